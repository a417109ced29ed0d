import { assert, describe, it } from "vitest"
import { claimsOf, unmet } from "../../doc-examples/claims.ts"

describe("what an example says it prints", () => {
  it("is the comment at the end of a line that prints", () => {
    assert.deepStrictEqual(claimsOf("const a = 1 // one\nconsole.log(a) // 1\n  for (;;) console.log(f(a)) // 2"), [
      "1",
      "2"
    ])
  })

  it("is the comment lines after one that prints", () => {
    assert.deepStrictEqual(claimsOf("// Prints.\nconsole.log(a)\n// one\n// two\n\nclose()"), ["one", "two"])
  })

  it("is the comment at the end, whatever printed", () => {
    assert.deepStrictEqual(claimsOf("each((a) => {\n  console.log(a)\n})\n// one\n// two"), ["one", "two"])
  })

  it("is no other comment, and nothing that is different each time", () => {
    assert.deepStrictEqual(claimsOf("// Leave it out.\nf(a)\n// not this\nconsole.log(a) // such as 17\ng()"), [])
    assert.deepStrictEqual(claimsOf("f(a)\n// prints nothing"), [])
  })
})

describe("a claim", () => {
  it("is borne out by an output with other spaces and quotes", () => {
    assert.deepStrictEqual(unmet(['{ a: "x", b: [1, 2] }'], "before\n{\n  a: 'x',\n  b: [ 1, 2 ]\n}\n"), [])
  })

  it("may leave something out", () => {
    assert.deepStrictEqual(unmet(["{ a: …, c: 3 }", "… and more", "a: …, z: 3"], "{ a: 1, b: 2, c: 3 } and more"), [
      "a: …, z: 3"
    ])
  })

  it("is not borne out by anything else", () => {
    assert.deepStrictEqual(unmet(["1", "2"], "1 3"), ["2"])
  })
})
