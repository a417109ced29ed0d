import { inspect } from "node:util"
import { isApiError } from "@tallymark/core"
import { createFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import type { Properties } from "../../src/Events.ts"
import type { Moment } from "../../src/internal/wire-text.ts"
import { issuesOf, pathsOf, rejection } from "../support/outcomes.ts"
import { second, trackerOn } from "../support/product.ts"

const server = createFakeServer()
const tracker = trackerOn(server)

describe("a call that breaks rules", () => {
  it("is refused with every problem, each with its path", async () => {
    const receipt = tracker.record(
      "guest",
      "x".repeat(256),
      { _plan: "pro", list: "x".repeat(513), parts: [1, 2] as never, ["n".repeat(256)]: 1 }, // a list must not compile
      { timestamp: Date.now() }
    )
    assert.deepStrictEqual(await pathsOf(receipt), [
      "person",
      "properties._plan",
      "properties.parts",
      "event",
      "timestamp",
      "properties.list",
      `properties.${"n".repeat(64)}`
    ])
  })

  it("never reaches the service, and is counted and told", async () => {
    const dropped: Array<unknown> = []
    const quiet = createFakeServer()
    await using own = trackerOn(quiet, { onDropped: (delivery, error) => dropped.push([delivery.kind, error._tag]) })
    await rejection(own.record("", "Signed Up"))
    await rejection(own.set("", { a: 1 }).accepted)
    await rejection(own.alias("bob", "null"))
    assert.deepStrictEqual(dropped, [
      ["record", "ApiError"],
      ["set", "ApiError"],
      ["alias", "ApiError"]
    ])
    assert.deepStrictEqual(own.stats.droppedByReason, { InvalidInput: 3 })
    assert.strictEqual(own.stats.accepted, 0)
    assert.strictEqual(quiet.requests.length, 0)
  })

  it("does not repeat the caller's values, wherever the error is printed", async () => {
    const secret = "hunter2-hunter2"
    const properties = { a: secret.repeat(40), b: [secret] as never, c: { secret } as never } // must not compile
    const errors = [
      await rejection(tracker.record(secret.repeat(20), secret.repeat(20), properties)),
      await rejection(tracker.set(`${secret}\ud800`, properties)),
      await rejection(tracker.alias(secret.repeat(20), secret.repeat(20)))
    ]
    for (const error of errors) {
      assert.isTrue(isApiError(error))
      const texts = [String(error), JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })]
      for (const text of texts) assert.notInclude(text, secret)
    }
  })

  it("warns once for each kind of problem", async () => {
    const warnings: Array<string> = []
    await using own = trackerOn(server, { onWarning: (message) => warnings.push(message) })
    for (let i = 0; i < 10; i++) {
      own.record("", "Signed Up")
      own.alias("bob", "bob")
    }
    assert.deepStrictEqual(warnings, [
      "tallymark: a call was refused: record: person: must not be empty; record nobody rather than an empty identity",
      "tallymark: a call was refused: alias: identity: must differ from person"
    ])
  })
})

describe("names and values", () => {
  it("may be as long as the service keeps, and no longer", async () => {
    await tracker.record("p".repeat(255), "e".repeat(255), { ["n".repeat(255)]: "v".repeat(512) })
    await tracker.alias("p".repeat(255), "i".repeat(255))
    assert.deepStrictEqual(await pathsOf(tracker.record("p".repeat(256), "e".repeat(256))), ["person", "event"])
    assert.deepStrictEqual(await pathsOf(tracker.alias("p".repeat(256), "i".repeat(256))), ["person", "identity"])
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", { note: "v".repeat(513) })), ["properties.note"])
    assert.deepStrictEqual(server.violations, [])
  })

  it("must not begin with an underscore or be empty", async () => {
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", { _k: "x", _t: 1, __proto: 2, _: 3, "": 4 })), [
      "properties._k",
      "properties._t",
      "properties.__proto",
      "properties._",
      "properties."
    ])
  })

  it("must not smuggle in a prototype", async () => {
    const properties: Properties = JSON.parse('{"__proto__": "x", "plan": "pro"}')
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", properties)), ["properties.__proto__"])
  })

  it("must be well-formed Unicode", async () => {
    assert.deepStrictEqual(await pathsOf(tracker.record("\ud800", "\udc00", { "a\ud800": "\udfff" })), [
      "person",
      "event",
      "properties.a\ufffd",
      "properties.a\ufffd"
    ])
    assert.deepStrictEqual(await pathsOf(tracker.alias("bob", "\ud83e")), ["identity"])
  })

  it("cannot forge a line of a log through a path", async () => {
    const [issue] = await issuesOf(tracker.set("bob", { "_a\nb\u001b[31m": "x" }))
    assert.strictEqual(issue?.path, "properties._a\\nb\\u001b[31m")
  })

  it("must be text, numbers, booleans or dates", async () => {
    const wrong: Record<string, unknown> = {
      nan: Number.NaN,
      infinite: Number.NEGATIVE_INFINITY,
      never: new Date(Number.NaN),
      list: [],
      object: {},
      map: new Map(),
      call: () => 1,
      symbol: Symbol("s"),
      boxed: Object(1)
    }
    const paths = await pathsOf(tracker.set("bob", wrong as Properties)) // what JavaScript callers pass
    assert.deepStrictEqual(
      paths,
      Object.keys(wrong).map((name) => `properties.${name}`)
    )
  })

  it("may be missing from a record, but not all of them from a set", async () => {
    await tracker.record("bob", "Nothing Else", { a: null, b: undefined })
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", { a: null, b: undefined })), ["properties"])
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", {})), ["properties"])
  })
})

describe("the event", () => {
  it("must have a name", async () => {
    assert.deepStrictEqual(await pathsOf(tracker.record("bob", "")), ["event"])
  })
})

describe("the timestamp", () => {
  const at = (timestamp: number | Moment) => tracker.record("bob", "Signed Up", {}, { timestamp })

  it.each([
    ["milliseconds", second * 1000],
    ["a second before 2009", 1_230_767_999],
    ["a negative number", -1],
    ["not a number", Number.NaN],
    ["infinite", Number.POSITIVE_INFINITY],
    ["beyond whole numbers", 1e25],
    ["an invalid date", new Date(Number.NaN)],
    ["a date before 2009", new Date(0)],
    ["an instant without a moment", { epochMilliseconds: Number.NaN }],
    ["an object that is none", { epochSeconds: second } as never],
    ["null", null as never]
  ])("is refused when it is %s", async (_, timestamp) => {
    assert.deepStrictEqual(await pathsOf(at(timestamp)), ["timestamp"])
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", { a: 1 }, { timestamp })), ["timestamp"])
  })

  it("may be the first second of 2009, or in the future", async () => {
    assert.strictEqual((await at(1_230_768_000)).timestamp, 1_230_768_000)
    assert.strictEqual((await at(4_000_000_000)).timestamp, 4_000_000_000)
  })

  it("may be a number with a fraction, a date, or a moment of Temporal", async () => {
    const millis = second * 1000 + 999
    for (const timestamp of [second + 0.9, new Date(millis), { epochMilliseconds: millis }]) {
      const delivered = await tracker.set("bob", { a: 1 }, { timestamp, sameSecond: "leave" })
      assert.strictEqual(delivered.timestamp, second)
    }
  })

  it("says what is expected", async () => {
    const [issue] = await issuesOf(at(second * 1000))
    assert.include(issue?.message, "unix seconds, not milliseconds, from 2009 on")
  })
})
