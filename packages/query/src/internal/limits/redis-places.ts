/**
 * The places of a pool that several processes share. Each place is leased: its holder renews the lease while the call
 * runs, and the place of a process that dies is free again when its lease ends.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redis from "effect/persistence/Redis"
import * as Schedule from "effect/Schedule"
import { unavailable } from "./LedgerUnavailable.ts"
import type { Places } from "./Places.ts"

/** How often a process looks whether another one has left a place. */
const glance = Duration.millis(250)

/** The places under a key, leased for `lease` at a time. */
export const make = (redis: Redis.Redis["Service"], key: string, places: number, lease: Duration.Duration): Places => {
  const claim = redis.eval(claimScript)
  const count = redis.eval(countScript)
  const millis = Duration.toMillis(lease)

  const renewals = (id: string) =>
    claim(key, id, places, millis).pipe(Effect.ignore, Effect.schedule(Schedule.spaced(Duration.times(lease, 1 / 3))))

  return {
    take: Effect.gen(function* () {
      const id = crypto.randomUUID()
      if ((yield* claim(key, id, places, millis)) === 0) return undefined
      const renewing = yield* Effect.forkDetach(renewals(id))
      // A place that cannot be given back comes back by itself.
      return Effect.andThen(Fiber.interrupt(renewing), Effect.ignore(redis.send("ZREM", key, id)))
    }).pipe(Effect.mapError(unavailable)),
    taken: Effect.mapError(count(key), unavailable),
    vacancy: Effect.sleep(glance)
  }
}

/** Leases are a sorted set of ids by the time they end, on the clock of Redis. A holder that claims again renews. */
const claimScript = Redis.script(
  (key: string, id: string, places: number, millis: number) => [key, id, places, millis],
  {
    numberOfKeys: 1,
    lua: `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", now)
local held = redis.call("ZSCORE", KEYS[1], ARGV[1])
if not held and redis.call("ZCARD", KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call("ZADD", KEYS[1], now + ARGV[3], ARGV[1])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
return 1
`
  }
).withReturnType<number>()

const countScript = Redis.script((key: string) => [key], {
  numberOfKeys: 1,
  lua: `
local time = redis.call("TIME")
return redis.call("ZCOUNT", KEYS[1], "(" .. (time[1] * 1000 + math.floor(time[2] / 1000)), "+inf")
`
}).withReturnType<number>()
