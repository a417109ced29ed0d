import * as Result from "effect/Result"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import {
  type ExportAlias,
  type ExportLine,
  type ExportProperties,
  type ExportRecord,
  type ExportSet,
  formatExportLine,
  parseExportLine
} from "../src/KissmetricsExport.ts"

const parsed = (line: string): ExportLine => Result.getOrThrow(parseExportLine(line))

const reason = (line: string): string => Result.getOrThrow(Result.flip(parseExportLine(line)))

const propertiesOf = (fields: string): ExportProperties => {
  const line = parsed(`{"_p":"bob","_t":1,"_n":"Bought",${fields}}`)
  return line._tag === "Alias" ? assert.fail("an event is expected") : line.properties
}

describe("parseExportLine", () => {
  it("reads an event with its properties", () => {
    assert.deepStrictEqual(
      parsed('{"_p":"john","_t":1234567890,"_n":"Visited Site","url":"http://my.example","new":true,"visits":2}'),
      {
        _tag: "Record",
        person: "john",
        event: "Visited Site",
        timestamp: 1234567890,
        properties: { url: "http://my.example", new: true, visits: 2 }
      }
    )
  })

  it("reads properties without an event", () => {
    assert.deepStrictEqual(parsed('{"campaign name":"my campaign","_t":1234567890,"_p":"john"}'), {
      _tag: "Set",
      person: "john",
      timestamp: 1234567890,
      properties: { "campaign name": "my campaign" }
    })
  })

  it("reads an alias", () => {
    assert.deepStrictEqual(parsed('{"_p":"john","_t":1234567890,"_p2":"john@shop.example"}'), {
      _tag: "Alias",
      person: "john",
      identity: "john@shop.example",
      timestamp: 1234567890
    })
  })

  it("repairs broken escapes in names and values", () => {
    const line = parsed(String.raw`{"_p":"o\'neil","_t":1,"_n":"caf\303\251","path\x21":"C:\Users","title":"a	b"}`)
    assert.deepStrictEqual(line, {
      _tag: "Record",
      person: "o'neil",
      event: "café",
      timestamp: 1,
      properties: { "path!": "C:\\Users", title: "a\tb" }
    })
  })

  it("never repairs a line that is valid JSON", () => {
    assert.deepStrictEqual(propertiesOf(String.raw`"a":"\\303\\251","b":"\\'","c":"\\x27"`), {
      a: String.raw`\303\251`,
      b: String.raw`\'`,
      c: String.raw`\x27`
    })
  })

  it("keeps the text of a number that JavaScript would spell differently", () => {
    assert.deepStrictEqual(propertiesOf('"a":19.90,"b":1e21,"c":-0,"d":9007199254740993,"e":1.0,"f":1E2,"g":1e400'), {
      a: "19.90",
      b: "1e21",
      c: "-0",
      d: "9007199254740993",
      e: "1.0",
      f: "1E2",
      g: "1e400"
    })
  })

  it("reads other numbers as numbers", () => {
    assert.deepStrictEqual(propertiesOf('"a":19.9,"b":1e+21,"c":0,"d":-7,"e":"7"'), {
      a: 19.9,
      b: 1e21,
      c: 0,
      d: -7,
      e: "7"
    })
  })

  it("drops null and the notes of the service", () => {
    assert.deepStrictEqual(
      propertiesOf('"a":null,"b":"","_server_timestamp":1397577456,"_c":"mobile_app","_p2":null'),
      {
        b: ""
      }
    )
  })

  it("takes __proto__ and its like for names", () => {
    const properties = propertiesOf('"__proto__":{"polluted":1},"constructor":"a","toString":"b"')
    assert.deepStrictEqual(Object.entries(properties), [
      ["constructor", "a"],
      ["toString", "b"]
    ])
    assert.notProperty(properties, "polluted")
  })

  it("takes the last of two equal names", () => {
    assert.deepStrictEqual(propertiesOf('"a":1,"a":2'), { a: 2 })
  })

  it("accepts white space, a byte order mark, and numbers as texts", () => {
    const line = '\uFEFF{"_p": 12345678901234567890, "_t": "1234567890", "_n": 404 }\r'
    assert.deepStrictEqual(parsed(line), {
      _tag: "Record",
      person: "12345678901234567890",
      event: "404",
      timestamp: 1234567890,
      properties: {}
    })
  })

  it.each([
    ["", "the line is empty"],
    ["[", "the line belongs to an array; a line must be one JSON object"],
    ['[{"_p":"secret"}]', "the line is not a JSON object"],
    ["null", "the line is not a JSON object"],
    ["secret", "the line does not begin with {"],
    ['{"_p":"secret","_t":1,"_n":"sec', "a string is not closed; the line may be cut short"],
    ['{"_p":"secret","_t":1,', "the line does not end with }; it may be cut short or run on"],
    ['{"_p":"secret"},', "the line does not end with }; it may be cut short or run on"],
    ['{"_p":"secret","_t":secret}', "the line is not valid JSON"],
    ['{"_t":1,"_n":"secret"}', "_p is missing"],
    ['{"_p":"","_t":1,"_n":"secret"}', "_p is empty"],
    ['{"_p":["secret"],"_t":1,"_n":"secret"}', "_p is not a text"],
    ['{"_p":"secret","_n":"secret"}', "_t is missing"],
    ['{"_p":"secret","_t":1.5,"_n":"secret"}', "_t is not a whole number of seconds since 1970"],
    ['{"_p":"secret","_t":-1,"_n":"secret"}', "_t is not a whole number of seconds since 1970"],
    ['{"_p":"secret","_t":"secret","_n":"secret"}', "_t is not a whole number of seconds since 1970"],
    ['{"_p":"secret","_t":1,"_n":""}', "_n is empty"],
    ['{"_p":"secret","_t":1,"_n":true}', "_n is not a text"],
    ['{"_p":"secret","_t":1,"_p2":""}', "_p2 is empty"],
    ['{"_p":"secret","_t":1}', "the line has neither _n, nor _p2, nor a property"],
    ['{"_p":"secret","_t":1,"a":null}', "the line has neither _n, nor _p2, nor a property"],
    ['{"_p":"secret","_t":1,"_p2":"a","_n":"b"}', "the line has both _n and _p2: an event or an alias, not both"],
    ['{"_p":"secret","_t":1,"_p2":"a","b":1}', "the line has _p2 and properties: an alias cannot carry properties"],
    ['{"_p":"secret","_t":1,"secret":{"a":1}}', "a property holds an object, which is not a value"],
    ['{"_p":"secret","_t":1,"secret":["a"]}', "a property holds an array, which is not a value"]
  ])("refuses %s with a reason that does not repeat the data", (line, expected) => {
    assert.strictEqual(reason(line), expected)
  })

  it("answers any text without throwing", () => {
    const unit = fc.constantFrom(..."{}[]:,\"\\'ux039 _pnt\u0000\uD800", '"_p":', '"_t":1', '"_n":"a"', '{"', '"}')
    fc.assert(fc.property(fc.string({ unit }), (line) => Result.isResult(parseExportLine(line))))
  })
})

describe("formatExportLine", () => {
  it("writes the fields in the order of an export", () => {
    const line: ExportLine = { _tag: "Record", person: "bob", event: "Bought", timestamp: 1, properties: { price: 2 } }
    assert.strictEqual(formatExportLine(line), '{"_p":"bob","_t":1,"_n":"Bought","price":2}')
  })

  it("leaves out what a line cannot hold, rather than break its own fields", () => {
    const line: ExportLine = {
      _tag: "Set",
      person: "bob",
      timestamp: 1,
      properties: { _p: "eve", a: Number.NaN, b: 1 }
    }
    assert.strictEqual(formatExportLine(line), '{"_p":"bob","_t":1,"b":1}')
  })

  it("writes what parseExportLine reads back", () => {
    fc.assert(fc.property(anyLine, (line) => assert.deepStrictEqual(parsed(formatExportLine(line)), line)))
  })

  it("keeps every line it reads, whatever the spelling of its numbers", () => {
    fc.assert(
      fc.property(fc.tuple(fc.bigInt(), fc.nat(), fc.integer({ min: -400, max: 400 })), ([whole, digits, exponent]) => {
        const line = parsed(`{"_p":"bob","_t":1,"a":${whole}.${digits}e${exponent},"b":${whole}}`)
        assert.deepStrictEqual(parsed(formatExportLine(line)), line)
      })
    )
  })
})

const name = fc.string({ minLength: 1, unit: "grapheme" })
const timestamp = fc.maxSafeNat()
// -0 is written as 0: the parser itself never answers -0, which it reads as a text.
const number = fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value))
const properties = fc.dictionary(
  name.filter((text) => !text.startsWith("_")),
  fc.oneof(fc.string({ unit: "grapheme" }), number, fc.boolean()),
  { noNullPrototype: true }
)

const anyLine: fc.Arbitrary<ExportLine> = fc.oneof(
  fc.record({ _tag: fc.constant<ExportRecord["_tag"]>("Record"), person: name, event: name, timestamp, properties }),
  fc.record({
    _tag: fc.constant<ExportSet["_tag"]>("Set"),
    person: name,
    timestamp,
    properties: properties.filter((record) => Object.keys(record).length > 0)
  }),
  fc.record({ _tag: fc.constant<ExportAlias["_tag"]>("Alias"), person: name, identity: name, timestamp })
)
