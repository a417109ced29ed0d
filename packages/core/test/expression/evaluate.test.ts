import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { evaluate, parse } from "../../src/expression.ts"
import { expectValues, valueOf } from "./values.ts"

describe("properties", () => {
  it("come from their source", () => {
    const context = { properties: { a: 1 }, user: { a: 2 }, event: { a: 3 }, behaviors: { a: 4 } }
    const sources = '[properties["a"], user["a"], event["a"], behaviors["a"]]'
    assert.deepStrictEqual(valueOf(sources, context), [1, 2, 3, 4])
    assert.deepStrictEqual(valueOf(sources, {}), [undefined, undefined, undefined, undefined])
  })

  it("are never what every object inherits", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      for (const source of ["properties", "user"]) {
        assert.strictEqual(valueOf(`${source}["${name}"]`, { properties: {}, user: {} }), undefined)
        const own = JSON.parse(`{"${name}": "own"}`)
        assert.strictEqual(valueOf(`${source}["${name}"]`, { properties: own, user: own }), "own")
      }
    }
    assert.strictEqual(valueOf("constructor", { variables: {} }), undefined)
  })

  it("are never inherited under a name that every object has", () => {
    const heir = Object.create({ constructor: "inherited" })
    const sources = 'properties["constructor"] == undefined and user["constructor"] == undefined'
    assert.isTrue(valueOf(`${sources} and constructor == undefined`, { properties: heir, user: heir, variables: heir }))
  })

  it("are undefined when they hold what is no value", () => {
    expectValues(
      { object: {}, inf: Number.POSITIVE_INFINITY, big: 1n, never: new Date(Number.NaN), f: () => 1 },
      {
        $object: undefined,
        $inf: undefined,
        $big: undefined,
        $never: undefined,
        $f: undefined,
        "defined($object)": false
      }
    )
  })

  it("are found in data without a prototype", () => {
    assert.strictEqual(valueOf('properties["a"]', { properties: Object.assign(Object.create(null), { a: 1 }) }), 1)
  })
})

describe("operators", () => {
  it("and, or stop as soon as the answer is known", () => {
    expectValues({ text: "x" }, { "false and $text": false, "true or $text": true, "$none and $text": false })
    for (const text of [
      'properties["a"] and true',
      'true and properties["a"]',
      "false or null",
      "true and true and 1"
    ]) {
      const result = evaluate(Result.getOrThrow(parse(text)), { properties: { a: "x" } })
      assert.strictEqual(Result.isFailure(result) ? result.failure.reason : "", "NotBoolean", text)
    }
  })

  it("== compares texts without regard to case, and everything else as it is", () => {
    expectValues(
      { s: "ÀB", n: 1, t: true, nil: null, l: ["A", 1], other: ["a", 1], o: {} },
      {
        '$s == "àb"': true,
        '$s != "àb"': false,
        '"AB" == $s': false,
        "$n == 1": true,
        '$n == "1"': false,
        "$t == 1": false
      }
    )
    expectValues(
      { s: "ÀB", nil: null, l: ["A", 1], other: ["a", 1], shorter: ["a"] },
      {
        "$nil == null": true,
        "$nil == undefined": false,
        "$none == undefined": true,
        "$l == $other": true,
        "$l == $shorter": false
      }
    )
  })

  it("does not compare lists inside lists, however deep they are", () => {
    let deep: unknown = "a"
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expectValues(
      { deep, same: structuredClone([["a"]]), other: [["a"]] },
      { "$deep == [1]": false, "$same == $other": false }
    )
  })

  it("in looks for a part of a text, or for an item of a list, without regard to case", () => {
    expectValues(
      { mail: "Bob@Example.com", tags: ["New", 5, { a: 1 }], n: 5 },
      {
        '"example" in $mail': true,
        '"gmail" in $mail': false,
        '"" in $mail': true,
        '"new" in $tags': true,
        "$n in $tags": true,
        '"5" in $tags': false,
        '$n in [4, 5, "x"]': true,
        '$mail in ["BOB@example.com"]': true,
        "$n in []": false,
        "$n in [$n + 0]": true,
        "$none in [undefined]": true,
        '"a" in $n': undefined,
        '"a" in $none': undefined,
        '$none in "a"': undefined
      }
    )
  })

  it("have no value where a number is too large", () => {
    expectValues({ huge: Number.MAX_VALUE }, { "$huge * 2": undefined, "$huge + $huge": undefined, "1 % 0": undefined })
  })

  it("order numbers and moments, and nothing else", () => {
    expectValues(
      { n: 2, s: "2024-01-01" },
      {
        "$n >= 2": true,
        "$n < 2": false,
        "$n <= 2": true,
        '$s < "2025"': undefined,
        "true > false": undefined,
        "null < 1": undefined
      }
    )
  })
})
