import * as Duration from "effect/Duration"
import { assert, describe, it } from "vitest"
import { ApiError, InvalidInput } from "../src/ApiError.ts"
import { productKey } from "../src/credentials/product-key.ts"
import { OptionCheck } from "../src/OptionCheck.ts"

/** Stands for callers without types. */
const untyped = (value: unknown) => value as never

/** What a check finds wrong. */
const problems = (read: (check: OptionCheck) => unknown): ReadonlyArray<string> => {
  const check = new OptionCheck()
  read(check)
  const { reason } = check.error("test")
  assert.instanceOf(reason, InvalidInput)
  return reason.issues.map(({ path, message }) => `${path}: ${message}`)
}

describe("OptionCheck", () => {
  it("throws nothing where nothing is wrong", () => {
    assert.doesNotThrow(() => new OptionCheck().end("test"))
  })

  it("throws every problem at once, in the name of the function, without a value", () => {
    const check = new OptionCheck()
    check.count("entries", untyped("hunter2"), 5)
    check.choice("store", ["memory", "file"], untyped("hunter2"), "memory")
    check.duration("timeout", untyped("hunter2"), "10 seconds")
    check.origin("host", "hunter2", "https://example.com")
    check.redisUrl("url", "http://hunter2")
    check.problem("else", "is wrong too")
    try {
      check.end("makeCache")
      assert.fail("must be refused")
    } catch (error) {
      assert.instanceOf(error, ApiError)
      assert.strictEqual(
        error.message,
        "makeCache: entries: must be a whole number from 1; store: must be one of memory, file; " +
          'timeout: must be a duration such as "10 seconds"; ' +
          "host: must be an origin such as https://example.com, without a path; " +
          "url: must be the address of a Redis, such as redis://localhost:6379; else: is wrong too"
      )
    }
  })

  it("completes what is absent", () => {
    const check = new OptionCheck()
    assert.strictEqual(check.count("a", undefined, 5), 5)
    assert.strictEqual(check.choice("b", ["one", "two"], undefined, "two"), "two")
    assert.deepStrictEqual(check.duration("c", undefined, "2 minutes"), Duration.minutes(2))
    assert.strictEqual(check.origin("d", undefined, "https://example.com"), "https://example.com")
    check.end("test")
  })

  it.each([[1], [5], [Number.MAX_SAFE_INTEGER]])("takes %d as a count from 1", (given) => {
    assert.deepStrictEqual(
      problems((check) => assert.strictEqual(check.count("n", given, 3), given)),
      []
    )
  })

  it.each([[0], [1.5], [-1], [Number.NaN], [Number.POSITIVE_INFINITY], [untyped("7")], [untyped(null)]])(
    "refuses %s as a count from 1",
    (given) => {
      assert.deepStrictEqual(
        problems((check) => check.count("n", given, 3)),
        ["n: must be a whole number from 1"]
      )
    }
  )

  it.each([["5 seconds"], [250], [Duration.hours(1)]] as const)("takes %s as a duration", (given) => {
    const found = problems((check) =>
      assert.deepStrictEqual(check.duration("d", given, "1 second"), Duration.fromInputUnsafe(given))
    )
    assert.deepStrictEqual(found, [])
  })

  it.each([[0], [-1], [Number.NaN], [Number.POSITIVE_INFINITY], [untyped("soon")], [untyped({})], [untyped(null)]])(
    "refuses %s as a duration above zero",
    (given) => {
      assert.deepStrictEqual(
        problems((check) => check.duration("d", given, "1 second")),
        ['d: must be a duration such as "1 second"']
      )
    }
  )

  it("takes a shortest duration, and an endless one, where they are told to", () => {
    const rule = { least: "2 seconds", mayBeInfinite: true } as const
    const message = 'd: must be a duration such as "1 minute", at least 2 seconds, or Infinity'
    assert.deepStrictEqual(
      problems((check) =>
        [2_000, Number.POSITIVE_INFINITY].map((given) => check.duration("d", given, "1 minute", rule))
      ),
      []
    )
    assert.deepStrictEqual(
      problems((check) => check.duration("d", 1_999, "1 minute", rule)),
      [message]
    )
  })

  it("writes an origin without the slash at its end", () => {
    const check = new OptionCheck()
    assert.strictEqual(check.origin("host", "HTTP://Example.com:80/", "https://example.com"), "http://example.com")
    check.end("test")
  })

  it.each([
    "example.com",
    "ftp://example.com",
    "https://example.com/e",
    "https://example.com/?a=b",
    "https://example.com/#e",
    "https://bob@example.com",
    "https://:hunter2@example.com"
  ])("refuses %s as an origin", (given) => {
    assert.lengthOf(
      problems((check) => check.origin("host", given, "https://example.com")),
      1
    )
  })

  it("takes over the problems of a part, and nothing else that it throws", () => {
    const check = new OptionCheck()
    const unknown = new Error("no")
    assert.isUndefined(check.part(() => productKey("")))
    assert.throws(
      () =>
        check.part(() => {
          throw unknown
        }),
      unknown
    )
    assert.throws(() => check.end("test"), /^test: key: must be the product's key/)
  })
})
