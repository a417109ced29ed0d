import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { binary, call, check, list, literal, parse, property, unary, variable } from "../../src/expression.ts"
import { samples } from "./vectors.ts"

const parsed = (text: string) => Result.getOrThrow(parse(text))

const one = literal(1)
const two = literal(2)
const three = literal(3)

describe("parse", () => {
  it("has samples to read", () => {
    assert.strictEqual(samples.length, 62)
  })

  for (const { text, tier, tree } of samples) {
    it(`reads the ${tier} sample ${text}`, () => {
      assert.deepStrictEqual(parsed(text), tree)
    })
  }

  it("finds nothing wrong with samples from the reference", () => {
    for (const { text, tier } of samples) {
      if (tier === "documented" || tier === "official-ui") assert.deepStrictEqual(check(text), [], text)
    }
  })

  it("binds and tighter than or", () => {
    assert.deepStrictEqual(parsed("1 or 2 and 3"), binary("or", one, binary("and", two, three)))
    assert.deepStrictEqual(parsed("1 and 2 or 3"), binary("or", binary("and", one, two), three))
  })

  it("groups operators of one level to the left", () => {
    assert.deepStrictEqual(parsed("1 - 2 - 3"), binary("-", binary("-", one, two), three))
    assert.deepStrictEqual(parsed("1 - (2 - 3)"), binary("-", one, binary("-", two, three)))
  })

  it("lets not take a whole comparison", () => {
    assert.deepStrictEqual(parsed("not 1 == 2 and 3"), binary("and", unary("not", binary("==", one, two)), three))
  })

  it("lets a sign take one value", () => {
    assert.deepStrictEqual(parsed("-1 * 2"), binary("*", unary("-", one), two))
    assert.deepStrictEqual(parsed("--1"), unary("-", unary("-", one)))
    assert.deepStrictEqual(parsed("1 - -2"), binary("-", one, unary("-", two)))
  })

  it("reads words of operators and constants in upper case", () => {
    assert.deepStrictEqual(parsed("NOT TRUE AND 1 IN []"), parsed("not true and 1 in []"))
  })

  it("takes names that JavaScript objects have for plain names", () => {
    assert.deepStrictEqual(parsed('properties["__proto__"]'), property("__proto__"))
    assert.deepStrictEqual(parsed("constructor"), variable("constructor"))
    assert.deepStrictEqual(parsed("toString(hasOwnProperty)"), call("toString", [variable("hasOwnProperty")]))
  })

  it("reads every source", () => {
    assert.deepStrictEqual(
      parsed('[properties["a"], user["a"], event["a"], behaviors["a"]]'),
      list([property("a"), property("a", "user"), property("a", "event"), property("a", "behaviors")])
    )
  })

  it("ignores white space", () => {
    assert.deepStrictEqual(parsed('\t1\r\n+properties [ "a" ]\f'), binary("+", one, property("a")))
  })

  it("reads numbers as JavaScript does", () => {
    assert.deepStrictEqual(parsed("0.5"), literal(0.5))
    assert.deepStrictEqual(parsed("1e3"), literal(1000))
    assert.deepStrictEqual(parsed("12345678901234567890"), literal(12345678901234567000))
  })

  it("reads any character after a backslash, and line breaks by their letters", () => {
    assert.deepStrictEqual(parsed(String.raw`"a\"b\\c\/d\n\t"`), literal('a"b\\c/d\n\t'))
  })

  it("knows = inside the predicate of a function that binds a name, and nowhere else", () => {
    assert.deepStrictEqual(
      parsed("any(X, [1], X = 1)"),
      call("any", [variable("X"), list([one]), binary("=", variable("X"), one)])
    )
    assert.isTrue(Result.isFailure(parse("any(X, [1], X = 1) and 1 = 1")))
  })

  it("fails with the issues that check lists", () => {
    assert.deepStrictEqual(Result.getOrThrow(Result.flip(parse("1 && (2"))), check("1 && (2"))
  })
})
