import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { evaluate, parse } from "../../src/expression.ts"
import { semantics } from "./vectors.ts"

describe("the documented semantics", () => {
  it("has rows", () => {
    assert.strictEqual(semantics.length, 50)
  })

  for (const { text, clause, outcome } of semantics) {
    it(`${text}: ${clause}`, () => {
      const result = evaluate(Result.getOrThrow(parse(text)), {})
      if (outcome === "error") assert.isTrue(Result.isFailure(result))
      else assert.deepStrictEqual(Result.getOrThrow(result), outcome.value)
    })
  }

  it("holds where the constants come from properties instead", () => {
    const properties = { a: "a", one: 1, yes: true, nothing: null, many: [1, 2, 3] }
    const expected: Readonly<Record<string, unknown>> = {
      'properties["a"] + properties["a"]': "aa",
      'properties["a"] + properties["one"]': undefined,
      'properties["a"] == "A"': true,
      'properties["one"] in properties["many"]': true,
      'properties["missing"] or properties["yes"]': true,
      'not properties["missing"]': true,
      'string(properties["nothing"])': null,
      'number(properties["nothing"])': undefined,
      'properties["one"] / (properties["one"] - 1)': undefined
    }
    for (const [text, value] of Object.entries(expected)) {
      const result = evaluate(Result.getOrThrow(parse(text)), { properties })
      assert.deepStrictEqual(Result.getOrThrow(result), value, text)
    }
  })
})
