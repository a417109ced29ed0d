import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { assert, describe, it } from "@effect/vitest"
import { isApiError, RateLimited } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { TestClock } from "effect/testing"
import { hasRedis, RedisServer } from "../../../../tools/test-support/redis-server.ts"
import { Limits } from "../../src/limits/Limits.ts"
import { layerRedis, redisLimits } from "../../src/limits-redis.ts"

const redis = Effect.acquireRelease(
  Effect.promise(() => RedisServer.start(["--appendonly", "no"])),
  (server) => Effect.promise(() => server[Symbol.asyncDispose]())
)

const used = Limits.use(({ status }) => Effect.map(status, ({ query }) => query.used))
const call = Limits.use(({ permit }) => permit("query", Effect.void))

describe.skipIf(!hasRedis)("limits in a Redis that goes away", { timeout: 30_000 }, () => {
  it.effect("go on under this process's own count, and are shared again when it is back", () =>
    Effect.gen(function* () {
      const server = yield* redis
      const warnings: Array<string> = []
      const options = { url: server.url, maxWait: 0, onWarning: (message: string) => void warnings.push(message) }
      const other = redisLimits(options).layer("12345")
      const mine = redisLimits(options).layer("12345")
      yield* Effect.gen(function* () {
        yield* Effect.repeat(Effect.provide(call, other), { times: 9 })
        yield* Effect.repeat(call, { times: 19 })
        assert.strictEqual(yield* used, 30)

        yield* Effect.promise(() => server.kill())
        assert.strictEqual(yield* used, 20)
        yield* Effect.repeat(call, { times: 39 })
        const refused = yield* Effect.flip(call)
        assert.instanceOf(refused, RateLimited)
        assert.strictEqual(refused.retryAfter && Duration.toMillis(refused.retryAfter), 3_600_500)
        yield* TestClock.adjust("5 seconds")
        assert.strictEqual(yield* used, 60)
        assert.lengthOf(warnings, 1)
        assert.match(warnings[0] ?? "", /^limits: Redis is out of reach/)
        assert.notInclude(warnings[0], "127.0.0.1")

        yield* Effect.promise(() => server.start())
        // A Redis that starts again has forgotten everything; the first answer from it is an empty book.
        const isBack = Effect.andThen(TestClock.adjust("5 seconds"), used)
        yield* Effect.repeat(Effect.andThen(TestClock.withLive(Effect.sleep(10)), isBack), {
          until: (count) => count === 0
        })
        yield* call
        assert.strictEqual(yield* Effect.provide(used, redisLimits(options).layer("12345")), 1)
      }).pipe(Effect.provide(mine))
    })
  )

  it.effect("need no Redis to begin with", () =>
    Effect.gen(function* () {
      const server = yield* redis
      yield* Effect.promise(() => server.kill())
      const warnings: Array<string> = []
      const limits = redisLimits({ url: server.url, onWarning: (message) => void warnings.push(message) })
      yield* Effect.gen(function* () {
        const first = yield* Effect.forkChild(call)
        while (first.pollUnsafe() === undefined) yield* TestClock.adjust("1 second")
        assert.strictEqual(yield* used, 1)
        assert.lengthOf(warnings, 1)
      }).pipe(Effect.provide(limits.layer("12345")))
    })
  )
})

describe.skipIf(!hasRedis)("limits over a Redis of the caller's", () => {
  it.effect("count each project and each pool apart", () =>
    Effect.gen(function* () {
      const server = yield* redis
      const limits = (project: string) =>
        layerRedis({ project, prefix: "test:" }).pipe(Layer.provide(NodeRedis.layer({ url: server.url })))
      yield* Effect.provide(call, limits("1"))
      yield* Effect.provide(call, limits("1"))
      yield* Effect.provide(call, limits("2"))
      const status = (project: string) =>
        Effect.provide(
          Limits.use((service) => service.status),
          limits(project)
        )
      assert.strictEqual((yield* status("1")).query.used, 2)
      assert.strictEqual((yield* status("1")).jql.used, 0)
      assert.strictEqual((yield* status("2")).query.used, 1)
    })
  )
})

describe("redisLimits", () => {
  it("names every option that makes no sense, and not its value", () => {
    try {
      redisLimits({ url: "localhost:secret", lease: 10, query: { perHour: 0 } })
      assert.fail("took them")
    } catch (error) {
      if (!isApiError(error) || error.reason._tag !== "InvalidInput") throw error
      assert.deepStrictEqual(
        error.reason.issues.map(({ path }) => path),
        ["url", "query.perHour", "lease"]
      )
      assert.notInclude(error.message, "secret")
    }
  })
})
