import { assert, describe, it } from "vitest"
import { bind, type Signature } from "../../../src/internal/python/call.ts"
import type { PyValue } from "../../../src/python/PyValue.ts"

const one: Signature = { name: "C.m", required: ["a", "b"], optional: { c: 1, d: null }, isMethod: true }

const failure = (signature: Signature, ...args: ReadonlyArray<PyValue>): unknown => {
  try {
    return bind(signature, args)
  } catch (error) {
    return String(error)
  }
}

describe("arguments", () => {
  it("are bound in order, and defaults fill the rest", () => {
    assert.deepStrictEqual(bind(one, [1, 2]), { a: 1, b: 2, c: 1, d: null })
    assert.deepStrictEqual(bind(one, [1, 2, 3, 4]), { a: 1, b: 2, c: 3, d: 4 })
  })

  it("that are undefined are the default, and None where there is none", () => {
    assert.deepStrictEqual(bind(one, [undefined, 2, undefined, 4]), { a: undefined, b: 2, c: 1, d: 4 })
    assert.deepStrictEqual(bind(one, [1, 2, { c: undefined, d: 4 }]), { a: 1, b: 2, c: 1, d: 4 })
  })

  it("that are null are None, and no default", () => {
    assert.deepStrictEqual(bind(one, [1, 2, null]), { a: 1, b: 2, c: null, d: null })
    assert.deepStrictEqual(bind(one, [1, 2, { c: null }]), { a: 1, b: 2, c: null, d: null })
  })

  it("are refused in Python's words", () => {
    assert.strictEqual(failure(one), "TypeError: C.m() missing 2 required positional arguments: 'a' and 'b'")
    assert.strictEqual(failure(one, 1), "TypeError: C.m() missing 1 required positional argument: 'b'")
    assert.strictEqual(
      failure(one, 1, 2, 3, 4, 5),
      "TypeError: C.m() takes from 3 to 5 positional arguments but 6 were given"
    )
    assert.strictEqual(failure(one, 1, 2, { x: 1 }), "TypeError: C.m() got an unexpected keyword argument 'x'")
    assert.strictEqual(failure(one, 1, 2, { a: 1 }), "TypeError: C.m() got multiple values for argument 'a'")
    assert.strictEqual(failure(one, 1, 2, 3, { c: 1 }), "TypeError: C.m() got multiple values for argument 'c'")
    const three: Signature = { ...one, required: ["a", "b", "c"], optional: {}, isMethod: false }
    assert.strictEqual(failure(three), "TypeError: C.m() missing 3 required positional arguments: 'a', 'b', and 'c'")
    assert.strictEqual(failure(three, 1, 2, 3, 4), "TypeError: C.m() takes 3 positional arguments but 4 were given")
    assert.strictEqual(
      failure({ ...three, required: [], isMethod: true }, 1),
      "TypeError: C.m() takes 1 positional argument but 2 were given"
    )
  })
})

describe("an object in the last place", () => {
  const whole: Signature = { ...one, takesOneObject: true }
  const withDict: Signature = { ...one, optional: { props: null, time: null, path: "e" }, dict: "props" }

  it("is a dict where a required argument stands", () => {
    assert.deepStrictEqual(bind(one, [1, { c: 2 }]), { a: 1, b: { c: 2 }, c: 1, d: null })
  })

  it("holds every parameter where the signature says so", () => {
    assert.deepStrictEqual(bind(whole, [{ a: 1, b: 2, d: 3 }]), { a: 1, b: 2, c: 1, d: 3 })
    assert.deepStrictEqual(bind(whole, [1, { b: 2, d: 3 }]), { a: 1, b: 2, c: 1, d: 3 })
    assert.deepStrictEqual(bind(whole, [1, { x: 2 }]), { a: 1, b: { x: 2 }, c: 1, d: null })
    assert.strictEqual(failure(whole, { a: 1 }), "TypeError: C.m() missing 1 required positional argument: 'b'")
    assert.strictEqual(failure(whole, { a: 1, b: 2, x: 3 }), "TypeError: C.m() got an unexpected keyword argument 'x'")
  })

  it("is the dict, where one is meant", () => {
    for (const props of [{ plan: "pro" }, { path: "/pricing" }, { plan: 1, time: 2 }, {}, { a: 1, b: 2 }]) {
      assert.deepStrictEqual(bind(withDict, [1, 2, props]), { a: 1, b: 2, props, time: null, path: "e" })
    }
  })

  it("is keywords, where they can be nothing else", () => {
    assert.deepStrictEqual(bind(withDict, [1, 2, { time: 5 }]), { a: 1, b: 2, props: null, time: 5, path: "e" })
    assert.deepStrictEqual(bind(withDict, [1, 2, { props: { a: 1 }, path: "x" }]), {
      a: 1,
      b: 2,
      props: { a: 1 },
      time: null,
      path: "x"
    })
    assert.deepStrictEqual(bind(withDict, [1, 2, null, { path: "x" }]), {
      a: 1,
      b: 2,
      props: null,
      time: null,
      path: "x"
    })
  })

  it("is never keywords when it is a map or an instance of something", () => {
    const map = new Map([["c", 1]])
    assert.deepStrictEqual(bind(one, [1, 2, map]), { a: 1, b: 2, c: map, d: null })
    const date = new Date(0)
    assert.deepStrictEqual(bind(one, [1, 2, date]), { a: 1, b: 2, c: date, d: null })
  })
})
