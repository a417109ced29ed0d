import { assert, describe, it } from "vitest"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import * as Operation from "../src/Operation.ts"
import type { OperationSpec, TextRules } from "../src/OperationSpec.ts"

const operation = (spec: Partial<OperationSpec>, options?: Operation.Options): Operation.Operation =>
  Operation.make(
    { id: "ping", method: "GET", paths: {}, host: "", auth: [], parameters: [], responses: [], ...spec },
    options
  )

const parameter = (name: string, rules: Partial<TextRules> = {}, required = false) =>
  ({ name, in: "query", required, kind: "string", ...rules }) as const

/** What is wrong with one text under one set of rules, or `undefined`. */
const problem = (rules: Partial<TextRules>, text: string): string | undefined =>
  operation({ parameters: [parameter("a", rules)] }).check([["a", text]])[0]?.message

const lines = (issues: ReturnType<Operation.Operation["check"]>) =>
  issues.map((issue) => `${issue.path}: ${issue.message}`)

describe("a text", () => {
  const cases: ReadonlyArray<readonly [rules: Partial<TextRules>, good: ReadonlyArray<string>, bad: object]> = [
    [{}, ["", "any", "\u0000", "🫐", "x".repeat(1_000_000)], {}],
    [
      { kind: "integer" },
      ["0", "-0", "-7", "007", "9".repeat(400)],
      Object.fromEntries(
        ["", "1.0", "1e3", "+1", " 1", "1\n", "٣", "0x1"].map((text) => [text, "must be a whole number"])
      )
    ],
    [
      { kind: "number" },
      ["0", "-1.5", "1e3", "1E-05", "1.25e+300"],
      Object.fromEntries(["", ".5", "1.", "Infinity", "NaN", "1,5", "1e"].map((text) => [text, "must be a number"]))
    ],
    [
      { kind: "boolean" },
      ["true", "false"],
      { True: "must be true or false", "1": "must be true or false", "": "must be true or false" }
    ],
    [{ enum: ["0", "1"] }, ["0", "1"], { "2": "must be one of 0, 1", "01": "must be one of 0, 1" }],
    [{ minLength: 1 }, ["a"], { "": "must not be empty" }],
    [{ minLength: 3 }, ["abc"], { "": "must not be empty", ab: "must be at least 3 characters" }],
    [{ maxLength: 4 }, ["", "abcd", "🫐🫐"], { abcde: "must be at most 4 characters, and has 5" }],
    [{ kind: "integer", minimum: -2 }, ["-2", "9"], { "-3": "must be at least -2" }],
    [
      { kind: "integer", maximum: 9 },
      ["9", "-99"],
      { "10": "must be at most 9", ["9".repeat(400)]: "must be at most 9" }
    ],
    [
      { kind: "number", minimum: 0.5, maximum: 1 },
      ["0.5", "1"],
      { "0.49": "must be at least 0.5", "1.01": "must be at most 1" }
    ],
    [{ pattern: "^[a-z]+$" }, ["abc"], { aBc: "must match ^[a-z]+$", "": "must match ^[a-z]+$" }],
    [{ pattern: "^.$" }, ["a", "🫐"], { ab: "must match ^.$" }],
    [
      { pattern: "^[^_]", hint: "names like this belong to others" },
      ["a"],
      { _a: "is not allowed; names like this belong to others" }
    ],
    [{ minLength: 1, hint: "give a name" }, ["a"], { "": "must not be empty; give a name" }]
  ]
  for (const [rules, good, bad] of cases) {
    it(`under ${JSON.stringify(rules)} is taken when it is right and refused with the rule it breaks`, () => {
      for (const text of good) assert.isUndefined(problem(rules, text), text.slice(0, 20))
      for (const [text, message] of Object.entries(bad))
        assert.strictEqual(problem(rules, text), message, text.slice(0, 20))
    })
  }

  it("is refused when it holds half of a surrogate pair, which no encoding can write", () => {
    const message = "must be well-formed Unicode, and holds half of a surrogate pair"
    for (const text of ["\ud83e", "a\udc00b", "\udc00\ud83e"]) {
      assert.strictEqual(problem({}, text), message)
      assert.throws(() => Operation.encode([["a", text]]), URIError)
    }
  })
})

describe("Operation.check", () => {
  it("lists every problem by path, in the order of the parameters, and what is missing last", () => {
    const strict = operation({
      parameters: [
        parameter("id", { minLength: 1 }, true),
        parameter("count", { kind: "integer" }),
        parameter("at", {}, true)
      ]
    })
    const given = [
      ["count", "many"],
      ["colour", "red"],
      ["id", ""],
      ["count", "7"]
    ] as const
    assert.deepStrictEqual(lines(strict.check(given)), [
      "count: must be a whole number",
      "colour: is not a parameter of this operation",
      "id: must not be empty",
      "count: appears more than once",
      "at: is required"
    ])
  })

  it("is content with what is right", () => {
    const strict = operation({ parameters: [parameter("id", {}, true), parameter("count", { kind: "integer" })] })
    assert.deepStrictEqual(strict.check([["id", ""]]), [])
    assert.deepStrictEqual(
      strict.check([
        ["count", "1"],
        ["id", "x"]
      ]),
      []
    )
    assert.deepStrictEqual(operation({}).check([]), [])
  })

  const open = {
    in: "query",
    names: { kind: "string", maxLength: 5, pattern: "^[^_]" },
    values: { kind: "integer" }
  } as const

  it("checks the names and the values of open parameters, each under its name", () => {
    const issues = operation({ open }).check([
      ["plan", "1"],
      ["length", "x"],
      ["_k", "2"],
      ["plan", "3"]
    ])
    assert.deepStrictEqual(lines(issues), [
      "properties.length: the name must be at most 5 characters, and has 6",
      "properties.length: must be a whole number",
      "properties._k: the name must match ^[^_]",
      "properties.plan: appears more than once"
    ])
  })

  it("takes names that mean something to JavaScript as names", () => {
    const long = operation({ open: { ...open, names: { kind: "string" } } })
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "0", ""]
    assert.deepStrictEqual(long.check(names.map((name) => [name, "1"])), [])
    const issues = operation({}).check(names.map((name) => [name, "1"]))
    assert.deepStrictEqual(
      issues.map(({ path }) => path),
      names
    )
  })

  it("neither requires nor takes what someone else supplies", () => {
    const spec = { parameters: [parameter("_k", {}, true), parameter("_p", {}, true)] }
    const without = operation(spec, { supplied: ["_k"] })
    assert.deepStrictEqual(without.check([["_p", "bob"]]), [])
    assert.deepStrictEqual(
      lines(
        without.check([
          ["_k", "mine"],
          ["_p", "bob"]
        ])
      ),
      ["_k: is not a parameter of this operation"]
    )
    assert.deepStrictEqual(lines(operation(spec).check([["_p", "bob"]])), ["_k: is required"])
  })

  it("does not tire of a hundred thousand parameters, nor of a value of ten million characters", () => {
    const names = Array.from({ length: 100_000 }, (_, n) => `p${n}`)
    const tooLong = names.filter((name) => name.length > 5).length
    const given = [...names, "p1"].map((name) => [name, "1"] as const)
    const issues = operation({ open }).check([...given, ["odd", "x".repeat(10_000_000)]])
    assert.strictEqual(issues.length, tooLong + 2)
  })

  it("holds to the rules of the service's own table", () => {
    const { record, alias } = kissmetricsTracking.operations
    const supplied = { supplied: ["_k"] }
    const good = [
      ["_p", "bob"],
      ["_n", "Signed Up"],
      ["_t", "1381849312"],
      ["_d", "1"],
      ["plan", "pro"]
    ] as const
    assert.deepStrictEqual(Operation.make(record, supplied).check(good), [])
    const bad = [
      ["_p", ""],
      ["_n", "x".repeat(256)],
      ["_t", "1381849312000"],
      ["_d", "2"],
      ["_x", ""],
      ["_y", "1"]
    ] as const
    assert.deepStrictEqual(
      Operation.make(record, supplied)
        .check(bad)
        .map(({ path }) => path),
      ["_p", "_n", "_t", "_d", "_x", "properties._y"]
    )
    assert.deepStrictEqual(
      lines(
        Operation.make(alias, supplied).check([
          ["_p", "a"],
          ["plan", "pro"]
        ])
      ),
      ["plan: is not a parameter of this operation", "_n: is required"]
    )
  })
})

describe("Operation.printable", () => {
  it("shows an ordinary name as it is", () => {
    for (const name of ["plan", "Billing Amount", "prøve 蓝莓 🫐", "a.b[0]", ""]) {
      assert.strictEqual(Operation.printable(name), name)
    }
  })

  it("cuts a long name, and never through a character", () => {
    assert.strictEqual(Operation.printable("x".repeat(100_000)), "x".repeat(64))
    assert.strictEqual(Operation.printable(`${"x".repeat(63)}🫐`), `${"x".repeat(63)}\ufffd`)
  })

  it("escapes what could forge a line, steer a terminal, or turn text around", () => {
    const cases = {
      'say "hi"': 'say \\"hi\\"',
      "back\\slash": "back\\\\slash",
      "one\ntwo\r\nthree\t": "one\\ntwo\\r\\nthree\\t",
      "\u001b[31mred": "\\u001b[31mred",
      "\u009b31m\u0085next": "\\u{9b}31m\\u{85}next",
      "a\u2028b\u2029c\u007f": "a\\u{2028}b\\u{2029}c\\u{7f}",
      "\u202egnp.exe": "\\u{202e}gnp.exe",
      "\u{e0041}tag": "\\u{e0041}tag",
      "\ud800half": "\ufffdhalf"
    }
    for (const [name, shown] of Object.entries(cases)) assert.strictEqual(Operation.printable(name), shown)
  })
})

describe("Operation.encode", () => {
  it("writes pairs in their order", () => {
    assert.strictEqual(
      Operation.encode([
        ["b", "2"],
        ["a", "1"],
        ["b", ""]
      ]),
      "b=2&a=1&b="
    )
    assert.strictEqual(Operation.encode([]), "")
  })

  it("leaves only letters, digits and what no platform touches", () => {
    const text = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    const written = "%20!%22%23%24%25%26%27()*%2B%2C-.%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E_%60%7B%7C%7D~"
    assert.strictEqual(Operation.encode([[text, text]]), `${written}=${written}`)
    assert.strictEqual(Operation.encode([["ø", "🫐"]]), "%C3%B8=%F0%9F%AB%90")
  })
})
