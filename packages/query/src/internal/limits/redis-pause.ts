/**
 * A pause that several processes share: a key that lives as long as the pause.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redis from "effect/persistence/Redis"
import { unavailable } from "./LedgerUnavailable.ts"
import type { Pause } from "./Pause.ts"

/** The pause under a key. */
export const make = (redis: Redis.Redis["Service"], key: string): Pause => {
  const extend = redis.eval(extendScript)
  return {
    left: Effect.mapBoth(redis.send<number>("PTTL", key), {
      onSuccess: (millis) => Math.max(0, millis),
      onFailure: unavailable
    }),
    extend: (duration) => Effect.mapError(extend(key, Math.ceil(Duration.toMillis(duration))), unavailable)
  }
}

const extendScript = Redis.script((key: string, millis: number) => [key, millis], {
  numberOfKeys: 1,
  lua: `
if tonumber(ARGV[1]) > redis.call("PTTL", KEYS[1]) then redis.call("SET", KEYS[1], 1, "PX", ARGV[1]) end
`
})
