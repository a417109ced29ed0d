import fc from "fast-check"
import { assert, describe, it } from "vitest"
import * as Operation from "../src/Operation.ts"
import type { OperationSpec, TextRules } from "../src/OperationSpec.ts"

/** Any text at all, half surrogate pairs included. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom("__proto__", "constructor", "true", "1e3", "-7", "0".repeat(300))
)

const rules: fc.Arbitrary<TextRules> = fc.record(
  {
    kind: fc.constantFrom("string", "integer", "number", "boolean"),
    enum: fc.array(fc.constantFrom("0", "1", "true"), { minLength: 1 }),
    minLength: fc.nat(5),
    maxLength: fc.nat(20),
    minimum: fc.integer(),
    maximum: fc.integer(),
    pattern: fc.constantFrom("^[^_]", "^\\p{L}*$", "."),
    hint: fc.constant("do it right")
  },
  { requiredKeys: ["kind"] }
)

const names = fc.constantFrom("_p", "_n", "plan", "__proto__")

const spec: fc.Arbitrary<OperationSpec> = fc.record(
  {
    id: fc.constant("ping"),
    method: fc.constantFrom("GET", "POST"),
    paths: fc.constant({}),
    host: fc.constant(""),
    auth: fc.constant([]),
    responses: fc.constant([]),
    parameters: fc
      .uniqueArray(names)
      .chain((own) =>
        fc.tuple(
          ...own.map((name) =>
            fc.tuple(rules, fc.boolean()).map(([rule, required]) => ({ ...rule, name, required, in: "query" }) as const)
          )
        )
      ),
    open: fc.record({ in: fc.constant("query"), names: rules, values: rules })
  },
  { requiredKeys: ["id", "method", "paths", "host", "auth", "responses", "parameters"] }
)

const parameters = fc.array(fc.tuple(fc.oneof(names, text), text))

describe("Operation.check", () => {
  it("never throws, whatever the table and the parameters", () => {
    fc.assert(
      fc.property(spec, parameters, (table, given) => {
        for (const { path, message } of Operation.make(table).check(given)) {
          assert.isAtMost(path.length, 700)
          assert.notStrictEqual(message, "")
        }
      }),
      { numRuns: 500 }
    )
  })

  it("never repeats a value", () => {
    // Values that stand in no rule, so that finding one in an issue means that it was copied there.
    const value = fc
      .tuple(fc.constantFrom("hunter2-", "_hunter2\n", "9e99hunter2", "\ud800hunter2"), text)
      .map((all) => all.join(""))
    fc.assert(
      fc.property(spec, fc.array(fc.tuple(fc.oneof(names, text), value)), (table, given) => {
        assert.notInclude(JSON.stringify(Operation.make(table).check(given)), "hunter2")
      }),
      { numRuns: 500 }
    )
  })

  it("finds nothing wrong exactly when each parameter alone is right, none is repeated and none is missing", () => {
    fc.assert(
      fc.property(spec, parameters, (table, given) => {
        const optional = { ...table, parameters: table.parameters.map((own) => ({ ...own, required: false })) }
        const alone = given.every((pair) => Operation.make(optional).check([pair]).length === 0)
        const present = new Set(given.map(([name]) => name))
        const complete = table.parameters.every(({ name, required }) => !required || present.has(name))
        const isRight = alone && present.size === given.length && complete
        assert.strictEqual(Operation.make(table).check(given).length === 0, isRight)
      }),
      { numRuns: 500 }
    )
  })
})

describe("Operation.printable", () => {
  // Control characters, directions, joiners and line ends, among letters.
  const tricky = fc.constantFrom(
    ..."a\n\u001b\u007f\u0085\u009b\u00ad\u200b\u200f\u2028\u2029\u202e\ufeff\ud800",
    "\u{e0041}"
  )

  it("keeps every name on one line of visible text", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: tricky })), (name) => {
        const shown = Operation.printable(name)
        assert.notMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        assert.isTrue(shown.isWellFormed())
      })
    )
  })
})

describe("Operation.encode", () => {
  const pairs = fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })))

  it("is read back by URLSearchParams as it was written", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        assert.deepStrictEqual(Array.from(new URLSearchParams(Operation.encode(given))), given)
      })
    )
  })

  it("is left alone by a URL", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const query = Operation.encode([["_p", "bob"], ...given])
        assert.strictEqual(new URL(`https://trk.example/e?${query}`).search, `?${query}`)
      })
    )
  })
})
