/**
 * A SQLite database with its statements, prepared once each. Everything throws `OutboxFailed`.
 */
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementResultingChanges, StatementSync } from "node:sqlite"
import { failureOf } from "./failure.ts"

/** A row of a result, by the names of its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>

/** A database in use. */
export class SqliteConnection {
  private readonly database: DatabaseSync
  private readonly statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.database = database
  }

  prepare(sql: string): StatementSync {
    const known = this.statements.get(sql)
    if (known !== undefined) return known
    const statement = this.database.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }

  run(sql: string, ...values: ReadonlyArray<SQLInputValue>): StatementResultingChanges {
    return this.prepare(sql).run(...values)
  }

  all(sql: string, ...values: ReadonlyArray<SQLInputValue>): Array<Row> {
    return this.prepare(sql).all(...values)
  }

  get(sql: string): Row {
    return this.prepare(sql).get() ?? {}
  }

  /** All or nothing. `IMMEDIATE` takes the write lock first, so that a transaction never fails half way for want of it. */
  transact<A>(work: () => A): A {
    return this.attempt(() => {
      this.database.exec("BEGIN IMMEDIATE")
      try {
        const result = work()
        this.database.exec("COMMIT")
        return result
      } catch (error) {
        // A full disk has ended the transaction already.
        if (this.database.isTransaction) this.database.exec("ROLLBACK")
        throw error
      }
    })
  }

  attempt<A>(work: () => A): A {
    try {
      return work()
    } catch (error) {
      throw failureOf(error)
    }
  }

  close(): void {
    this.statements.clear()
    this.database.close()
  }
}
