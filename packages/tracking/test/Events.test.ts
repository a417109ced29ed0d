import type { StandardSchemaV1 } from "@standard-schema/spec"
import { createFakeServer } from "@tallymark/testing"
import * as Schema from "effect/Schema"
import * as v from "valibot"
import { assert, describe, expectTypeOf, it } from "vitest"
import { createTracker } from "../src/createTracker.ts"
import type { PropertyValue } from "../src/internal/wire-text.ts"
import type { Receipt } from "../src/Receipt.ts"
import { issuesOf, pathsOf, turn } from "./support/outcomes.ts"
import { key, second, swift, trackerOn } from "./support/product.ts"

const effectEvents = {
  "Signed Up": Schema.toStandardSchemaV1(
    Schema.Struct({
      plan: Schema.Literals(["free", "pro"]),
      seats: Schema.optionalKey(Schema.Int)
    })
  ),
  "Signed Out": Schema.toStandardSchemaV1(Schema.Struct({}))
}

const valibotEvents = {
  "Signed Up": v.object({ plan: v.picklist(["free", "pro"]), seats: v.optional(v.pipe(v.number(), v.integer())) }),
  "Signed Out": v.object({})
}

describe.each<[string, typeof effectEvents | typeof valibotEvents]>([
  ["Effect Schema", effectEvents],
  ["Valibot", valibotEvents]
])("events declared with %s", (_, declared) => {
  const events = declared as typeof effectEvents // the two accept the same input

  it("are sent when they match", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server, { events })
    tracker.record("bob", "Signed Up", { plan: "pro", seats: 3 })
    tracker.record("bob", "Signed Out")
    await tracker.flush()
    assert.deepStrictEqual(
      server.events().map(({ name, properties }) => [name, properties]),
      [
        ["Signed Up", { plan: "pro", seats: 3 }],
        ["Signed Out", {}]
      ]
    )
  })

  it("are refused when they do not, by path, without the values", async () => {
    const server = createFakeServer()
    const tracker = trackerOn(server, { events })
    const wrong = { plan: "enterprise-hunter2", seats: 1.5 } as unknown as { plan: "pro" } // what JavaScript callers pass
    const issues = await issuesOf(tracker.record("bob", "Signed Up", wrong))
    assert.include(
      issues.map(({ path }) => path),
      "properties.plan"
    )
    assert.notInclude(JSON.stringify(issues), "hunter2")
    assert.deepStrictEqual(await pathsOf(tracker.record("bob", "Signed Up", {} as typeof wrong)), ["properties.plan"]) // must not compile
    assert.strictEqual(server.requests.length, 0)
  })

  it.each(["Signed In", "signed up", "", "constructor", "__proto__", "toString", "hasOwnProperty"])(
    "have no place for %j, which is not among them",
    async (name) => {
      const tracker = trackerOn(createFakeServer(), { events })
      const issues = await issuesOf(tracker.record("bob", name as "Signed Out")) // what JavaScript callers pass
      assert.include(issues[0]?.message, 'the declared events are "Signed Up", "Signed Out"')
      assert.strictEqual(issues[0]?.path, "event")
    }
  )
})

describe("the schema of an event", () => {
  it("decides what is sent: defaults and transformations apply", async () => {
    const server = createFakeServer()
    const events = {
      Paid: v.object({
        amount: v.pipe(
          v.number(),
          v.transform((amount) => amount.toFixed(2))
        ),
        currency: v.optional(v.string(), "NOK")
      }),
      Viewed: Schema.toStandardSchemaV1(Schema.Struct({ at: Schema.DateFromString }))
    }
    await using tracker = trackerOn(server, { events })
    tracker.record("bob", "Paid", { amount: 12.5 })
    tracker.record("bob", "Viewed", { at: "2023-11-14T22:13:20Z" })
    await tracker.flush()
    assert.deepStrictEqual(
      server.events().map(({ texts }) => texts),
      [{ amount: "12.50", currency: "NOK" }, { at: String(second) }]
    )
  })

  it("may not work asynchronously, and its rejection is nobody's problem", async () => {
    const later: StandardSchemaV1<{ a: number }> = {
      "~standard": { version: 1, vendor: "test", validate: () => Promise.reject(new Error("later")) }
    }
    const tracker = trackerOn(createFakeServer(), { events: { Later: later } })
    const [issue] = await issuesOf(tracker.record("bob", "Later", { a: 1 }))
    assert.strictEqual(issue?.path, "event")
    assert.include(issue?.message, "asynchronously")
    await turn()
  })

  it("may throw", async () => {
    const thrower: StandardSchemaV1<{ a: number }> = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: () => {
          throw new Error("hunter2")
        }
      }
    }
    const tracker = trackerOn(createFakeServer(), { events: { Bad: thrower } })
    assert.deepStrictEqual(await pathsOf(tracker.record("bob", "Bad", { a: 1 })), [""])
  })

  it("still answers to the service's rules", async () => {
    const tracker = trackerOn(createFakeServer(), { events: { Loose: v.record(v.string(), v.any()) } })
    assert.deepStrictEqual(await pathsOf(tracker.record("bob", "Loose", { _a: 1, b: [1], c: "x".repeat(513) })), [
      "properties._a",
      "properties.b",
      "properties.c"
    ])
  })

  it("cannot forge a line of a log through a path", async () => {
    const tracker = trackerOn(createFakeServer(), { events: { Strict: v.record(v.string(), v.number()) } })
    const forged = { "a\nb": "x" } as unknown as Record<string, number> // what JavaScript callers pass
    assert.deepStrictEqual(await pathsOf(tracker.record("bob", "Strict", forged)), ["properties.a\\nb"])
  })
})

describe("the types of declared events", () => {
  const tracker = createTracker({
    key,
    fetch: createFakeServer().fetch,
    retry: swift,
    onWarning: () => undefined,
    events: {
      "Signed Up": v.object({ plan: v.picklist(["free", "pro"]) }),
      Viewed: v.object({ page: v.optional(v.string()) })
    }
  })

  it("know the names and the properties", () => {
    expectTypeOf(tracker.record).parameter(1).toEqualTypeOf<"Signed Up" | "Viewed">()
    expectTypeOf(tracker.record("bob", "Signed Up", { plan: "pro" })).toEqualTypeOf<Receipt>()
    tracker.record("bob", "Viewed")
    tracker.record("bob", "Viewed", { page: "/" }, { timestamp: second })
    tracker.record("bob", "Viewed", undefined, { timestamp: second })
    const bob = tracker.forPerson("bob")
    bob.record("Signed Up", { plan: "free" })
    // @ts-expect-error: no such event
    tracker.record("bob", "Signed Down")
    // @ts-expect-error: the properties are required
    tracker.record("bob", "Signed Up")
    // @ts-expect-error: a property is missing
    tracker.record("bob", "Signed Up", {})
    // @ts-expect-error: no such plan
    tracker.record("bob", "Signed Up", { plan: "enterprise" })
    // @ts-expect-error: no such property
    tracker.record("bob", "Signed Up", { plan: "pro", sheets: 3 })
    // @ts-expect-error: no such event
    bob.record("Signed Down")
    // @ts-expect-error: a person is a string
    tracker.record(42, "Viewed")
  })

  it("are any name and any values where none are declared", () => {
    const free = trackerOn(createFakeServer())
    expectTypeOf(free.record).parameter(1).toEqualTypeOf<string>()
    expectTypeOf(free.set).parameter(1).toEqualTypeOf<{ readonly [name: string]: PropertyValue }>()
    free.record("bob", "Anything", { a: 1, b: "x", c: true, d: 1n, e: new Date(), f: null, g: undefined })
    free.set("bob", { since: { epochMilliseconds: 0 } })
    // @ts-expect-error: values have no structure
    free.record("bob", "Anything", { a: [1] })
    // @ts-expect-error: nor do those of a person
    free.set("bob", { a: { b: 1 } })
  })
})
