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

/** The dead letters under a key; `accept` puts entries back in line. */
export const deadLettersIn = (
  redis: Redis.Redis["Service"],
  key: string,
  accept: (entries: ReadonlyArray<OutboxEntry>) => Effect.Effect<void, OutboxFailed>
): RedisDeadLetters => {
  const send = <A>(command: string, ...args: ReadonlyArray<string>): Effect.Effect<A, OutboxFailed> =>
    Effect.mapError(redis.send<A>(command, ...args), unavailable)

  const texts = (limit: number): Effect.Effect<ReadonlyArray<string>, OutboxFailed> =>
    limit < 1 ? Effect.succeed([]) : send<ReadonlyArray<string>>("LRANGE", key, "0", String(limit - 1))

  /** Takes letters away, one by one: each is first done with `handle`. */
  const remove = (
    ids: ReadonlyArray<string> | undefined,
    handle: (letter: DeadLetter) => Effect.Effect<void, OutboxFailed>
  ) =>
    Effect.gen(function* () {
      let count = 0
      for (const text of yield* texts(Number.MAX_SAFE_INTEGER)) {
        const letter = letterOf(text)
        if (ids !== undefined && !ids.includes(letter.id)) continue
        yield* handle(letter)
        count += yield* send<number>("LREM", key, "1", text)
      }
      return count
    })

  return {
    add: ({ id, calledAt, line }, reason) =>
      Effect.flatMap(Clock.currentTimeMillis, (diedAt) =>
        Effect.asVoid(send("RPUSH", key, JSON.stringify({ id, calledAt, line, diedAt, reason })))
      ),
    list: (limit) => Effect.map(texts(limit), (found) => found.map(letterOf)),
    retry: (ids) => remove(ids, ({ id, calledAt, line }) => accept([{ id, calledAt, line }])),
    drop: (ids) => remove(ids, () => Effect.void)
  }
}

/** The list holds what `add` has written. */
const letterOf = (text: string): DeadLetter => JSON.parse(text)
