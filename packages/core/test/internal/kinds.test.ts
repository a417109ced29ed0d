import { assert, describe, it } from "vitest"
import { ruleOf } from "../../src/internal/kinds.ts"
import type { ParameterKind } from "../../src/OperationSpec.ts"

const problem = (kind: ParameterKind, text: string, minItems?: number): string | undefined =>
  ruleOf({ kind }, minItems)?.(text)

describe("a date", () => {
  const real = ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01", "0099-12-31", "9999-12-31"]
  for (const text of real) it(`is ${text}`, () => assert.isUndefined(problem("date", text)))

  const unreal = [
    ...["2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"],
    ...["", "2026-1-2", "20261122", "2026-11-22 ", "2026-11-22\n", "2026-11-22T00:00:00Z", "26-11-22", "٢٠٢٦-١١-٢٢"]
  ]
  for (const text of unreal) {
    it(`is not ${JSON.stringify(text)}`, () =>
      assert.strictEqual(problem("date", text), "must be a date of the calendar such as 2026-11-22"))
  }
})

describe("a date and time", () => {
  for (const text of ["2026-11-22 00:00:00", "2024-02-29 23:59:59"]) {
    it(`is ${text}`, () => assert.isUndefined(problem("datetime", text)))
  }
  const unreal = [
    ...["2026-11-22", "2026-11-22 24:00:00", "2026-11-22 12:60:00", "2026-11-22 12:00:60", "2026-02-29 12:00:00"],
    ...[
      "2026-11-22T12:00:00",
      "2026-11-22 12:00",
      "2026-11-22  12:00:00",
      "2026-11-22 12:00:00Z",
      "2026-11-22 12:00:00\n"
    ]
  ]
  for (const text of unreal) {
    it(`is not ${JSON.stringify(text)}`, () =>
      assert.strictEqual(problem("datetime", text), "must be a date and time such as 2026-11-22 13:00:00"))
  }
})

describe("an expression", () => {
  it("is any text but an empty one; its grammar is not judged here", () => {
    assert.isUndefined(problem("expression", 'properties["plan"] =='))
    for (const text of ["", " ", "\n\t"]) assert.strictEqual(problem("expression", text), "must not be empty")
  })
})

describe("strings as JSON", () => {
  it("are an array of texts", () => {
    for (const text of ["[]", '["a"]', '[ "a", "caf\\u00e9", "🫐" ]', '["__proto__"]']) {
      assert.isUndefined(problem("strings", text), text)
    }
  })

  it("are nothing else, and no half-written array", () => {
    const wrong = ["", "a", '"a"', "{}", "null", "[1]", '["a",1]', '["a"', "['a']", '["a",]', '["a"] x', '["\\ud800"]']
    for (const text of wrong) assert.strictEqual(problem("strings", text), "must be a JSON array of strings", text)
  })

  it("are as many as the table asks for", () => {
    assert.strictEqual(problem("strings", "[]", 1), "must not be empty")
    assert.strictEqual(problem("strings", '["a"]', 2), "must have at least 2 items")
    assert.isUndefined(problem("strings", '["a","b"]', 2))
  })
})

describe("integers as JSON", () => {
  it("are an array of whole numbers", () => {
    for (const text of ["[]", "[1]", "[-1, 0, 12345678901234567890]"])
      assert.isUndefined(problem("integers", text), text)
    for (const text of ["1", "[1.5]", '["1"]', "[null]", "[1,]", "[NaN]", "{}"]) {
      assert.strictEqual(problem("integers", text), "must be a JSON array of whole numbers", text)
    }
    assert.strictEqual(problem("integers", "[]", 1), "must not be empty")
  })
})

describe("an object as JSON", () => {
  it("is an object, whatever its members", () => {
    for (const text of ["{}", '{"a":{"b":[1]}}', '{"__proto__":{"polluted":1}}']) {
      assert.isUndefined(problem("object", text), text)
    }
    assert.notProperty({}, "polluted")
  })

  it("is nothing else", () => {
    for (const text of ["", "[]", "null", "1", '"{}"', "{a:1}", '{"a":1', "undefined"]) {
      assert.strictEqual(problem("object", text), "must be a JSON object", text)
    }
  })
})
