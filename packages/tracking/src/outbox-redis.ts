/**
 * An outbox in Redis, for fleets: any number of processes and machines put calls in, and any number take them out.
 *
 * It stands on Effect's `PersistedQueue`: a claim is a lock that its process renews, so what a lost process had is
 * claimed again when the lock has run out. Needs the packages `@effect/platform-node` and `redis`.
 */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { OptionCheck } from "@tallymark/core"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as PersistedQueue from "effect/persistence/PersistedQueue"
import * as Redis from "effect/persistence/Redis"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { productMark } from "./internal/product-mark.ts"
import { deadLettersIn } from "./internal/redis/dead-letters.ts"
import { unavailable } from "./internal/redis/failure.ts"
import { lastWords, RedisClaims } from "./internal/redis/RedisClaims.ts"
import { countIn } from "./internal/redis/redis-count.ts"
import type { Outbox, OutboxSource } from "./Outbox.ts"
import type { OutboxFailed } from "./TrackingError.ts"

/** Settings of {@link redisOutbox}. */
export interface RedisOutboxOptions {
  /** Where Redis is, for example `redis://localhost:6379`. May hold a password; it is never shown. */
  readonly url: string
  /**
   * What the keys in Redis begin with.
   *
   * @default "tallymark:outbox:"
   */
  readonly prefix?: string | undefined
  /**
   * How often a process without work looks for some.
   *
   * @default "200 millis"
   */
  readonly pollEvery?: Duration.Input | undefined
  /**
   * How long a process may be silent before what it has claimed is given to others.
   *
   * @default "30 seconds"
   */
  readonly lease?: Duration.Input | undefined
}

/** How many requests to Redis are under way at once. */
const concurrency = 64

/**
 * Makes an outbox in Redis. Calls are as safe as that Redis: turn its append-only file on.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts no-run
 * // It needs a Redis.
 * import { createTracker } from "@tallymark/tracking/node"
 * import { redisOutbox } from "@tallymark/tracking/outbox-redis"
 *
 * const outbox = redisOutbox({ url: "redis://localhost:6379" })
 * const tracker = createTracker({ key: "0123456789abcdef0123456789abcdef01234567", outbox, deliver: false })
 * await tracker.record("bob@example.com", "Signed Up").accepted
 * ```
 */
export const redisOutbox = (options: RedisOutboxOptions): OutboxSource => {
  const { prefix = "tallymark:outbox:" } = options
  const check = new OptionCheck()
  const url = check.redisUrl("url", options.url)
  const pollEvery = check.duration("pollEvery", options.pollEvery, "200 millis")
  const lease = check.duration("lease", options.lease, "30 seconds")
  check.end("redisOutbox")
  return {
    isWriteAhead: false,
    open: ({ key, host }) =>
      Effect.gen(function* (): Effect.fn.Return<Outbox, OutboxFailed, Scope.Scope> {
        const services = yield* connect(url)
        const redis = Context.get(services, Redis.Redis)
        const store = yield* PersistedQueue.makeStoreRedis({
          prefix,
          pollInterval: pollEvery,
          lockExpiration: lease,
          lockRefreshInterval: Duration.divideUnsafe(lease, 3)
        }).pipe(Effect.provideContext(services))
        const name = productMark(Redacted.value(key), host)
        const claims = yield* RedisClaims.make(store, name)
        const offer = (id: string, calledAt: number, line: string) =>
          Effect.mapError(store.offer({ name, id, element: { calledAt, line }, isCustomId: false }), unavailable)
        const accept = (
          entries: ReadonlyArray<{ readonly id: string; readonly calledAt: number; readonly line: string }>
        ) =>
          Effect.forEach(entries, ({ id, calledAt, line }) => offer(id, calledAt, line), { concurrency, discard: true })
        const dead = deadLettersIn(redis, `${prefix}${name}:dead`, accept)
        return {
          accept,
          claim: claims.claim,
          acknowledge: (done) => Effect.forEach(done, claims.acknowledge, { concurrency, discard: true }),
          retryLater: (again, rest) =>
            Effect.forEach(again, (claim) => claims.release(claim, rest), { concurrency, discard: true }),
          bury: (claim, reason) => Effect.andThen(dead.add(claim.entry, reason), claims.acknowledge(claim)),
          count: countIn(redis, `${prefix}${name}`),
          dead
        }
      }).pipe(
        // The tracker tells of outages itself, once each.
        Effect.provide(Logger.layer([]))
      )
  }
}

/**
 * A connection that is made again when it is lost. The first one fails at once, so that whoever waits knows why. At the
 * end of the scope a Redis that does not answer is left alone.
 */
const connect = Effect.fnUntraced(function* (
  url: string
): Effect.fn.Return<Context.Context<NodeRedis.NodeRedis | Redis.Redis>, OutboxFailed, Scope.Scope> {
  let isConnected = false
  let leaving: NodeJS.Timeout | undefined
  yield* Effect.addFinalizer(() => Effect.sync(() => clearTimeout(leaving)))
  const services = yield* Layer.build(
    NodeRedis.layer({
      url,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: (retries, cause) => (isConnected ? Math.min(2_000, 50 * 2 ** retries) : cause) }
    })
  ).pipe(Effect.mapError(unavailable))
  isConnected = true
  const { client } = Context.get(services, NodeRedis.NodeRedis)
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      leaving = setTimeout(() => client.destroy(), Duration.toMillis(lastWords))
    })
  )
  return services
})
