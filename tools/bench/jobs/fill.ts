/**
 * Puts entries into an outbox, or does the same with nothing but what the outbox stands on.
 */
import { DatabaseSync } from "node:sqlite"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import type { OutboxEntry, OutboxSource } from "@tallymark/tracking"
import { redisOutbox } from "@tallymark/tracking/outbox-redis"
import { sqliteOutbox } from "@tallymark/tracking/outbox-sqlite"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as PersistedQueue from "effect/persistence/PersistedQueue"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { eventOf } from "../clients/event.ts"

/** What is filled. */
export type Vessel = "sqlite" | "bare sqlite" | "redis" | "bare redis"

/** How to fill it. */
export interface Filling {
  readonly vessel: Vessel
  readonly directory: string
  readonly redis: string
  /** The origin that the calls are for. */
  readonly host: string
  readonly count: number
}

/** Whose calls they are. */
export const key = "0123456789abcdef0123456789abcdef01234567"

const perCommit = 500
/** As many requests to Redis at once as the outbox makes. */
const concurrency = 64

type Batch = ReadonlyArray<OutboxEntry>

const listener = { evicted: () => undefined, warn: () => undefined }

const lineOf = (n: number): string => {
  const { person, name, properties } = eventOf(n)
  const parameters = { _p: person, _n: name, _t: "1790000000", _d: "1", ...properties }
  return `/e?${Object.entries(parameters)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join("&")}`
}

const outbox = (source: OutboxSource, host: string, batches: ReadonlyArray<Batch>): Effect.Effect<number> =>
  Effect.flatMap(Effect.orDie(source.open({ key: Redacted.make(key), host }, listener)), ({ accept }) =>
    timed(Effect.forEach(batches, (batch) => Effect.orDie(accept(batch)), { discard: true }))
  ).pipe(Effect.scoped)

const bareSqlite = (directory: string, batches: ReadonlyArray<Batch>): Effect.Effect<number> => {
  const database = new DatabaseSync(`${directory}/bare`)
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 4000;
    CREATE TABLE entries (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL,
      called_at INTEGER NOT NULL,
      line TEXT NOT NULL,
      holder INTEGER,
      ready_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX entries_by_turn ON entries (holder, ready_at, key)`)
  const insert = database.prepare(
    "INSERT INTO entries (id, called_at, line, holder, ready_at, attempts) VALUES (?, ?, ?, ?, ?, ?)"
  )
  return timed(
    Effect.sync(() => {
      for (const batch of batches) {
        database.exec("BEGIN IMMEDIATE")
        for (const { id, calledAt, line } of batch) insert.run(id, calledAt, line, null, 0, 0)
        database.exec("COMMIT")
      }
    })
  )
}

const bareRedis = (url: string, batches: ReadonlyArray<Batch>): Effect.Effect<number> => {
  const schema = Schema.Struct({ calledAt: Schema.Number, line: Schema.String })
  const filled = Effect.gen(function* () {
    const queue = yield* PersistedQueue.make({ name: "bench", schema })
    const offer = ({ calledAt, line }: OutboxEntry) => queue.offer({ calledAt, line })
    return yield* timed(
      Effect.forEach(batches, (batch) => Effect.forEach(batch, offer, { concurrency, discard: true }), {
        discard: true
      })
    )
  })
  const queues = PersistedQueue.layer.pipe(
    Layer.provide(PersistedQueue.layerStoreRedis({ prefix: "bare:" })),
    Layer.provide(NodeRedis.layer({ url }))
  )
  return Effect.orDie(Effect.scoped(Effect.provide(filled, queues)))
}

const timed = <E>(work: Effect.Effect<void, E>): Effect.Effect<number, E> =>
  Effect.suspend(() => {
    const before = performance.now()
    return Effect.map(work, () => performance.now() - before)
  })

/** Fills a vessel; the milliseconds that took. */
export const fill = ({ vessel, directory, redis, host, count }: Filling): Effect.Effect<number> => {
  const batches = Array.from({ length: count / perCommit }, (_, batch) =>
    Array.from({ length: perCommit }, (_, i): OutboxEntry => {
      const n = batch * perCommit + i
      return { id: `bench-${n.toString(36)}`, calledAt: 1_790_000_000_000 + n, line: lineOf(n) }
    })
  )
  switch (vessel) {
    case "sqlite":
      return outbox(sqliteOutbox({ directory }), host, batches)
    case "bare sqlite":
      return bareSqlite(directory, batches)
    case "redis":
      return outbox(redisOutbox({ url: redis }), host, batches)
    case "bare redis":
      return bareRedis(redis, batches)
  }
}
