/**
 * The tables of an outbox file, and how a file of an earlier version becomes one of this.
 *
 * - `entries`: calls that wait or are claimed. `holder` is the process that has one, `ready_at` when a call that rests may
 *   be claimed again (epoch milliseconds). New calls have 0 there: whatever the clock does, they are ready.
 * - `holders`: the processes that claim. One that has not said for a while that it lives, or whose pid is gone, has died.
 * - `dead`: calls that the service will never take.
 */
import type { DatabaseSync } from "node:sqlite"
import { OutboxFailed } from "../../TrackingError.ts"

/** Marks a SQLite file as one of ours: "Taly". */
const applicationId = 0x54_61_6c_79

/** One step per version, oldest first. A step is never changed once it has been released. */
const migrations: ReadonlyArray<string> = [
  `
  CREATE TABLE entries (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    called_at INTEGER NOT NULL,
    line TEXT NOT NULL,
    holder INTEGER,
    ready_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_turn ON entries (holder, ready_at, key);
  CREATE TABLE holders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    alive_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE dead (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    called_at INTEGER NOT NULL,
    line TEXT NOT NULL,
    died_at INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  `
]

/** The version that this code reads and writes. */
export const schemaVersion = migrations.length

/** Brings a file up to date, inside the caller's transaction. Throws {@link OutboxFailed} for a file that is not ours. */
export const migrate = (database: DatabaseSync): void => {
  const version = pragma(database, "user_version")
  const isOurs = pragma(database, "application_id") === applicationId
  if (version > schemaVersion) throw new OutboxFailed({ problem: "unavailable", code: "NEWER_VERSION" })
  if (!isOurs && !isEmpty(database)) throw new OutboxFailed({ problem: "unavailable", code: "NOT_AN_OUTBOX" })
  if (version === schemaVersion) return
  for (const step of migrations.slice(version)) database.exec(step)
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`)
}

const pragma = (database: DatabaseSync, name: string): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined
