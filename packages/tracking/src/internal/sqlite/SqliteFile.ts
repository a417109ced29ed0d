/**
 * The file of an outbox over time: opened, set aside when it is damaged, made again when somebody deletes it.
 */
import { statSync } from "node:fs"
import type { OutboxListener } from "../../Outbox.ts"
import { failureOf } from "./failure.ts"
import { type Opening, openDatabase, pagesOf, setAside } from "./open-database.ts"
import { SqliteStore } from "./SqliteStore.ts"

/** How many entries make room, or are copied, at once. */
const page = 500

/** A file that is in use. */
export class SqliteFile {
  private readonly opening: Opening
  private readonly listener: OutboxListener
  private store: SqliteStore
  private identity: string | undefined
  /** Counts the files that this one has been. What a key of an earlier one says is no longer true. */
  generation = 0

  /** Opens the file, a new one if it is damaged. Throws `OutboxFailed`. */
  constructor(opening: Opening, listener: OutboxListener, now: number) {
    this.opening = opening
    this.listener = listener
    try {
      this.store = this.open(now)
    } catch (error) {
      if (!isDamage(error)) throw error
      this.store = this.begin(now)
    }
    this.identity = this.identify()
  }

  /** Works on the file, made again first if it has been deleted or replaced, or begun anew if it turns out damaged. */
  use<A>(now: number, work: (store: SqliteStore) => A): A {
    const identity = this.identify()
    if (identity === undefined || identity !== this.identity) this.restore(now)
    try {
      return work(this.store)
    } catch (error) {
      if (!isDamage(error)) throw error
      this.store.abandon()
      this.renew(this.begin(now))
      return work(this.store)
    }
  }

  /** Works on the file, and evicts the oldest entries until there is room. */
  useWithRoom<A>(now: number, work: (store: SqliteStore) => A): A {
    for (;;) {
      try {
        return this.use(now, work)
      } catch (error) {
        if (failureOf(error).problem !== "full") throw error
        const evicted = this.use(now, (store) => store.evict(page))
        if (evicted.length === 0) throw error
        this.listener.evicted(evicted)
      }
    }
  }

  close(): void {
    this.store.close()
  }

  private open(now: number): SqliteStore {
    return new SqliteStore(openDatabase(this.opening), pagesOf(this.opening.maxBytes), now)
  }

  private begin(now: number): SqliteStore {
    setAside(this.opening.file, now)
    this.listener.warn("outbox", "the outbox file is damaged; it is set aside as `….damaged-…` and a new one begun")
    return this.open(now)
  }

  /** A deleted file lives on as long as it is open, so what it holds can be written down again. */
  private restore(now: number): void {
    const gone = this.store
    const next = this.open(now)
    try {
      const kept = copyAll(gone, next)
      this.listener.warn("outbox", `the outbox file was deleted while in use; it is made again, with ${kept} calls`)
    } catch (error) {
      // Another process has found the damage first, and has set the file aside.
      if (!isDamage(error)) {
        next.abandon()
        throw error
      }
    }
    this.renew(next)
    gone.abandon()
  }

  private renew(store: SqliteStore): void {
    this.store = store
    this.identity = this.identify()
    this.generation++
  }

  private identify(): string | undefined {
    const stat = statSync(this.opening.file, { throwIfNoEntry: false })
    return stat === undefined ? undefined : `${stat.dev}:${stat.ino}`
  }
}

/** Copies what waits and what is dead, and returns how many entries wait. */
const copyAll = (from: SqliteStore, to: SqliteStore): number => {
  let copied = 0
  for (const entries of from.pages(page)) {
    to.insert(entries)
    copied += entries.length
  }
  to.insertDead(from.deadLetters(Number.MAX_SAFE_INTEGER))
  return copied
}

const isDamage = (error: unknown): boolean => failureOf(error).problem === "corrupt"
