import { assert, describe, it } from "vitest"
import { check, formatIssue } from "../../src/expression.ts"
import { repair } from "./mistakes.ts"

/** Where the errors of a text are. */
const offsets = (text: string): ReadonlyArray<number> =>
  check(text)
    .filter(({ severity }) => severity === "error")
    .map(({ offset }) => offset)

/** The text after its first suggestion is taken, again and again, until there is nothing to take. */
const repaired = (text: string): string => {
  let current = text
  for (let round = 0; round < 20; round++) {
    const issue = check(current).find(({ suggestion }) => suggestion !== undefined)
    if (issue === undefined) return current
    current = repair(current, issue) ?? current
  }
  return current
}

describe("check", () => {
  it("finds nothing in a text without mistakes", () => {
    assert.deepStrictEqual(check('properties["plan"] == "pro"'), [])
  })

  it("reports independent mistakes together, in the order of the text", () => {
    const text = `properties[plan] = 'pro' && defned(user.age) || (event["x"] => 5px`
    assert.deepStrictEqual(
      check(text).map(({ offset, message }) => `${offset} ${message}`),
      [
        "11 a property's name is written in double quotes",
        "17 two values are compared with ==",
        "19 a text is written in double quotes",
        "25 write and instead of &&",
        "28 defned is not a known function; did you mean defined?",
        "39 a property's name stands in brackets, not after a point",
        "45 write or instead of ||",
        "48 this ( is not closed",
        "60 write >= instead of =>",
        "63 this is not a number; a text is written in double quotes"
      ]
    )
  })

  it("leads to a text without mistakes when every suggestion is taken", () => {
    assert.strictEqual(
      repaired(`properties[plan] = 'pro' && defned(user.age) || !(event["x"] => 5 and props["b"] in (1, 2,)`),
      'properties["plan"] == "pro" and defined(user["age"]) or not (event["x"] >= 5 and properties["b"] in [1, 2])'
    )
    assert.strictEqual(
      repaired(`properties["email"] is not null And “a” not in properties[$tags]);`),
      'defined(properties["email"]) and not "a" in properties["$tags"]'
    )
  })

  it("goes on after a bracket that closes nothing", () => {
    assert.deepStrictEqual(offsets("1 == 1) and 2 = 2"), [6, 14])
  })

  it("goes on after a missing operator, value or comma", () => {
    assert.deepStrictEqual(offsets("(1 2) and (3 =) and [4 5]"), [3, 13, 23])
  })

  it("goes on after an unfinished function and an unfinished list", () => {
    assert.deepStrictEqual(offsets("[string(1, 2]) = 3"), [7, 13])
  })

  it("reports one mistake for a stray character, not what is missing around it", () => {
    assert.deepStrictEqual(offsets("1 @ 2 and 3 == ^ and [4 ? 5]"), [2, 15, 24])
  })

  it("says nothing about the meaning of a value that is missing", () => {
    assert.lengthOf(check('< "5"'), 1)
    assert.deepStrictEqual(
      check("1 < and == or").map(({ severity }) => severity),
      ["error", "error", "error"]
    )
  })
})

describe("the place of an issue", () => {
  const only = (text: string) => {
    const [issue, ...others] = check(text)
    assert.isDefined(issue)
    assert.lengthOf(others, 0)
    return issue
  }

  it("has the line and the column, counted from 1", () => {
    for (const lineBreak of ["\n", "\r\n", "\r"]) {
      const { line, column, offset, excerpt } = only(`1 == 1${lineBreak}and${lineBreak}  2 = 2${lineBreak}`)
      assert.deepStrictEqual([line, column, excerpt], [3, 5, "  2 = 2\n    ^"])
      assert.strictEqual(offset, 6 + 3 + 4 + 2 * lineBreak.length)
    }
  })

  it("counts characters rather than code units", () => {
    const { column, offset, excerpt } = only('"👍🏽é" = 1')
    assert.deepStrictEqual([column, offset], [7, 8])
    assert.strictEqual(excerpt, '"👍🏽é" = 1\n      ^')
  })

  it("puts the caret under characters that are two columns wide, and under those that take none", () => {
    const e = "e\u0301"
    for (const [text, caret] of [
      ['"日本語" = 1', "         ^"],
      ['"ｆｕ" = 1', "       ^"],
      ['"😀🇳🇴" = 1', "       ^"],
      [`"${e}t${e}" = 1`, "      ^"]
    ] as const) {
      assert.strictEqual(only(text).excerpt, `${text}\n${caret}`)
    }
    assert.strictEqual(only(`"日本語" = 1`).column, 7)
  })

  it("keeps tabs, so that the caret stays below its character", () => {
    assert.strictEqual(only("\t1\t= 1").excerpt, "\t1\t= 1\n\t \t^")
  })

  it("shows the part of a long line around the place", () => {
    const [above, caret] = only(`${"1 + ".repeat(100)}1 = ${"1 + ".repeat(100)}1`).excerpt.split("\n")
    assert.strictEqual(above?.length, 100)
    assert.match(above ?? "", /^….*…$/)
    assert.strictEqual(above?.[(caret?.length ?? 0) - 1], "=")
  })

  it("replaces control characters, which could move the caret or the terminal", () => {
    assert.strictEqual(check('"\u001b[2J\u0007" = 1').at(-1)?.excerpt, '"�[2J�" = 1\n        ^')
  })
})

describe("formatIssue", () => {
  it("writes the place, the message, the excerpt and the suggestion", () => {
    assert.deepStrictEqual(check("1 = 1;").map(formatIssue), [
      "1:3 error: two values are compared with ==\n  1 = 1;\n    ^\n  write: ==",
      "1:6 error: an expression does not end with a semicolon\n  1 = 1;\n       ^\n  leave it out"
    ])
    assert.deepStrictEqual(check("()").map(formatIssue), ["1:1 error: there is nothing in the parentheses\n  ()\n  ^"])
  })
})
