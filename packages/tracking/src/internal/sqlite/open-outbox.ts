/**
 * An outbox over one file: what `Outbox` asks for, in statements of the store.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import type { Claim, Outbox, OutboxEntry, OutboxListener, WriteAheadOutbox } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import { failureOf } from "./failure.ts"
import { beatEvery } from "./holders.ts"
import type { Opening } from "./open-database.ts"
import { SqliteFile } from "./SqliteFile.ts"
import type { SqliteStore } from "./SqliteStore.ts"

/** What happens to new calls when the file is at its bound, or the disk is full. */
export type WhenFull = "refuse" | "evict-oldest"

/** How an outbox works on its file. */
export interface SqliteSettings extends Opening {
  readonly whenFull: WhenFull
  /** How often to look for calls that others have written or left behind. */
  readonly pollEvery: Duration.Duration
  /** The longest rest of a call between two tries. */
  readonly longestRest: Duration.Duration
}

/** Opens the outbox, until the end of the scope. */
export const openOutbox = Effect.fnUntraced(function* (
  settings: SqliteSettings,
  listener: OutboxListener
): Effect.fn.Return<WriteAheadOutbox, OutboxFailed, Scope.Scope> {
  const { whenFull, pollEvery } = settings
  const longestRest = Duration.toMillis(settings.longestRest)
  const file = yield* Effect.acquireRelease(
    attempt((now) => new SqliteFile(settings, listener, now)),
    (open) => Effect.ignore(attempt(() => open.close()))
  )
  const use = <A>(work: (store: SqliteStore, now: number) => A): Effect.Effect<A, OutboxFailed> =>
    attempt((now) => file.use(now, (store) => work(store, now)))
  const write = <A>(work: (store: SqliteStore, now: number) => A): Effect.Effect<A, OutboxFailed> =>
    attempt((now) => {
      const written = (store: SqliteStore): A => work(store, now)
      return whenFull === "refuse" ? file.use(now, written) : file.useWithRoom(now, written)
    })

  const claimed = (entry: OutboxEntry, attempts: number, row: number): Claim => ({
    entry,
    attempts,
    key: `${file.generation}.${row}`
  })
  /** The rows of claims, without those of a file that is gone: their entries are claimed again. */
  const rowsOf = (claims: ReadonlyArray<Claim>): ReadonlyArray<number> =>
    claims.flatMap(({ key }) => {
      const [generation, row] = String(key).split(".")
      return Number(generation) === file.generation ? [Number(row)] : []
    })

  const beat = use((store, now) => store.beat(now))
  yield* beat
  yield* Effect.forkScoped(Effect.repeat(Effect.ignore(beat), Schedule.spaced(beatEvery)))

  const claim: Outbox["claim"] = (limit) =>
    Effect.flatMap(
      use((store, now) => store.claim(limit, now, longestRest)),
      (rows) =>
        rows.length === 0
          ? Effect.andThen(Effect.sleep(pollEvery), claim(limit))
          : Effect.succeed(rows.map(({ entry, attempts, row }) => claimed(entry, attempts, row)))
    )

  return {
    accept: (entries) => write((store) => store.insert(entries)),
    acceptClaimed: (entries) =>
      Effect.map(
        write((store, now) => store.insertClaimed(entries, now)),
        (rows) => entries.map((entry, index) => claimed(entry, 1, Number(rows[index])))
      ),
    claim,
    acknowledge: (claims) => use((store) => store.remove(rowsOf(claims))),
    retryLater: (claims, rest) => use((store, now) => store.release(rowsOf(claims), now + Duration.toMillis(rest))),
    bury: (letter, reason) => use((store, now) => store.bury(rowsOf([letter]), reason, now)),
    count: use((store) => store.count()),
    dead: {
      list: (limit) => use((store) => store.deadLetters(limit)),
      retry: (ids) => use((store, now) => store.revive(ids, now)),
      drop: (ids) => use((store) => store.dropDead(ids))
    }
  }
})

const attempt = <A>(work: (now: number) => A): Effect.Effect<A, OutboxFailed> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => Effect.try({ try: () => work(now), catch: failureOf }))
