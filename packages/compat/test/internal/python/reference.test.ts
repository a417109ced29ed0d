/**
 * Everything that writes or reads as Python does, beside Python itself.
 */
import fc from "fast-check"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { PyTuple, type PyValue, request, SignatureAuth } from "../../../src/index.ts"
import { Dict } from "../../../src/internal/python/dict.ts"
import { jsonDumps } from "../../../src/internal/python/json-dumps.ts"
import { jsonLoads } from "../../../src/internal/python/json-loads.ts"
import { quotePlus, urlencode } from "../../../src/internal/python/quote-plus.ts"
import { strptime } from "../../../src/internal/python/strptime.ts"
import { repr, str } from "../../../src/internal/python/text.ts"
import { toInt } from "../../../src/internal/python/to-int.ts"
import { isTruthy } from "../../../src/internal/python/truth.ts"
import { decodeUtf8 } from "../../../src/internal/python/utf8.ts"
import * as arbitraries from "../../support/arbitraries.ts"
import { answer, Reference, whyNot } from "../../support/Reference.ts"

/** Almost JSON: what a mistake is made of. Names that look like integers change their place in a JavaScript object. */
const jsonText = fc
  .oneof(
    fc.json(),
    fc
      .array(
        fc
          .constantFrom(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            '"a"',
            '"',
            "\\",
            "\\u12",
            "\\ud83d",
            "é",
            "😀",
            "\n",
            " ",
            "1",
            "-0",
            "01"
          )
          .chain((part) =>
            fc.constantFrom(part, part, "1.5e3", "NaN", "-Infinity", "true", "12345678901234567890", "\t")
          ),
        { maxLength: 8 }
      )
      .map((parts) => parts.join("")),
    fc
      .tuple(fc.json(), fc.nat(60), fc.constantFrom("", "x", '"', ",", "}", "\u0001"))
      .map(([text, at, extra]) => text.slice(0, at) + extra + text.slice(at + 1))
  )
  .filter((text) => !/"\d+"\s*:/.test(text))

const numeral = fc.oneof(
  arbitraries.text,
  fc
    .array(fc.constantFrom("1", "0", "_", "+", "-", " ", "\u2003", "\u001c", "٤", "９", "\u00b2", "𝟙", "\n", "x"))
    .map((parts) => parts.join(""))
)

const dateText = fc
  .tuple(
    fc.constantFrom("2014", "0001", "0000", "9999", "２０１４", "201", "20144"),
    fc.constantFrom("-", "-0", "-1", "/"),
    fc.constantFrom("1", "2", "12", "13", "0", "４"),
    fc.constantFrom("-", "- ", "-0", "-3"),
    fc.constantFrom("1", "0", "2", "9", "31", "２", "29"),
    fc.constantFrom(
      "",
      " 01:02:03",
      "  1:2:3",
      "\u200323:59:59",
      "T01:02:03",
      " 24:00:00",
      " 1:2:60",
      "\t1:２:3",
      " ",
      "\u001c9:9:9"
    )
  )
  .map((parts) => parts.join(""))

const title = `beside Python${whyNot === undefined ? "" : ` (skipped: ${whyNot})`}`

// Every value goes to another process and back, which takes long where many others run.
describe.skipIf(whyNot !== undefined)(title, { timeout: 60_000 }, () => {
  const python = new Reference()
  beforeAll(() => python.ready())
  afterAll(() => python.stop())

  const agree = <A extends PyValue>(operation: string, values: fc.Arbitrary<A>, compute: (value: A) => string) =>
    fc.assert(
      fc.asyncProperty(values, async (value) => {
        assert.deepStrictEqual(
          answer(() => compute(value)),
          await python.ask(operation, value)
        )
      }),
      { numRuns: 1500 }
    )

  it("writes values as str does", () => agree("str", arbitraries.value, str))

  it("writes values as repr does", () => agree("repr", arbitraries.value, repr))

  it("takes values for true as bool does", () =>
    agree("bool", arbitraries.value, (value) => (isTruthy(value) ? "True" : "False")))

  it("encodes texts as quote_plus does", () => agree("quote_plus", arbitraries.text, quotePlus))

  it("writes JSON as json.dumps does", () => agree("json.dumps", arbitraries.json, jsonDumps))

  it("reads ints as int does", () => agree("int", numeral, (text) => String(toInt(text))))

  it("turns values into ints as int does", () => agree("int", arbitraries.scalar, (value) => String(toInt(value))))

  it("reads dates as strptime does", () =>
    agree("strptime", dateText, (text) => {
      try {
        return str(strptime(text)).replace(" ", "T")
      } catch (error) {
        throw Object.assign(new Error(""), { name: error instanceof Error ? error.name : "" })
      }
    }))

  it("decodes bytes as utf-8 does", () =>
    agree(
      "decode",
      fc.oneof(
        fc.uint8Array(),
        fc
          .array(
            fc.constantFrom(
              0x61,
              0xc3,
              0xa9,
              0xe2,
              0x82,
              0xac,
              0xf0,
              0x9f,
              0x98,
              0x80,
              0xed,
              0xa0,
              0xf4,
              0x90,
              0xff,
              0xc0
            )
          )
          .map((bytes) => Uint8Array.from(bytes))
      ),
      (bytes) => {
        decodeUtf8(bytes)
        return "ok"
      }
    ))

  it("updates a dict and writes it as a query as Python does", () =>
    agree(
      "update",
      fc.oneof(
        fc.array(
          fc.oneof(
            fc.tuple(arbitraries.scalar, arbitraries.value),
            fc.constantFrom("ab", "_k", "a", null, [1]),
            arbitraries.value
          )
        ),
        arbitraries.value,
        fc.constantFrom(
          [["_k", "other"]],
          [
            [1, "one"],
            [true, "two"]
          ],
          "",
          [],
          0
        )
      ),
      (value) => {
        const dict = new Dict()
        dict.update([
          ["_k", "key"],
          ["_p", "person"],
          [1, "one"]
        ])
        dict.update(value)
        return urlencode(dict.entries)
      }
    ))

  it("puts a URL together as urlunsplit does", () =>
    agree(
      "url",
      fc
        .tuple(
          fc.oneof(fc.constantFrom<PyValue>("http", "https", ""), arbitraries.scalar),
          fc.oneof(fc.constantFrom<PyValue>("host", "host:80/x/"), arbitraries.scalar),
          fc.oneof(fc.constantFrom<PyValue>("", "a", "/a", "//a", "a?b", null), arbitraries.scalar)
        )
        // Without a host Python has rules for many schemes that no service of ours has.
        .filter(([, host]) => isTruthy(host))
        .map((place): PyValue => PyTuple(place)),
      (place) => {
        const [scheme, host, path] = (place as PyTuple).items // made above
        return request.alias("key", "p", "i", scheme, host, path)
      }
    ))

  it("signs parameters by the rule of the signature", () => {
    const text = arbitraries.text.filter((text) => text.isWellFormed())
    const name = text.filter((name) => name !== "sig")
    const list = fc.array(arbitraries.json, { maxLength: 3 })
    const value = fc.oneof(
      list,
      text,
      arbitraries.value.filter((value) => typeof value !== "string")
    )
    return agree(
      "sign",
      fc.array(fc.tuple(name, value), { maxLength: 5 }).map((pairs): PyValue => new Map(pairs)),
      (params) =>
        new SignatureAuth({ api_key: "k", api_secret: "secret" })._hash_args(params as ReadonlyMap<PyValue, PyValue>) // as above
    )
  })

  it("reads JSON as json.loads does", () => agree("json.loads", jsonText, (text) => jsonDumps(jsonLoads(text))))
})
