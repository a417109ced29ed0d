/**
 * Puts back in line what processes had claimed that are gone, by the keys of Effect's persisted queue.
 *
 * The queue does so itself until Redis fails it once. Then it never looks again, and a sender that lives on would leave
 * what others had claimed where it is.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redis from "effect/persistence/Redis"
import type * as Scope from "effect/Scope"

/** Looks for claims without a lock every so often, for the time of the scope. */
export const putBackLost = (
  redis: Redis.Redis["Service"],
  key: string,
  every: Duration.Duration
): Effect.Effect<void, never, Scope.Scope> =>
  Effect.sleep(every).pipe(
    Effect.andThen(Effect.ignore(redis.eval(script)(key, `${key}:pending`, `${key}:owners`))),
    Effect.forever,
    Effect.forkScoped,
    Effect.asVoid
  )

/** Nothing is taken away before it is back in line: a Redis that is full refuses that, and the rest is not done. */
const script = Redis.script((...keys: [ready: string, claimed: string, owners: string]) => keys, {
  lua: `
for _, id in ipairs(redis.call("HKEYS", KEYS[2])) do
  local lock = redis.call("HGET", KEYS[3], id)
  if not lock or redis.call("EXISTS", lock) == 0 then
    redis.call("RPUSH", KEYS[1], redis.call("HGET", KEYS[2], id))
    redis.call("HDEL", KEYS[3], id)
    redis.call("HDEL", KEYS[2], id)
  end
end
`,
  numberOfKeys: 3
})
