import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { evaluate, parse } from "../../src/expression.ts"
import { expectValues, valueOf } from "./values.ts"

describe("moments", () => {
  it("compare with texts, seconds, milliseconds and dates", () => {
    const properties = {
      iso: "2024-01-01T00:00:00",
      day: "2024-01-01",
      s: 1704067200,
      ms: 1704067200000,
      date: new Date(1704067200000)
    }
    for (const name of Object.keys(properties)) {
      expectValues(properties, {
        [`$${name} == datetime("2024-01-01")`]: true,
        [`$${name} >= datetime(1704067200000)`]: true,
        [`$${name} < datetime("2024-01-01T00:00:01")`]: true,
        [`datetime("2024-01-01 01:00:00+01:00") != $${name}`]: false,
        [`datetime($${name}) == $day`]: true
      })
    }
    expectValues(properties, {
      'datetime("2024-01-01") > "soon"': undefined,
      "datetime(1) == null": false,
      '$date in ["2024-01-01"]': true
    })
  })

  it("are written in milliseconds, however small the number is", () => {
    expectValues(
      { born: "1970-01-02", s: 86400, ms: 126230400000 },
      {
        "$born == datetime(86400000)": true,
        "$s == datetime(86400000)": true,
        "$ms < datetime(126230400001)": true,
        '$born > datetime(-86400000) and datetime("1969-12-31") == datetime(-86400000)': true,
        "string(datetime(86400000))": "1970-01-02T00:00:00"
      }
    )
  })

  it("are undefined when there is no such day or time", () => {
    for (const text of [
      "2024-02-30",
      "2024-13-01",
      "2024-01-01T24:00:00",
      "2024-01-01T00:60:00",
      "soon",
      "",
      "2024-1-1"
    ]) {
      assert.strictEqual(valueOf(`datetime("${text}")`), undefined, text)
    }
    assert.strictEqual(valueOf("datetime(99999999999999999)"), undefined)
    assert.strictEqual(valueOf("datetime(true)"), undefined)
  })

  it("cast to text, number and boolean", () => {
    expectValues(
      {},
      {
        'string(datetime("2024-01-01T10:00:00Z"))': "2024-01-01T10:00:00",
        'number(datetime("2024-01-01"))': 1704067200000,
        "boolean(datetime(0))": true
      }
    )
  })

  it("know the present from the context alone", () => {
    assert.deepStrictEqual(valueOf("TODAY()", { now: 1704110400000 }), new Date(1704067200000))
    assert.strictEqual(valueOf("TODAY()"), undefined)
  })
})

describe("functions", () => {
  it("cast", () => {
    expectValues(
      { nil: null, l: [1] },
      {
        "string(1e21)": "1000000000000000000000",
        "string($l)": undefined,
        'string($none, "x")': "x",
        'string($nil, "x")': null,
        'number(" 1.5e3 ")': 1500,
        'number("0x10")': undefined,
        'number("")': undefined,
        "number($l)": undefined,
        "boolean($l)": true,
        "list($l)": [1],
        "list(1)": undefined
      }
    )
  })

  it("round halves away from zero", () => {
    expectValues(
      {},
      { "round(2.5)": 3, "round(-2.5)": -3, "floor(-1.5)": -2, "ceil(-1.5)": -1, 'round("2")': undefined }
    )
  })

  it("tell whether there is a value", () => {
    expectValues({ nil: null, empty: "" }, { "defined($nil)": true, "defined($empty)": true, "defined($none)": false })
  })

  it("bind a name for the items of a list", () => {
    expectValues(
      { tags: ["New", "old", 3] },
      {
        'any(X, $tags, X = "new")': true,
        "any(X, $tags, X > 5)": false,
        "all(X, $tags, defined(X))": true,
        "filter(X, $tags, X == 3)": [3],
        "map(X, $tags, X == 3)": [false, false, true],
        "any(X, $none, true)": undefined,
        "any(X, [1, 2], any(X, [3], X == 3) and X == 2)": true,
        "any(X, [1, 2], any(Y, [2, 3], X + Y == 5))": true,
        "let(X, 2, X * X)": 4,
        "sum(filter(X, [1, 50, 60], X > 10))": 110
      }
    )
    assert.strictEqual(valueOf("any(X, [1], X == 1) and X == 7", { variables: { X: 7 } }), true)
  })

  it("choose", () => {
    expectValues(
      {},
      {
        'if(1 == 1, "a", 1 and 1)': "a",
        'if(undefined, "a", "b")': "b",
        'ifs(false, "a", TRUE, "b")': "b",
        'ifs(false, "a")': undefined,
        "min(3, 1, 2)": 1,
        "max(3, 1, 2)": 3,
        'max(3, "1")': undefined
      }
    )
  })

  it("look at texts", () => {
    expectValues(
      {},
      {
        'has_prefix("Berlin", "ber")': true,
        'has_suffix("United States", "states")': true,
        'has_prefix("Berlin", 1)': undefined,
        'upper("a") + lower("B")': "Ab",
        'len("abc") + len([1, 2])': 5,
        "upper(1)": undefined
      }
    )
  })

  it("that are not known have no value, once they are reached", () => {
    const unknown = Result.getOrThrow(parse('properties["a"] == 1 or frobnicate(1)'))
    assert.isTrue(Result.getOrThrow(evaluate(unknown, { properties: { a: 1 } })))
    const result = evaluate(unknown, {})
    assert.strictEqual(Result.isFailure(result) ? result.failure.reason : "", "UnknownFunction")
  })
})
