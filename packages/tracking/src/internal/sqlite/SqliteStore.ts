/**
 * An open outbox file. Every method is one transaction, done when it returns, and throws `OutboxFailed`.
 */
import type { DatabaseSync } from "node:sqlite"
import type { DeadLetter, OutboxCount, OutboxEntry } from "../../Outbox.ts"
import { OutboxFailed } from "../../TrackingError.ts"
import { type Row, SqliteConnection } from "./SqliteConnection.ts"
import { SqliteHolder } from "./SqliteHolder.ts"

/** An entry and the row it is in. */
export interface StoredEntry {
  readonly entry: OutboxEntry
  readonly row: number
  /** How often it has been claimed. */
  readonly attempts: number
}

/** What can be claimed, given the time now and that of the end of the longest rest. */
const ready = "holder IS NULL AND (ready_at <= ? OR ready_at > ?)"

/** The entries of one file, as one process sees them. */
export class SqliteStore {
  private readonly sql: SqliteConnection
  private readonly maxPages: number
  private readonly holder: SqliteHolder

  /** Registers this process as one that claims. */
  constructor(database: DatabaseSync, maxPages: number, now: number) {
    this.sql = new SqliteConnection(database)
    this.maxPages = maxPages
    this.holder = new SqliteHolder(this.sql, now)
  }

  /** Writes entries down for whoever claims them first. */
  insert(entries: ReadonlyArray<OutboxEntry>): void {
    this.sql.transact(() => this.write(entries, null, 0))
  }

  /** Writes entries down that this process claims at once, and returns their rows. */
  insertClaimed(entries: ReadonlyArray<OutboxEntry>, now: number): ReadonlyArray<number> {
    return this.sql.transact(() => {
      this.holder.sayAliveNowAndThen(now)
      return this.write(entries, this.holder.id, 1)
    })
  }

  /** Claims up to `limit` entries that are ready at `now`, in the order of acceptance. Rests longer than `longestRest` are over. */
  claim(limit: number, now: number, longestRest: number): ReadonlyArray<StoredEntry> {
    // Only looking takes no lock, and mostly there is nothing.
    if (!this.hasReady(now, longestRest)) return []
    const rows = this.sql.transact(() => {
      this.holder.sayAliveNowAndThen(now)
      return this.sql.all(
        `UPDATE entries SET holder = ?, attempts = attempts + 1 WHERE key IN (
          SELECT key FROM entries WHERE ${ready} ORDER BY ready_at, key LIMIT ?
        ) RETURNING key, id, called_at, line, attempts`,
        this.holder.id,
        now,
        now + longestRest,
        limit
      )
    })
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

  /**
   * Says that this process lives, as long as it has claimed something, and takes the claims of those that have died back.
   * Returns how many those are. A process that is idle writes nothing.
   */
  beat(now: number): number {
    if (!this.sql.attempt(() => this.holder.hasNews(now))) return 0
    return this.sql.transact(() => {
      this.holder.sayAlive(now)
      return this.holder.freeDead(now)
    })
  }

  count(): OutboxCount {
    return this.sql.attempt(() => {
      const held = this.sql.get("SELECT count(*) AS waiting FROM entries WHERE holder IS NULL")
      const all = this.sql.get("SELECT count(*) AS entries FROM entries")
      const dead = this.sql.get("SELECT count(*) AS dead FROM dead")
      const waiting = Number(held.waiting)
      return {
        waiting,
        claimed: Number(all.entries) - waiting,
        dead: Number(dead.dead),
        oldest: this.oldest()
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
      this.sql.transact(() => this.holder.leave())
    } finally {
      this.abandon()
    }
  }

  /** Closes the file as it is. */
  abandon(): void {
    this.sql.close()
  }

  /** Inside a transaction; returns the rows. */
  private write(entries: ReadonlyArray<OutboxEntry>, holder: number | null, attempts: number): ReadonlyArray<number> {
    if (this.isFull()) throw new OutboxFailed({ problem: "full", code: "SQLITE_FULL" })
    const insert = this.sql.prepare(
      "INSERT INTO entries (id, called_at, line, holder, ready_at, attempts) VALUES (?, ?, ?, ?, ?, ?)"
    )
    return entries.map(({ id, calledAt, line }) =>
      Number(insert.run(id, calledAt, line, holder, 0, attempts).lastInsertRowid)
    )
  }

  /**
   * When the oldest call was made. Calls lie in their order, up to the moments between writers, and those out of it have
   * rested or come back from the dead letters, which shows. A search through all of them would read the whole file.
   */
  private oldest(): number | undefined {
    const { oldest } = this.sql.get(
      `SELECT min(called_at) AS oldest FROM (
        SELECT called_at FROM (SELECT called_at FROM entries ORDER BY key LIMIT 1)
        UNION ALL SELECT called_at FROM entries WHERE holder IS NULL AND ready_at > 0
        UNION ALL SELECT called_at FROM entries WHERE holder > 0 AND ready_at > 0
      )`
    )
    return oldest === null || oldest === undefined ? undefined : Number(oldest)
  }

  private hasReady(now: number, longestRest: number): boolean {
    const query = `SELECT 1 FROM entries WHERE ${ready} LIMIT 1`
    return this.sql.attempt(() => this.sql.all(query, now, now + longestRest)).length > 0
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
