import * as Result from "effect/Result"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { check, compile, type Expression, evaluate, list, literal, parse, print, unary } from "../../src/expression.ts"

const onlyMessage = (text: string): string => {
  const issues = check(text)
  assert.strictEqual(issues.length, 1)
  return issues[0]?.message ?? ""
}

describe("hostile input", () => {
  for (const [name, text] of [
    ["parentheses", "(".repeat(100_000) + ")".repeat(100_000)],
    ["open parentheses", "(".repeat(100_000)],
    ["lists", "[".repeat(100_000)],
    ["signs", "-".repeat(100_000)],
    ["not", "not ".repeat(100_000)],
    ["calls", "string(".repeat(100_000)],
    ["functions without parentheses", "defined ".repeat(100_000)],
    ["indexes", `"a"${"[1".repeat(100_000)}`]
  ] as const) {
    it(`answers 100,000 nested ${name} with one issue`, () => {
      assert.match(onlyMessage(text), /nested deeper than 200 levels/)
    })
  }

  it("says where the limit of nesting is passed", () => {
    assert.strictEqual(check("(".repeat(300))[0]?.column, 201)
    assert.isTrue(Result.isSuccess(parse(`${"(".repeat(200)}1${")".repeat(200)}`)))
    assert.isTrue(Result.isFailure(parse(`${"(".repeat(201)}1${")".repeat(201)}`)))
  })

  it("computes the deepest tree that a text can have", () => {
    const opening = "1 == 2 or true and 1 == 1 + 0 * number(("
    const text = `${opening.repeat(100)}1${"))".repeat(100)}`
    assert.isTrue(Result.isSuccess(evaluate(Result.getOrThrow(parse(text)), {})))
  })

  it("refuses a text that is too long", () => {
    assert.match(onlyMessage(" ".repeat(1_000_001)), /at most 1000000 characters/)
  })

  it("reads, writes and computes chains of any length", () => {
    for (const [link, value] of [
      [" + 1", 50_001],
      [" - 1", -49_999]
    ] as const) {
      const sum = Result.getOrThrow(parse(`1${link.repeat(50_000)}`))
      assert.strictEqual(compile(sum)({}), value)
      assert.strictEqual(print(sum).length, 1 + 50_000 * 4)
    }
    const conditions = Result.getOrThrow(parse(`true${" and true".repeat(50_000)}`))
    assert.strictEqual(compile(conditions)({}), true)
  })

  it("reads, writes and computes lists and calls of any length", () => {
    for (const [opening, closing, value] of [
      ["1 in [0", "]", true],
      ["min(0", ")", 0]
    ] as const) {
      const text = `${opening}${", 1".repeat(100_000)}${closing}`
      const expression = Result.getOrThrow(parse(text))
      assert.strictEqual(print(expression), text)
      assert.strictEqual(compile(expression)({}), value)
    }
  }, 30_000)

  it("lists at most 25 errors", () => {
    assert.lengthOf(check("@ ".repeat(10_000)), 25)
    assert.lengthOf(check("1 ".repeat(10_000)), 25)
  })

  it("fails even when all that was listed are warnings", () => {
    const text = `${"a + ".repeat(60)}`
    assert.isTrue(check(text).some(({ severity }) => severity === "error"))
    assert.isTrue(Result.isFailure(parse(text)))
  })

  it("shortens names in messages", () => {
    for (const text of [`${"a".repeat(10_000)}(1)`, "a".repeat(10_000), `$${"a".repeat(10_000)}`]) {
      for (const { message, excerpt } of check(text)) {
        assert.isBelow(message.length, 200)
        assert.isBelow(excerpt.length, 300)
      }
    }
  })

  it("answers what is no string with an issue", () => {
    for (const junk of [undefined, null, 5, {}, []]) {
      assert.match(onlyMessage(junk as unknown as string), /is a string/) // what an untyped caller may pass
    }
  })

  it("answers trees made by hand that are out of all proportion with an error", () => {
    let deep: Expression = literal(1)
    for (let depth = 0; depth < 100_000; depth++) deep = depth % 2 === 0 ? unary("-", deep) : list([deep])
    const result = evaluate(deep, {})
    assert.strictEqual(Result.isFailure(result) ? result.failure.reason : "", "TooDeep")
  })

  it("never throws, and points into the text, whatever the text is", () => {
    const words = fc.constantFrom(
      ...[
        'properties["a"]',
        "properties",
        "user",
        "[",
        "]",
        "(",
        ")",
        '"',
        "'",
        "“",
        "\\",
        ".",
        ",",
        "not",
        "in",
        "is"
      ],
      ...[
        "and",
        "or",
        "==",
        "=",
        "!",
        "&&",
        "-",
        "+",
        "5",
        "5px",
        ".5",
        "any(X,",
        "X",
        "True",
        "\n",
        "\t",
        "@",
        "😀",
        "\u0000"
      ]
    )
    const junk = fc.array(fc.oneof({ weight: 9, arbitrary: words }, fc.string({ unit: "binary" })), { maxLength: 12 })
    fc.assert(
      fc.property(junk, fc.constantFrom("", " "), (parts, glue) => {
        const text = parts.join(glue)
        const issues = check(text)
        for (const { offset, line, column, excerpt, replaces, suggestion } of issues) {
          assert.isAtLeast(offset, 0)
          assert.isAtMost(offset, text.length)
          assert.isAtLeast(Math.min(line, column), 1)
          assert.match(excerpt, /\^$/)
          assert.strictEqual(replaces === undefined, suggestion === undefined)
          if (replaces !== undefined) assert.isTrue(0 <= replaces.start && replaces.start <= replaces.end)
        }
        const result = parse(text)
        assert.strictEqual(
          Result.isSuccess(result),
          issues.every(({ severity }) => severity === "warning")
        )
        if (Result.isSuccess(result)) evaluate(result.success, { properties: { a: [1, "x", null] }, now: 0 })
      }),
      { numRuns: 500 }
    )
  }, 30_000)
})
