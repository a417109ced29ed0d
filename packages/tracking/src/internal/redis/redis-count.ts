/** Counts what an outbox in Redis holds, by the keys of Effect's persisted queue. */
import * as Effect from "effect/Effect"
import type * as Redis from "effect/persistence/Redis"
import type { OutboxCount } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import { unavailable } from "./failure.ts"

/** The count of the queue under a key. */
export const countIn = (redis: Redis.Redis["Service"], key: string): Effect.Effect<OutboxCount, OutboxFailed> =>
  Effect.gen(function* () {
    const ready = yield* redis.send<number>("LLEN", key)
    const resting = yield* redis.send<number>("ZCARD", `${key}:delayed`)
    const claimed = yield* redis.send<number>("HLEN", `${key}:pending`)
    const dead = yield* redis.send<number>("LLEN", `${key}:dead`)
    const first = yield* redis.send<ReadonlyArray<string>>("LRANGE", key, "0", "0")
    const asleep = yield* redis.send<ReadonlyArray<string>>("ZRANGE", `${key}:delayed`, "0", "0")
    const held = yield* redis.send<ReadonlyArray<string>>("HVALS", `${key}:pending`)
    const times = [...first, ...asleep, ...held].map(calledAtOf).filter(Number.isFinite)
    return {
      waiting: Number(ready) + Number(resting),
      claimed: Number(claimed),
      dead: Number(dead),
      oldest: times.length === 0 ? undefined : Math.min(...times)
    }
  }).pipe(Effect.mapError(unavailable))

const calledAtOf = (payload: string): number => {
  const { element }: { readonly element?: { readonly calledAt?: number } } = JSON.parse(payload)
  return element?.calledAt ?? Number.NaN
}
