import * as Result from "effect/Result"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { compile, EvaluationError, evaluate, literal, parse, print } from "../../src/expression.ts"
import { trees } from "./trees.ts"
import { valueOf } from "./values.ts"

describe("compile", () => {
  it("computes for every event anew", () => {
    const compiled = compile(Result.getOrThrow(parse('any(X, properties["l"], X == properties["n"]) and true')))
    const rows = [{ l: [1, 2], n: 2 }, { l: [1, 2], n: 3 }, { l: "x", n: 1 }, {}]
    assert.deepStrictEqual(
      rows.map((properties) => compiled({ properties })),
      [true, false, false, false]
    )
  })

  it("answers errors instead of throwing them", () => {
    assert.instanceOf(compile(Result.getOrThrow(parse("1 and 2")))({}), EvaluationError)
  })

  it("answers every tree with a value or an error", () => {
    const context = {
      properties: JSON.parse('{"__proto__": 1}'),
      user: {},
      now: 0,
      variables: { price: [1, "a", null] }
    }
    fc.assert(
      fc.property(trees, (tree) => {
        const result = evaluate(tree, context)
        if (Result.isFailure(result)) assert.notStrictEqual(result.failure.reason, "TooDeep")
      }),
      { numRuns: 500 }
    )
  }, 30_000)

  it("computes the same with a constant as with a property that holds it", () => {
    const texts = ["", "a", "A", "x", '"', "\\", "ß", "SS", "\u0130", "i\u0307", "\u2167", "\u2177", "1", "true"]
    const scalars = [...texts, 0, 1, 2, true, false, null]
    for (const a of scalars) {
      for (const b of scalars) {
        const properties = { a, b, l: [b, "x"] }
        const written = print(literal(b))
        for (const operator of ["==", "!=", "in"]) {
          const left = `properties["a"] ${operator}`
          const expected = valueOf(`${left} properties["b"]`, { properties })
          assert.strictEqual(valueOf(`${left} ${written}`, { properties }), expected, `${a} ${operator} ${b}`)
        }
        const expected = valueOf('properties["a"] in properties["l"]', { properties })
        assert.strictEqual(valueOf(`properties["a"] in [${written}, "x"]`, { properties }), expected, `${a} in ${b}`)
      }
    }
  })
})
