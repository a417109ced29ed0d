/**
 * This process among those that claim, in one file. Every method but the constructor and `hasNews` belongs into a
 * transaction.
 */
import { hostname } from "node:os"
import { beatEvery, isHolderAlive } from "./holders.ts"
import type { SqliteConnection } from "./SqliteConnection.ts"

/** Claims of one that was taken for dead, claimed more, and died before it could say otherwise. */
const orphaned = "holder > 0 AND holder NOT IN (SELECT id FROM holders)"

/** A row of `holders`. */
export class SqliteHolder {
  readonly id: number
  private readonly sql: SqliteConnection
  /** When it last said that it lives. */
  private saidAt: number

  /** Registers this process. */
  constructor(sql: SqliteConnection, now: number) {
    this.sql = sql
    this.saidAt = now
    const insert = "INSERT INTO holders (host, pid, alive_at) VALUES (?, ?, ?)"
    this.id = Number(sql.run(insert, hostname(), process.pid, now).lastInsertRowid)
  }

  /** Before it claims: what says nothing for long is taken for dead. */
  sayAliveNowAndThen(now: number): void {
    if (Math.abs(now - this.saidAt) >= beatEvery) this.sayAlive(now)
  }

  /** Says that this process lives. */
  sayAlive(now: number): void {
    // It may have been silent for so long, or the clock may have jumped so far, that others took it for dead.
    this.sql.run(
      `INSERT INTO holders (id, host, pid, alive_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET alive_at = excluded.alive_at`,
      this.id,
      hostname(),
      process.pid,
      now
    )
    this.saidAt = now
  }

  /** Whether there is anything to say or to free. It only looks, which takes no lock. */
  hasNews(now: number): boolean {
    const isThere = (where: string, ...values: ReadonlyArray<number>): boolean =>
      this.sql.all(`SELECT 1 FROM entries WHERE ${where} LIMIT 1`, ...values).length > 0
    return isThere("holder = ?", this.id) || this.dead(now).length > 0 || isThere(orphaned)
  }

  /** Takes the claims of those that have died back, and returns how many those are. */
  freeDead(now: number): number {
    let freed = Number(this.sql.run(`UPDATE entries SET holder = NULL WHERE ${orphaned}`).changes)
    for (const id of this.dead(now)) freed += this.free(id)
    return freed
  }

  /** Gives back what this process has claimed, and goes. */
  leave(): void {
    this.free(this.id)
  }

  /** Those that have died. */
  private dead(now: number): ReadonlyArray<number> {
    return this.sql
      .all("SELECT id, host, pid, alive_at FROM holders WHERE id <> ?", this.id)
      .filter(
        ({ host, pid, alive_at }) =>
          !isHolderAlive({ host: String(host), pid: Number(pid), aliveAt: Number(alive_at) }, now)
      )
      .map(({ id }) => Number(id))
  }

  private free(id: number): number {
    const { changes } = this.sql.run("UPDATE entries SET holder = NULL WHERE holder = ?", id)
    this.sql.run("DELETE FROM holders WHERE id = ?", id)
    return Number(changes)
  }
}
