import { createFakeServer } from "@tallymark/testing"
import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import type { Tracker } from "../../src/Tracker.ts"
import { issuesOf, pathsOf, rejection, turn } from "../support/outcomes.ts"
import { second, trackerOn } from "../support/product.ts"

/** A tracker as JavaScript callers see it, without types that would stop them. */
type Untyped = Record<"record" | "set" | "alias", (...args: ReadonlyArray<unknown>) => PromiseLike<unknown>>

const untyped = (tracker: Tracker): Untyped => tracker as unknown as Untyped // drops the argument types on purpose

const thrower = (): never => {
  throw new Error("hostile")
}

const hostile = (): Array<unknown> => [
  new Proxy({}, { ownKeys: thrower }),
  new Proxy({}, { get: thrower, getPrototypeOf: thrower, has: thrower }),
  Object.defineProperty({}, "plan", { enumerable: true, get: thrower }),
  Object.defineProperty({}, Symbol.toStringTag, { get: thrower }),
  { date: new Proxy(new Date(), {}) },
  { value: { toString: thrower, valueOf: thrower } },
  Proxy.revocable({}, {}).proxy,
  revoked()
]

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe("a call", () => {
  it("never throws into the caller, whatever it is given", async () => {
    const server = createFakeServer()
    const tracker = untyped(trackerOn(server))
    const receipts = hostile().flatMap((bad) => [
      tracker.record("bob", "Signed Up", bad),
      tracker.set("bob", bad),
      tracker.record("bob", "Signed Up", { plan: "pro" }, bad),
      tracker.set("bob", { plan: "pro" }, { timestamp: bad }),
      tracker.set("bob", { plan: "pro" }, Object.defineProperty({}, "sameSecond", { get: thrower })),
      tracker.record(bad, bad, bad, bad),
      tracker.alias(bad, bad)
    ])
    const ends = await Promise.allSettled(receipts)
    assert.strictEqual(ends.length, hostile().length * 7)
    assert.deepStrictEqual(server.violations, [])
  })

  it("names what could not be read without repeating the error", async () => {
    const tracker = untyped(trackerOn(createFakeServer()))
    const issues = await issuesOf(tracker.record("bob", "Signed Up", new Proxy({}, { ownKeys: thrower })))
    assert.deepStrictEqual(issues, [{ path: "", message: "an argument threw when it was read" }])
  })

  it("is the same for objects without a prototype", async () => {
    const server = createFakeServer()
    await trackerOn(server).record("bob", "Signed Up", Object.assign(Object.create(null), { plan: "pro" }))
    assert.deepStrictEqual(server.events()[0]?.properties, { plan: "pro" })
  })

  it("takes an object's own names, not symbols and not what it inherits", async () => {
    const server = createFakeServer()
    const properties = Object.assign(Object.create({ inherited: 1 }), { [Symbol("s")]: 2, own: 3 })
    await trackerOn(server).record("bob", "Signed Up", properties)
    assert.deepStrictEqual(server.events()[0]?.properties, { own: 3 })
  })

  it.each([
    ["a list", ["pro"]],
    ["a map", new Map([["plan", "pro"]])],
    ["a date", new Date()],
    ["a promise", Promise.resolve({ plan: "pro" })],
    ["text", "plan"],
    ["a number", 7],
    ["a function", () => ({ plan: "pro" })]
  ])("refuses properties that are %s, which would lose what it holds", async (_, properties) => {
    const tracker = untyped(trackerOn(createFakeServer()))
    assert.deepStrictEqual(await pathsOf(tracker.record("bob", "Signed Up", properties)), ["properties"])
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", properties)), ["properties"])
  })

  it("carries 10,000 properties", async () => {
    const server = createFakeServer()
    const properties = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, i]))
    await trackerOn(server).record("bob", "Signed Up", properties)
    assert.deepStrictEqual(server.events()[0]?.properties, properties)
  })

  it("names 10,000 problems", async () => {
    const properties = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`_${i}`, i]))
    const issues = await issuesOf(trackerOn(createFakeServer()).record("bob", "Signed Up", properties))
    assert.strictEqual(issues.length, 10_000)
  })

  it("ends as a delivery or a refusal for arguments of any kind", async () => {
    const server = createFakeServer()
    const tracker = untyped(trackerOn(server))
    const anything = FastCheck.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
    await FastCheck.assert(
      FastCheck.asyncProperty(anything, anything, anything, anything, async (person, name, properties, options) => {
        const receipts = [
          tracker.record(person, name, properties, options),
          tracker.record("bob", "Signed Up", properties, { timestamp: options }),
          tracker.set("bob", properties, options),
          tracker.alias(person, name)
        ]
        await Promise.allSettled(receipts)
      })
    )
    assert.deepStrictEqual(server.violations, [])
  })
})

describe("the product's own functions", () => {
  it("may throw or reject without harm, and are reported once", async () => {
    const warnings: Array<string> = []
    const server = createFakeServer()
    await using tracker = trackerOn(server, {
      onDelivered: thrower,
      onDropped: async () => thrower(),
      onWarning: (message) => warnings.push(message)
    })
    await tracker.record("bob", "Signed Up")
    await tracker.record("bob", "Signed In")
    await rejection(tracker.record("", "Signed Up"))
    await turn()
    assert.strictEqual(server.events().length, 2)
    assert.deepStrictEqual(
      warnings.filter((message) => message.includes("hook")),
      ["tallymark: a hook threw, and was ignored"]
    )
  })

  it("may fail to warn", async () => {
    await using tracker = trackerOn(createFakeServer(), { onWarning: async () => thrower() })
    await rejection(tracker.record("", "Signed Up"))
    await using other = trackerOn(createFakeServer(), { onWarning: thrower })
    await rejection(other.record("", "Signed Up"))
    await turn()
  })

  it("may record from a hook", async () => {
    const server = createFakeServer()
    await using tracker: Tracker = trackerOn(server, {
      onDropped: (delivery) => {
        if (delivery.kind === "record") tracker.set("bob", { refused: true })
      }
    })
    tracker.record("", "Signed Up")
    assert.strictEqual((await tracker.flush()).delivered, 1)
    assert.strictEqual(server.person("bob")?.properties.refused, "true")
  })

  it.each([
    ["throws", thrower],
    ["tells no time", () => Number.NaN]
  ])("may bring a clock that %s: the system's stands in", async (_, now) => {
    const server = createFakeServer()
    await using tracker = trackerOn(server, { now })
    const { timestamp } = await tracker.record("bob", "Signed Up")
    assert.isAbove(timestamp, second)
    assert.strictEqual(tracker.stats.oldestAge, 0)
  })
})
