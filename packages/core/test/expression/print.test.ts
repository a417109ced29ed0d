import * as Result from "effect/Result"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { binary, call, type Expression, list, literal, parse, print, property, unary } from "../../src/expression.ts"
import { trees } from "./trees.ts"
import { samples } from "./vectors.ts"

const parsed = (text: string): Expression => Result.getOrThrow(parse(text))

const one = literal(1)

describe("print", () => {
  it("writes every sample so that it reads back as the same tree", () => {
    for (const { text, tree } of samples) assert.deepStrictEqual(parsed(print(tree)), tree, text)
  })

  it("writes every tree so that it reads back as the same tree", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        assert.deepStrictEqual(parsed(print(tree)), tree)
      }),
      { numRuns: 500 }
    )
  }, 30_000)

  it("writes no parentheses that can be left out", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = print(tree)
        for (const shorter of withoutOnePair(text)) {
          const again = parse(shorter)
          if (Result.isSuccess(again)) assert.notDeepEqual(again.success, tree, `${text} could be ${shorter}`)
        }
      })
    )
  })

  it("writes a text the way it was written when nothing was superfluous", () => {
    for (const text of [
      'not "a" in properties["p"] and 1 - 2 - 3 == 1 - (2 - 3)',
      "(1 or 2) and -(3 + 4) * -5 or not (true and false)",
      'any(X, list(user["tags"]), X = "new") == (1 < 2)',
      "(not true) == false",
      '[[], [1, "\\"\\\\"], null, undefined]'
    ]) {
      assert.strictEqual(print(parsed(text)), text)
    }
  })

  it("escapes quotes and backslashes and nothing else", () => {
    assert.strictEqual(print(property('a"\\\n', "user")), 'user["a\\"\\\\\n"]')
  })

  it("writes numbers without exponents", () => {
    assert.strictEqual(print(literal(1e21)), "1000000000000000000000")
    assert.strictEqual(print(literal(1.5e-7)), "0.00000015")
    assert.strictEqual(print(literal(-2.5e22)), "-25000000000000000000000")
  })

  it("writes a negative number in parentheses only where a sign needs them", () => {
    assert.strictEqual(print(binary("-", one, literal(-1))), "1 - -1")
    assert.deepStrictEqual(literal(-1), unary("-", one))
    assert.strictEqual(print({ _tag: "Literal", value: -1 }), "-1")
  })

  it("writes numbers that are not finite as undefined", () => {
    assert.strictEqual(print(list([literal(Number.NaN), literal(Number.POSITIVE_INFINITY)])), "[undefined, undefined]")
  })

  it("writes trees of any depth", () => {
    let right: Expression = one
    let left: Expression = one
    for (let depth = 0; depth < 100_000; depth++) {
      right = depth % 2 === 0 ? call("f", [right]) : binary("-", one, right)
      left = binary("and", left, one)
    }
    assert.strictEqual(print(left).length, 1 + 100_000 * 6)
    assert.isTrue(print(right).startsWith("1 - f(1 - f("))
  })
})

/** The text without one pair of parentheses that are no call's, for each such pair. */
const withoutOnePair = (text: string): ReadonlyArray<string> => {
  const open: Array<number> = []
  const shorter: Array<string> = []
  let inText = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inText && character === "\\") index++
    else if (character === '"') inText = !inText
    else if (!inText && character === "(") open.push(index)
    else if (!inText && character === ")") {
      const start = open.pop() ?? 0
      if (/\w/.test(text[start - 1] ?? " ")) continue
      shorter.push(`${text.slice(0, start)} ${text.slice(start + 1, index)} ${text.slice(index + 1)}`)
    }
  }
  return shorter
}
