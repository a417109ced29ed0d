/** Counts what an outbox in Redis holds, by the keys of Effect's persisted queue. */
import * as Effect from "effect/Effect"
import * as Redis from "effect/persistence/Redis"
import type { OutboxCount } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import { unavailable } from "./failure.ts"

/** The count of the queue under a key. */
export const countIn = (redis: Redis.Redis["Service"], key: string): Effect.Effect<OutboxCount, OutboxFailed> =>
  redis
    .eval(script)(key, `${key}:delayed`, `${key}:pending`, `${key}:dead`)
    .pipe(
      Effect.map(([ready, resting, claimed, dead, oldest]) => ({
        waiting: Number(ready) + Number(resting),
        claimed: Number(claimed),
        dead: Number(dead),
        oldest: oldest === "" ? undefined : Number(oldest)
      })),
      Effect.mapError(unavailable)
    )

/** Looked at where they are: what fifty senders have claimed is megabytes. What is no call of ours has no time. */
const script = Redis.script((...keys: [ready: string, resting: string, claimed: string, dead: string]) => keys, {
  lua: `
local oldest
local function look(payloads)
  for _, payload in ipairs(payloads) do
    local at = tonumber(string.match(payload, '"calledAt":(%d+)'))
    if at and (not oldest or at < oldest) then oldest = at end
  end
end
look(redis.call("LRANGE", KEYS[1], 0, 0))
look(redis.call("ZRANGE", KEYS[2], 0, 0))
look(redis.call("HVALS", KEYS[3]))
return {
  redis.call("LLEN", KEYS[1]),
  redis.call("ZCARD", KEYS[2]),
  redis.call("HLEN", KEYS[3]),
  redis.call("LLEN", KEYS[4]),
  oldest and string.format("%.0f", oldest) or ""
}
`,
  numberOfKeys: 4
}).withReturnType<readonly [ready: number, resting: number, claimed: number, dead: number, oldest: string]>()
