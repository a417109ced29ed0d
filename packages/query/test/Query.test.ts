import { ApiError, Transport } from "@tallymark/core"
import { Query, type QueryOptions } from "@tallymark/query"
import { createFakeServer } from "@tallymark/testing"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as Tracer from "effect/Tracer"
import { assert, describe, expectTypeOf, it } from "vitest"
import { answers } from "./support/answers.ts"
import { current } from "./support/service.ts"
import { credentials, days, fill, shop } from "./support/shop.ts"

const layerOf = (fetch: typeof globalThis.fetch, options: Partial<QueryOptions> = {}) =>
  Query.layer({ credentials: credentials.current, limits: false, ...options }).pipe(
    Layer.provide(Transport.layer({ fetch }))
  )

describe("Query", () => {
  it("asks the same questions as Effects, and streams people and events", async () => {
    await using server = createFakeServer(shop)
    await fill(server)
    const program = Effect.gen(function* () {
      const query = yield* Query
      const names = yield* query.events.names({ type: "general" })
      const tags = yield* query.annotations.tags()
      const annotations = yield* query.annotations.list()
      const people = yield* Stream.runCollect(query.people.list())
      const pages = yield* Stream.runCollect(query.people.pages({}, { concurrency: 2 }))
      const events = yield* Stream.runCollect(query.export(days))
      return { names, tags, annotations, people, pages, events }
    })
    const found = await Effect.runPromise(Effect.provide(program, layerOf(server.fetch)))
    assert.sameMembers([...found.names], ["Viewed", "Bought"])
    assert.deepStrictEqual([found.tags, found.annotations], [[], []])
    assert.lengthOf(found.people, 3)
    assert.deepStrictEqual(
      found.pages.map(({ profiles }) => profiles.length),
      [2, 1]
    )
    assert.lengthOf(found.events, 7)
  })

  it("fails with the error that promises reject with", async () => {
    const program = Query.use((query) => query.events.names({ type: "total" as never }))
    const error = await Effect.runPromise(
      Effect.flip(
        Effect.provide(
          program,
          layerOf(() => assert.fail("nothing must be sent"))
        )
      )
    )
    assert.instanceOf(error, ApiError)
    assert.strictEqual(error.reason._tag, "InvalidInput")
  })

  it("fails as a layer when an option makes no sense", async () => {
    const layer = layerOf(fetch, { timeZone: "Mars" })
    const error = await Effect.runPromise(Effect.flip(Effect.provide(Effect.void, layer)))
    assert.match(error.message, /timeZone: must be the name of a time zone/)
  })

  it("ends its request when it is interrupted", async () => {
    const [arrived, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const layer = layerOf(async (input) => {
      if (input instanceof Request) input.signal.addEventListener("abort", () => ended.resolve())
      arrived.resolve()
      return new Promise(() => undefined)
    })
    const fiber = Effect.runFork(
      Effect.provide(
        Query.use((query) => query.funnels.list()),
        layer
      )
    )
    await arrived.promise
    await Effect.runPromise(Fiber.interrupt(fiber))
    await ended.promise
  })

  it("is one span per question for a tracer that listens, named after the operation", async () => {
    const spans: Array<string> = []
    const tracer = Tracer.make({
      span: (options) => {
        spans.push(options.name)
        return new Tracer.NativeSpan(options)
      }
    })
    const program = Query.use((query) => query.segmentation.counts({ event: "A", ...days }))
    const layer = layerOf(async () => Response.json(answers.series), { credentials: current })
    await Effect.runPromise(program.pipe(Effect.provide(layer), Effect.provideService(Tracer.Tracer, tracer)))
    assert.deepStrictEqual(spans, ["Query.segmentation"])
  })

  it("has the questions of the promises, without their signal", () => {
    expectTypeOf<Query["Service"]["funnels"]["list"]>().parameters.toEqualTypeOf<[]>()
    expectTypeOf<Query["Service"]["annotations"]["list"]>().parameters.toExtend<[range?: object]>()
    expectTypeOf<Parameters<Query["Service"]["events"]["names"]>["length"]>().toEqualTypeOf<1>()
  })
})
