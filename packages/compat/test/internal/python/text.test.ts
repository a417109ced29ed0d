/**
 * The cases of Python's texts that are easy to name; `reference.test.ts` tries the rest beside Python itself.
 */
import { assert, describe, it } from "vitest"
import { PyBytes, PyDate, PyDateTime, PyDecimal, PyFloat, PyInt, PyTuple, type PyValue } from "../../../src/index.ts"
import { Dict } from "../../../src/internal/python/dict.ts"
import { floatText } from "../../../src/internal/python/float-text.ts"
import { jsonDumps } from "../../../src/internal/python/json-dumps.ts"
import { jsonLoads } from "../../../src/internal/python/json-loads.ts"
import { quotePlus } from "../../../src/internal/python/quote-plus.ts"
import { repr, str } from "../../../src/internal/python/text.ts"
import { toInt } from "../../../src/internal/python/to-int.ts"

describe("str", () => {
  const values: ReadonlyArray<readonly [PyValue, string]> = [
    [null, "None"],
    [undefined, "None"],
    [true, "True"],
    [-0, "0"],
    [1e21, "1000000000000000000000"],
    [2n ** 70n, "1180591620717411303424"],
    [0.1, "0.1"],
    [PyFloat(1), "1.0"],
    [PyFloat("-0.0"), "-0.0"],
    [PyInt(" 1_000 "), "1000"],
    ["it's", "it's"],
    [["it's", 'a "b"', "é\u00ad\n"], `["it's", 'a "b"', 'é\\xad\\n']`],
    [{ a: [1, null] }, "{'a': [1, None]}"],
    [
      new Map<PyValue, PyValue>([
        [1, "x"],
        [PyTuple([]), 2]
      ]),
      "{1: 'x', (): 2}"
    ],
    [PyTuple([1]), "(1,)"],
    [new Set(), "set()"],
    [new Set([1, "a"]), "{1, 'a'}"],
    [PyBytes([0x27, 0xff]), `b"'\\xff"`],
    [Buffer.from("a"), "b'a'"],
    [PyDecimal("1.10"), "1.10"],
    [[PyDecimal("1E+5")], "[Decimal('1E+5')]"],
    [PyDate("2014-01-02"), "2014-01-02"],
    [[PyDate(2014, 1, 2)], "[datetime.date(2014, 1, 2)]"],
    [new Date("2014-01-02T03:04:05Z"), "2014-01-02 03:04:05"],
    [new Date("2014-01-02T03:04:05.678Z"), "2014-01-02 03:04:05.678000"],
    [[new Date("2014-01-02T03:04:00Z")], "[datetime.datetime(2014, 1, 2, 3, 4)]"],
    [
      [PyDateTime("2014-01-02T03:04:05-01:30")],
      "[datetime.datetime(2014, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=81000)))]"
    ]
  ]

  it.each(values)("writes %o as %s", (value, text) => {
    assert.strictEqual(str(value), text)
  })

  it("stops where a value holds itself", () => {
    const list: Array<PyValue> = [1]
    list.push(list)
    const dict: Record<string, PyValue> = {}
    dict.self = dict
    assert.deepStrictEqual([str(list), str(dict)], ["[1, [...]]", "{'self': {...}}"])
    assert.throws(() => jsonDumps(list), "Circular reference detected")
    assert.strictEqual(str([[], []]), "[[], []]")
  })

  it("refuses what has no Python value, without showing it", () => {
    class Account {
      readonly secret = "hidden"
    }
    const account = new Account() as unknown as PyValue // wrong on purpose
    assert.throws(() => str(account), /^the value stands for no Python value/)
    assert.throws(() => str(new Date(Number.NaN)), "the Date is invalid")
  })
})

describe("floats", () => {
  it.each([
    [1e16, "1e+16"],
    [9999999999999998, "9999999999999998.0"],
    [1e-4, "0.0001"],
    [1e-5, "1e-05"],
    [-1.5e-7, "-1.5e-07"],
    [1.5e300, "1.5e+300"],
    [5e-324, "5e-324"],
    [Number.NaN, "nan"],
    [Number.NEGATIVE_INFINITY, "-inf"]
  ])("%d is written %s", (value, text) => {
    assert.strictEqual(floatText(value), text)
  })
})

describe("encoding", () => {
  it("leaves letters, digits and _.-~ alone", () => {
    assert.strictEqual(quotePlus("aZ09_.-~ !'()*+é😀"), "aZ09_.-~+%21%27%28%29%2A%2B%C3%A9%F0%9F%98%80")
    assert.throws(
      () => quotePlus("a\ud800"),
      "'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed"
    )
  })

  it("writes JSON in ASCII with spaces", () => {
    assert.strictEqual(
      jsonDumps(["é😀\u007f", { a: PyFloat(1), 1: null }, true, PyFloat("nan")]),
      '["\\u00e9\\ud83d\\ude00\\u007f", {"1": null, "a": 1.0}, true, NaN]'
    )
    assert.throws(() => jsonDumps([PyDecimal("1")]), "Object of type Decimal is not JSON serializable")
  })
})

describe("a dict", () => {
  it("has one place for keys that are equal in Python", () => {
    const dict = new Dict()
    dict.update([
      [1, "a"],
      ["1", "b"],
      [true, "c"],
      [PyFloat(1), "d"]
    ])
    assert.deepStrictEqual(dict.entries, [
      [1, "d"],
      ["1", "b"]
    ])
  })

  it("takes what holds pairs", () => {
    const dict = new Dict()
    dict.update(PyTuple([["a", 1], "bc"]))
    dict.update("")
    dict.update(new Map([["a", 2]]))
    assert.deepStrictEqual(dict.entries, [
      ["a", 2],
      ["b", "c"]
    ])
    assert.throws(() => dict.update([[["x"], 1]]), "unhashable type: 'list'")
  })
})

describe("an answer", () => {
  it("keeps integers of any size, and takes NaN", () => {
    assert.deepStrictEqual(
      jsonLoads('{"a": 12345678901234567890, "b": [NaN, -Infinity], "a": 9007199254740993, "c": -0}'),
      {
        a: 9007199254740993n,
        b: [Number.NaN, Number.NEGATIVE_INFINITY],
        c: 0
      }
    )
  })

  it("is read no deeper than Python reads", () => {
    assert.throws(() => jsonLoads(`1234567890123456${"[".repeat(5)}`), /^Extra data/)
    assert.throws(
      () => jsonLoads(`${"[".repeat(100_000)}x`),
      /^maximum recursion depth exceeded while decoding a JSON array/
    )
  })

  it("has its mistakes named as CPython names them", () => {
    assert.throws(() => jsonLoads('{"a": "é😀" x'), "Expecting ',' delimiter: line 1 column 12 (char 11)")
    assert.throws(() => jsonLoads("[1,\n 2,\n x]"), "Expecting value: line 3 column 2 (char 9)")
    assert.throws(() => jsonLoads('"\\ud83d'), "Invalid \\uXXXX escape: line 1 column 3 (char 2)")
  })

  it("has no prototype of the service's making", () => {
    const answer = jsonLoads('{"__proto__": {"isAdmin": true}, "id": 12345678901234567890}')
    assert.isUndefined(Reflect.get(Object(answer), "isAdmin"))
  })
})

describe("values that are marked", () => {
  it("are made with new and without", () => {
    assert.instanceOf(PyFloat(1), PyFloat)
    assert.deepStrictEqual(new PyFloat(1), PyFloat(1))
    assert.strictEqual(PyInt(-1.9).value, -1n)
    assert.deepStrictEqual(PyTuple("ab", 1), PyTuple(["ab", 1]))
    assert.deepStrictEqual(PyTuple("ab").items, ["ab"])
    assert.deepStrictEqual(PyTuple().items, [])
  })

  it("are refused when they make no sense", () => {
    assert.throws(() => PyFloat("one"), "could not convert string to float: 'one'")
    assert.throws(() => PyInt("1.5"), "invalid literal for int() with base 10: '1.5'")
    assert.throws(() => PyDecimal("one"), "[<class 'decimal.ConversionSyntax'>]")
    assert.throws(() => PyDate("2014-02-30"), "day is out of range for month")
    assert.throws(() => PyDate("02/30/2014"), "Invalid isoformat string: '02/30/2014'")
    assert.throws(() => PyDateTime(10_000, 1, 1), "year 10000 is out of range")
    assert.throws(() => PyDateTime(2014, 1, 1, 24), "hour must be in 0..23")
    assert.throws(() => PyBytes("text" as unknown as Iterable<number>), "string argument without an encoding") // wrong on purpose
  })

  it("become ints by their value", () => {
    assert.strictEqual(toInt(PyDecimal("-1381849312.75")), -1381849312n)
    assert.strictEqual(toInt(PyDecimal("1.5E+3")), 1500n)
    assert.strictEqual(repr(toInt(PyFloat(1e20))), "100000000000000000000")
  })
})
