/**
 * Processes of their own for what only processes can show: how they end, and what is left when they have ended.
 */

import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import type { QueueOptions } from "../../src/Options.ts"
import type { FlushOptions, FlushReport } from "../../src/Tracker.ts"
import { key } from "./product.ts"

/** What a recorder does. */
export interface Plan {
  readonly key: string
  readonly host: string
  /** Of the outbox. */
  readonly directory: string | undefined
  /** The number of its first event. */
  readonly first: number
  readonly count: number
  readonly ending:
    | "end"
    | "exit"
    | "throw"
    | "flush"
    | "close"
    | "stay"
    | "record-late"
    | "record-and-exit"
    | "await-accepted"
    | "flush-on-exit"
    | "flush-and-handle"
    | "flush-and-handle-once"
    | "flush-two"
    | "flush-and-throw"
  readonly timeout?: FlushOptions["timeout"]
  /** Over `fetch`, without an outbox. */
  readonly isPlain?: boolean
  readonly queue?: QueueOptions
}

/** What a recorder has told. */
export interface Facts {
  readonly report?: FlushReport
  readonly exitAt?: number
  readonly doneAt?: number
  readonly flushedAt?: number
  readonly isReady?: boolean
}

/** How a recorder has ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly facts: Facts
  readonly warnings: ReadonlyArray<string>
  readonly dropped: ReadonlyArray<string>
  readonly stderr: string
}

/** A recorder that runs. */
export interface Running {
  readonly child: ChildProcess
  readonly ready: Promise<void>
  readonly ended: Promise<Ended>
}

const program = fileURLToPath(new URL("programs/recorder.ts", import.meta.url))

/** Starts a process that records. */
export const startRecorder = (plan: Partial<Plan>, env: NodeJS.ProcessEnv = {}): Running => {
  const full = { key, first: 0, count: 100, ending: "end", ...plan }
  const child = spawn(process.execPath, [program, JSON.stringify(full)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })
  let stdout = ""
  let stderr = ""
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => {
      stdout += chunk
      if (stdout.includes('"isReady"')) resolve()
    })
  })
  child.stderr.on("data", (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code, signal) => {
      const told: Array<Record<string, unknown>> = stdout
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      resolve({
        code,
        signal,
        facts: Object.assign({}, ...told),
        warnings: told.flatMap(({ warning }) => (typeof warning === "string" ? [warning] : [])),
        dropped: told.flatMap(({ dropped }) => (typeof dropped === "string" ? [dropped] : [])),
        stderr
      })
    })
  })
  return { child, ready, ended }
}

/** Runs a process that records, to its end. */
export const runRecorder = (plan: Partial<Plan>, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  startRecorder(plan, env).ended

/** A directory that goes when the test does. */
export class TemporaryDirectory implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "tallymark-"))

  /** A directory in it that does not exist yet. */
  get state(): string {
    return join(this.path, "state", "outbox")
  }

  /** The outbox files. */
  files(): ReadonlyArray<string> {
    return readdirSync(this.state)
      .filter((name) => name.endsWith(".outbox"))
      .map((name) => join(this.state, name))
  }

  /** The lines that the outbox files hold, oldest first. */
  lines(table: "entries" | "dead" = "entries"): ReadonlyArray<string> {
    return this.files().flatMap((file) => {
      using database = new DatabaseSync(file)
      return database
        .prepare(`SELECT line FROM ${table} ORDER BY key`)
        .all()
        .map(({ line }) => String(line))
    })
  }

  /** Why the dead letters died. */
  reasons(): ReadonlyArray<string> {
    return this.files().flatMap((file) => {
      using database = new DatabaseSync(file)
      return database
        .prepare("SELECT reason FROM dead ORDER BY key")
        .all()
        .map(({ reason }) => String(reason))
    })
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
