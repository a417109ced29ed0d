/**
 * The file that keeps used permits between runs. It is replaced as a whole, so that a reader finds it complete; a writer
 * holds a lock file beside it for the moment it reads and replaces.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Semaphore from "effect/Semaphore"
import { type Pages, parse, print } from "./ledger-page.ts"

/** The file, or its lock, cannot be read or written. */
export class FileFailed extends Data.TaggedError("FileFailed")<{
  /** The platform's code, such as `EACCES`, or what is wrong with the content. */
  readonly detail: string
}> {}

/** What can be wrong with the content of a file. */
export const details = { broken: "its content is broken", foreign: "it is no ledger" } as const

/** What a file holds. `lostAt` is when one that cannot be read was last written. */
export type Content =
  | { readonly _tag: "pages"; readonly pages: Pages }
  | { readonly _tag: "lost"; readonly lostAt: number }

/** A ledger file. */
export interface LedgerFile {
  readonly read: Effect.Effect<Content, FileFailed>
  /** Replaces the file. Only while it is locked. */
  readonly write: (pages: Pages) => Effect.Effect<void, FileFailed>
  /** Runs an effect while no other process writes, nor another fiber of this one. */
  readonly locked: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | FileFailed, R>
}

/** No process holds a lock for this long unless it has died. */
const staleAfter = Duration.seconds(5)

/** The file at a path. Its directory is made when there is none. */
export const make = (path: string): LedgerFile => {
  const lock = `${path}.lock`
  const turn = Semaphore.makeUnsafe(1)

  const take = attempt(() => {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 })
    } catch (error) {
      // Unless it changes hands this instant; then the next attempt will see.
      if (codeOf(error) === "EEXIST" && isStale(lock)) rmSync(lock, { force: true })
      throw error
    }
  })
  const acquire = Effect.retry(take, {
    while: ({ detail }) => detail === "EEXIST",
    schedule: Schedule.spaced("10 millis")
  })

  return {
    read: attempt(() => read(path)),
    write: (pages) =>
      attempt(() => {
        const draft = `${path}.${process.pid}.part`
        writeFileSync(draft, print(pages), { mode: 0o600 })
        renameSync(draft, path)
      }),
    locked: (effect) =>
      turn.withPermit(
        Effect.acquireUseRelease(
          Effect.andThen(
            attempt(() => mkdirSync(dirname(path), { recursive: true, mode: 0o700 })),
            acquire
          ),
          () => effect,
          () => Effect.sync(() => rmSync(lock, { force: true }))
        )
      )
  }
}

const read = (path: string): Content => {
  try {
    const found = parse(readFileSync(path, "utf8"))
    if (found === "foreign") throw new FileFailed({ detail: details.foreign })
    return found === "broken" ? { _tag: "lost", lostAt: statSync(path).mtimeMs } : { _tag: "pages", pages: found }
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error
    return { _tag: "pages", pages: {} }
  }
}

const isStale = (lock: string): boolean => {
  try {
    return Date.now() - statSync(lock).mtimeMs > Duration.toMillis(staleAfter)
  } catch {
    return false
  }
}

const attempt = <A>(f: () => A): Effect.Effect<A, FileFailed> =>
  Effect.try({
    try: f,
    catch: (error) => (error instanceof FileFailed ? error : new FileFailed({ detail: codeOf(error) ?? "unknown" }))
  })

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined
