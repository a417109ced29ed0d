/**
 * Opens an outbox file: its directory and rights, SQLite's settings, and the tables.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync
} from "node:fs"
import { dirname } from "node:path"
import type { DatabaseSync } from "node:sqlite"
import { OutboxFailed } from "../../TrackingError.ts"
import { failureOf } from "./failure.ts"
import { migrate } from "./schema.ts"

/** How sure a commit is. */
export type Durability = "process" | "machine"

/** How to open a file. */
export interface Opening {
  readonly file: string
  readonly durability: Durability
  /** Of the whole file, dead letters included. */
  readonly maxBytes: number
}

/**
 * A commit in WAL mode is in the operating system's cache with NORMAL, which survives the process in every way it can
 * end, and on the disk with FULL, which also survives the machine and costs a wait for the disk each time.
 */
const synchronous: Readonly<Record<Durability, string>> = { process: "NORMAL", machine: "FULL" }

/** SQLite's default; naming it lets the bound be given in pages. */
const pageSize = 4096

/** Pages beyond the bound, so that a file that is full can still be claimed from and cleared. */
const reserve = 256

/** The bound in pages. A file needs a few to begin with. */
export const pagesOf = (bytes: number): number => Math.max(16, Math.floor(bytes / pageSize))

/**
 * How many pages the write-ahead log grows by before it is copied into the file, which waits for the disk: four times
 * SQLite's default, so that a burst waits less often, and what is written, claimed and struck out meanwhile is copied
 * once. Sixteen megabytes, and less for a small file.
 */
const checkpointAfter = (maxPages: number): number => Math.min(4000, Math.max(16, maxPages))

/** How long a write waits, in milliseconds, while another process writes. It holds up the event loop. */
const patience = 200

/** Opens or creates the file. Throws `OutboxFailed`. */
export const openDatabase = ({ file, durability, maxBytes }: Opening): DatabaseSync => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    createPrivate(file)
    const { DatabaseSync } = sqlite()
    const database = new DatabaseSync(file, { timeout: patience })
    try {
      database.exec(`
        PRAGMA page_size = ${pageSize};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = ${synchronous[durability]};
        PRAGMA wal_autocheckpoint = ${checkpointAfter(pagesOf(maxBytes))};
        PRAGMA max_page_count = ${pagesOf(maxBytes) + reserve};
        BEGIN IMMEDIATE`)
      migrate(database)
      database.exec("COMMIT")
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw failureOf(error)
  }
}

/**
 * Creates a file that only this user may read, unless there is one, which must be writable. SQLite gives its side files
 * the same rights.
 *
 * The file itself is never opened, because closing it would take the locks away that SQLite has on it for another tracker
 * of this process. The last other process to close the file would then remove the log that this one still writes to.
 */
const createPrivate = (file: string): void => {
  if (existsSync(file)) {
    // SQLite would open one that may only be read, and fail later.
    accessSync(file, constants.W_OK)
    return
  }
  const blank = `${file}.${crypto.randomUUID()}`
  closeSync(openSync(blank, "wx", 0o600))
  try {
    linkSync(blank, file)
  } catch {
    // Another one was faster, or there are no links in this file system.
    if (!existsSync(file)) closeSync(openSync(file, "a", 0o600))
  } finally {
    rmSync(blank, { force: true })
  }
}

/** Moves a damaged file out of the way, with what belongs to it, and returns its new name. */
export const setAside = (file: string, now: number): string => {
  const aside = `${file}.damaged-${now.toString(36)}`
  for (const suffix of ["", "-wal", "-shm"]) {
    try {
      renameSync(file + suffix, aside + suffix)
    } catch (error) {
      if (suffix === "") throw failureOf(error)
    }
  }
  return aside
}

/** Loaded when it is needed: some platforms lack it, and Node 22 announces that it is experimental. */
const sqlite = (): typeof import("node:sqlite") => {
  const module = process.getBuiltinModule("node:sqlite")
  if (module === undefined) throw new OutboxFailed({ problem: "unavailable", code: "NO_SQLITE" })
  return module
}
