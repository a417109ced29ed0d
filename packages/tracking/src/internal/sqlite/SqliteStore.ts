/**
 * An open outbox file. Every method is one transaction, done when it returns, and throws `OutboxFailed`.
 */
import { hostname } from "node:os"
import type { DatabaseSync } from "node:sqlite"
import type { DeadLetter, OutboxCount, OutboxEntry } from "../../Outbox.ts"
import { OutboxFailed } from "../../TrackingError.ts"
import { isHolderAlive } from "./holders.ts"
import { type Row, SqliteConnection } from "./SqliteConnection.ts"

/** An entry and the row it is in. */
export interface StoredEntry {
  readonly entry: OutboxEntry
  readonly row: number
  /** How often it has been claimed. */
  readonly attempts: number
}

/** The entries of one file, as one process sees them. */
export class SqliteStore {
  private readonly sql: SqliteConnection
  private readonly maxPages: number
  private readonly holder: number

  /** Registers this process as one that claims. */
  constructor(database: DatabaseSync, maxPages: number, now: number) {
    this.sql = new SqliteConnection(database)
    this.maxPages = maxPages
    const { lastInsertRowid } = this.sql.run(
      "INSERT INTO holders (host, pid, alive_at) VALUES (?, ?, ?)",
      hostname(),
      process.pid,
      now
    )
    this.holder = Number(lastInsertRowid)
  }

  /** Writes entries down and returns their rows; this process claims them at once if `isClaimed`. */
  insert(entries: ReadonlyArray<OutboxEntry>, isClaimed: boolean): ReadonlyArray<number> {
    return this.sql.transact(() => {
      if (this.isFull()) throw new OutboxFailed({ problem: "full", code: "SQLITE_FULL" })
      const insert = this.sql.prepare(
        "INSERT INTO entries (id, called_at, line, holder, ready_at, attempts) VALUES (?, ?, ?, ?, ?, ?)"
      )
      const holder = isClaimed ? this.holder : null
      const attempts = isClaimed ? 1 : 0
      return entries.map(({ id, calledAt, line }) =>
        Number(insert.run(id, calledAt, line, holder, 0, attempts).lastInsertRowid)
      )
    })
  }

  /** Claims up to `limit` entries that are ready at `now`, in the order of acceptance. Rests longer than `longestRest` are over. */
  claim(limit: number, now: number, longestRest: number): ReadonlyArray<StoredEntry> {
    const rows = this.sql.transact(() =>
      this.sql.all(
        `UPDATE entries SET holder = ?, attempts = attempts + 1 WHERE key IN (
          SELECT key FROM entries WHERE holder IS NULL AND (ready_at <= ? OR ready_at > ?) ORDER BY ready_at, key LIMIT ?
        ) RETURNING key, id, called_at, line, attempts`,
        this.holder,
        now,
        now + longestRest,
        limit
      )
    )
    return rows
      .map((row) => ({ entry: entryOf(row), row: Number(row.key), attempts: Number(row.attempts) }))
      .sort((one, other) => one.row - other.row)
  }

  remove(rows: ReadonlyArray<number>): void {
    this.sql.transact(() => {
      const remove = this.sql.prepare("DELETE FROM entries WHERE key = ?")
      for (const row of rows) remove.run(row)
    })
  }

  release(rows: ReadonlyArray<number>, readyAt: number): void {
    this.sql.transact(() => {
      const release = this.sql.prepare("UPDATE entries SET holder = NULL, ready_at = ? WHERE key = ?")
      for (const row of rows) release.run(readyAt, row)
    })
  }

  /** Moves entries to the dead letters. */
  bury(rows: ReadonlyArray<number>, reason: string, now: number): void {
    this.sql.transact(() => {
      for (const row of rows) {
        this.sql.run(
          `INSERT INTO dead (id, called_at, line, died_at, reason)
          SELECT id, called_at, line, ?, ? FROM entries WHERE key = ?`,
          now,
          reason,
          row
        )
        this.sql.run("DELETE FROM entries WHERE key = ?", row)
      }
    })
  }

  /** Removes and returns the oldest entries that nobody has claimed. */
  evict(limit: number): ReadonlyArray<OutboxEntry> {
    return this.sql
      .transact(() =>
        this.sql.all(
          `DELETE FROM entries WHERE key IN (
          SELECT key FROM entries WHERE holder IS NULL ORDER BY ready_at, key LIMIT ?
        ) RETURNING id, called_at, line`,
          limit
        )
      )
      .map(entryOf)
  }

  /** Says that this process lives, and takes the claims of those that have died back. Returns how many those are. */
  beat(now: number): number {
    return this.sql.transact(() => {
      // It may have been silent for so long, or the clock may have jumped so far, that others took it for dead.
      this.sql.run(
        `INSERT INTO holders (id, host, pid, alive_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET alive_at = excluded.alive_at`,
        this.holder,
        hostname(),
        process.pid,
        now
      )
      // Claims of one that was taken for dead, claimed more, and died before it could say otherwise.
      const orphans = "UPDATE entries SET holder = NULL WHERE holder > 0 AND holder NOT IN (SELECT id FROM holders)"
      let freed = Number(this.sql.run(orphans).changes)
      for (const row of this.sql.all("SELECT id, host, pid, alive_at FROM holders WHERE id <> ?", this.holder)) {
        const { id, host, pid, alive_at } = row
        if (isHolderAlive({ host: String(host), pid: Number(pid), aliveAt: Number(alive_at) }, now)) continue
        freed += Number(this.sql.run("UPDATE entries SET holder = NULL WHERE holder = ?", Number(id)).changes)
        this.sql.run("DELETE FROM holders WHERE id = ?", Number(id))
      }
      return freed
    })
  }

  count(): OutboxCount {
    return this.sql.attempt(() => {
      const held = this.sql.get("SELECT count(*) AS waiting FROM entries WHERE holder IS NULL")
      const all = this.sql.get("SELECT count(*) AS entries, min(called_at) AS oldest FROM entries")
      const dead = this.sql.get("SELECT count(*) AS dead FROM dead")
      const waiting = Number(held.waiting)
      return {
        waiting,
        claimed: Number(all.entries) - waiting,
        dead: Number(dead.dead),
        oldest: all.oldest === null ? undefined : Number(all.oldest)
      }
    })
  }

  deadLetters(limit: number): ReadonlyArray<DeadLetter> {
    return this.sql
      .attempt(() => this.sql.all("SELECT id, called_at, line, died_at, reason FROM dead ORDER BY key LIMIT ?", limit))
      .map((row) => ({ ...entryOf(row), diedAt: Number(row.died_at), reason: String(row.reason) }))
  }

  /** Takes over dead letters of another file. */
  insertDead(letters: ReadonlyArray<DeadLetter>): void {
    this.sql.transact(() => {
      const insert = this.sql.prepare("INSERT INTO dead (id, called_at, line, died_at, reason) VALUES (?, ?, ?, ?, ?)")
      for (const { id, calledAt, line, diedAt, reason } of letters) insert.run(id, calledAt, line, diedAt, reason)
    })
  }

  /** Puts dead letters back in line. */
  revive(ids: ReadonlyArray<string> | undefined, now: number): number {
    return this.sql.transact(() => {
      const copy = `INSERT INTO entries (id, called_at, line, holder, ready_at, attempts)
        SELECT id, called_at, line, NULL, ${now}, 0 FROM dead`
      if (ids === undefined) this.sql.run(copy)
      else for (const id of ids) this.sql.run(`${copy} WHERE id = ?`, id)
      return this.forget(ids)
    })
  }

  /** Forgets dead letters. */
  dropDead(ids: ReadonlyArray<string> | undefined): number {
    return this.sql.transact(() => this.forget(ids))
  }

  /** Everything this file holds, in pages, for a file that has been deleted from under it. */
  *pages(size: number): Generator<ReadonlyArray<OutboxEntry>> {
    let last = 0
    for (;;) {
      const rows = this.sql.attempt(() =>
        this.sql.all("SELECT key, id, called_at, line FROM entries WHERE key > ? ORDER BY key LIMIT ?", last, size)
      )
      if (rows.length === 0) return
      last = Number(rows.at(-1)?.key)
      yield rows.map(entryOf)
    }
  }

  /** Gives everything back that this process has claimed, and closes the file. */
  close(): void {
    try {
      this.sql.transact(() => {
        this.sql.run("UPDATE entries SET holder = NULL WHERE holder = ?", this.holder)
        this.sql.run("DELETE FROM holders WHERE id = ?", this.holder)
      })
    } finally {
      this.abandon()
    }
  }

  /** Closes the file as it is. */
  abandon(): void {
    this.sql.close()
  }

  private isFull(): boolean {
    const { page_count } = this.sql.get("PRAGMA page_count")
    const { freelist_count } = this.sql.get("PRAGMA freelist_count")
    return Number(page_count) - Number(freelist_count) >= this.maxPages
  }

  private forget(ids: ReadonlyArray<string> | undefined): number {
    if (ids === undefined) return Number(this.sql.run("DELETE FROM dead").changes)
    return ids.reduce((sum, id) => sum + Number(this.sql.run("DELETE FROM dead WHERE id = ?", id).changes), 0)
  }
}

const entryOf = (row: Row): OutboxEntry => ({
  id: String(row.id),
  calledAt: Number(row.called_at),
  line: String(row.line)
})
