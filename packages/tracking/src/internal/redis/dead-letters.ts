/** The dead letters of an outbox in Redis: a list of its own, one JSON text each. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as Redis from "effect/persistence/Redis"
import type { DeadLetter, DeadLetters, OutboxEntry } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import { unavailable } from "./failure.ts"

/** Dead letters, and how one more comes to them. */
export interface RedisDeadLetters extends DeadLetters {
  readonly add: (entry: OutboxEntry, reason: string) => Effect.Effect<void, OutboxFailed>
}

/** How many are looked at, and taken away, at once. */
const page = 500

/** The dead letters under a key; `accept` puts entries back in line. */
export const deadLettersIn = (
  redis: Redis.Redis["Service"],
  key: string,
  accept: (entries: ReadonlyArray<OutboxEntry>) => Effect.Effect<void, OutboxFailed>
): RedisDeadLetters => {
  const send = <A>(command: string, ...args: ReadonlyArray<string>): Effect.Effect<A, OutboxFailed> =>
    Effect.mapError(redis.send<A>(command, ...args), unavailable)

  const texts = (first: number, count: number): Effect.Effect<ReadonlyArray<string>, OutboxFailed> =>
    send("LRANGE", key, String(first), String(first + count - 1))

  /** Takes letters away that are first done with `handle`. By their text, since others may do the same meanwhile. */
  const remove = (
    ids: ReadonlyArray<string> | undefined,
    handle: (letters: ReadonlyArray<DeadLetter>) => Effect.Effect<void, OutboxFailed>
  ) =>
    Effect.gen(function* () {
      const wanted = ids === undefined ? undefined : new Set(ids)
      // Those that come meanwhile stay.
      let left = yield* send<number>("LLEN", key)
      let first = 0
      let count = 0
      while (left > 0) {
        const found = yield* texts(first, Math.min(left, page))
        if (found.length === 0) break
        left -= found.length
        const chosen = found.filter((text) => wanted === undefined || wanted.has(letterOf(text).id))
        if (chosen.length > 0) yield* handle(chosen.map(letterOf))
        const removed = yield* Effect.forEach(chosen, (text) => send<number>("LREM", key, "1", text), {
          concurrency: "unbounded"
        })
        count += removed.reduce((sum, one) => sum + one, 0)
        first += found.length - chosen.length
      }
      return count
    })

  return {
    add: ({ id, calledAt, line }, reason) =>
      Effect.flatMap(Clock.currentTimeMillis, (diedAt) =>
        Effect.asVoid(send("RPUSH", key, JSON.stringify({ id, calledAt, line, diedAt, reason })))
      ),
    list: (limit) => (limit < 1 ? Effect.succeed([]) : Effect.map(texts(0, limit), (found) => found.map(letterOf))),
    retry: (ids) => remove(ids, (letters) => accept(letters.map(({ id, calledAt, line }) => ({ id, calledAt, line })))),
    drop: (ids) => remove(ids, () => Effect.void)
  }
}

/** The list holds what `add` has written. */
const letterOf = (text: string): DeadLetter => JSON.parse(text)
