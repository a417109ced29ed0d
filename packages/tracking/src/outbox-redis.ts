/**
 * An outbox in Redis, for fleets: any number of processes and machines put calls in, and any number take them out.
 *
 * It stands on Effect's `PersistedQueue`: a claim is a lock that its process renews, so what a lost process had is
 * claimed again when the lock has run out. Needs the package `redis`.
 */
import { OptionCheck } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as PersistedQueue from "effect/persistence/PersistedQueue"
import * as Redis from "effect/persistence/Redis"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { productMark } from "./internal/product-mark.ts"
import { deadLettersIn } from "./internal/redis/dead-letters.ts"
import { unavailable } from "./internal/redis/failure.ts"
import { putBackLost } from "./internal/redis/lost-claims.ts"
import { RedisClaims } from "./internal/redis/RedisClaims.ts"
import { connect } from "./internal/redis/RedisConnection.ts"
import { countIn } from "./internal/redis/redis-count.ts"
import type { Outbox, OutboxEntry, OutboxSource } from "./Outbox.ts"
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
  /**
   * How long Redis may be silent while somebody waits for it, before the connection is given up and made again.
   *
   * @default "10 seconds"
   */
  readonly timeout?: Duration.Input | undefined
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
  const timeout = check.duration("timeout", options.timeout, "10 seconds")
  check.end("redisOutbox")
  return {
    isWriteAhead: false,
    open: ({ key, host }) =>
      Effect.gen(function* (): Effect.fn.Return<Outbox, OutboxFailed, Scope.Scope> {
        const { hold, redis, trouble } = yield* connect(url, timeout)
        const store = yield* PersistedQueue.makeStoreRedis({
          prefix,
          pollInterval: pollEvery,
          lockExpiration: lease,
          lockRefreshInterval: Duration.divideUnsafe(lease, 3)
        }).pipe(Effect.provideService(Redis.Redis, redis))
        const name = productMark(Redacted.value(key), host)
        const queue = `${prefix}${name}`
        yield* putBackLost(redis, queue, lease)
        const claims = yield* RedisClaims.make(store, name, trouble)

        /** All of them or none: what is written in part would be written again, for as long as Redis has no room. */
        const accept = (entries: ReadonlyArray<OutboxEntry>): Effect.Effect<void, OutboxFailed> => {
          const [one, ...more] = entries
          if (one === undefined) return Effect.void
          const offered =
            more.length === 0
              ? store.offer({ name, id: one.id, element: elementOf(one), isCustomId: false })
              : redis.send(
                  "RPUSH",
                  queue,
                  ...entries.map((entry) => JSON.stringify({ id: entry.id, element: elementOf(entry) }))
                )
          // It is tried again in a while, and whoever waits for that must not be left alone.
          return Effect.onExit(Effect.asVoid(Effect.mapError(offered, unavailable)), ({ _tag }) =>
            Effect.sync(() => hold(_tag === "Failure"))
          )
        }
        const dead = deadLettersIn(redis, `${queue}:dead`, accept)
        return {
          accept,
          claim: claims.claim,
          acknowledge: (done) => Effect.forEach(done, claims.acknowledge, { concurrency, discard: true }),
          retryLater: (again, rest) =>
            Effect.forEach(again, (claim) => claims.release(claim, rest), { concurrency, discard: true }),
          bury: (claim, reason) => Effect.andThen(dead.add(claim.entry, reason), claims.acknowledge(claim)),
          count: countIn(redis, queue),
          dead
        }
      }).pipe(
        // The tracker tells of outages itself, once each.
        Effect.provide(Logger.layer([]))
      )
  }
}

/** What the queue keeps of an entry beside its id. */
const elementOf = ({ calledAt, line }: OutboxEntry) => ({ calledAt, line })
