/**
 * Limits that processes and machines share through Redis. Needs the packages `@effect/platform-node` and `redis`.
 *
 * Everything is counted in Redis, on its clock: the permits of each rate, the pause after a 429, and the calls that run,
 * whose places return by themselves when their process dies. While Redis is out of reach, calls go on under this
 * process's own limits.
 *
 * @module limits-redis
 */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { OptionCheck } from "@tallymark/core"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redis from "effect/persistence/Redis"
import * as makeLimits from "./internal/limits/make-limits.ts"
import * as memoryLedger from "./internal/limits/memory-ledger.ts"
import * as mirroredLedger from "./internal/limits/mirrored-ledger.ts"
import * as redisLedger from "./internal/limits/redis-ledger.ts"
import { withPatience } from "./internal/limits/redis-patience.ts"
import { complete, type LimitOptions, type LimitSettings } from "./limits/LimitOptions.ts"
import { Limits } from "./limits/Limits.ts"
import type { LimitsService } from "./limits/LimitsService.ts"
import type { SharedLimits } from "./limits/SharedLimits.ts"

/** Options of both ways to share limits through Redis. */
export interface RedisLimitOptions extends LimitOptions {
  /**
   * What the keys in Redis begin with.
   *
   * @default "tallymark:limits:"
   */
  readonly prefix?: string | undefined
  /**
   * How long a process holds a place among the running calls without renewing it: the time after which the places of a
   * process that has died are free again. From one second.
   *
   * @default "30 seconds"
   */
  readonly lease?: Duration.Input | undefined
  /**
   * How long Redis may take to be reached and to answer, before calls go on under the limits of this process alone. More
   * than zero.
   *
   * @default "2 seconds"
   */
  readonly patience?: Duration.Input | undefined
  /**
   * Called with a sentence for a person, once per outage of Redis.
   *
   * @default console.warn
   */
  readonly onWarning?: ((message: string) => void) | undefined
}

/**
 * Limits shared by every client, process and machine that uses the same Redis, to be given to `createQuery`.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense. A Redis that cannot be reached is no error.
 *
 * **Example**
 *
 * ```ts no-run
 * import { createQuery, serviceAccount } from "@tallymark/query/node"
 * import { redisLimits } from "@tallymark/query/limits-redis"
 *
 * const query = createQuery({
 *   credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
 *   limits: redisLimits({ url: "redis://localhost:6379", maxWait: "10 minutes" })
 * })
 * ```
 */
export const redisLimits = (
  options: RedisLimitOptions & {
    /** Where Redis is, for example `redis://localhost:6379`. May hold a password; it is never shown. */
    readonly url: string
  }
): SharedLimits => {
  const check = new OptionCheck()
  const url = check.redisUrl("url", options.url)
  const settings = resolveRedis(check, options, "redisLimits")
  const connect = NodeRedis.layer({
    url,
    // A command fails at once while there is no connection, and calls go on without Redis.
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (retries) => Math.min(2_000, 50 * 2 ** retries) }
  }).pipe(
    // We tell of outages ourselves, once each.
    Layer.provide(Logger.layer([]))
  )
  const limits = Effect.fnUntraced(function* (project: string) {
    const connecting = yield* Effect.forkScoped(Layer.build(connect))
    const connected = Effect.map(Fiber.join(connecting), (services) => Context.get(services, Redis.Redis))
    return yield* make(settings, project, connected)
  })
  return { layer: (project) => Layer.effect(Limits, limits(project)) }
}

/**
 * Limits over a `Redis` of the caller's, for programs written with Effect. Dies with `InvalidInput` when an option makes
 * no sense.
 */
export const layerRedis = (
  options: RedisLimitOptions & {
    /** Tells projects apart; those who share a count use the same name. */
    readonly project: string
  }
): Layer.Layer<Limits, never, Redis.Redis> =>
  Layer.effect(
    Limits,
    Effect.flatMap(Redis.Redis, (redis) =>
      make(resolveRedis(new OptionCheck(), options, "layerRedis"), options.project, Effect.succeed(redis))
    )
  )

interface RedisLimitSettings extends LimitSettings {
  readonly prefix: string
  readonly lease: Duration.Duration
  readonly patience: Duration.Duration
  readonly onWarning: (message: string) => void
}

const make = (
  settings: RedisLimitSettings,
  project: string,
  connected: Effect.Effect<Redis.Redis["Service"], Redis.RedisError>
): Effect.Effect<LimitsService> => {
  const reach = mirroredLedger.watch(() =>
    settings.onWarning(
      "limits: Redis is out of reach; calls go on under the limits of this process alone until it is back"
    )
  )
  return makeLimits.make(
    settings,
    Effect.fnUntraced(function* (pool, rules) {
      const shared = yield* Effect.provideService(
        redisLedger.make(`${settings.prefix}${project}:${pool}`, rules, settings.lease),
        Redis.Redis,
        withPatience(connected, settings.patience)
      )
      return mirroredLedger.make(shared, yield* memoryLedger.make(pool, rules), reach)
    })
  )
}

/** Reads the options of this module and the others, and ends the check. */
const resolveRedis = (check: OptionCheck, options: RedisLimitOptions, operation: string): RedisLimitSettings => {
  const settings = {
    ...complete(check, options, "", ["url", "project", "prefix", "lease", "patience", "onWarning"]),
    prefix: options.prefix ?? "tallymark:limits:",
    lease: check.duration("lease", options.lease, "30 seconds", { least: "1 second" }),
    patience: check.duration("patience", options.patience, "2 seconds"),
    // biome-ignore lint/suspicious/noConsole: a warning nobody asked for goes where people look.
    onWarning: options.onWarning ?? console.warn
  }
  check.end(operation)
  return settings
}
