/**
 * Keeps what is queued when the process ends, and sends it at the next start.
 *
 * While a tracker runs, its calls are in memory only. The exit hook writes whatever has not ended in one synchronous
 * call; it runs on a natural end, on `process.exit` and on an uncaught throw, not on a signal that ends the process
 * unhandled.
 */
import * as Redacted from "effect/Redacted"
import type { Settings } from "../Options.ts"
import { TrackerClosed } from "../TrackingError.ts"
import type { Engine } from "./Engine.ts"
import type { Refuge } from "./make-tracker.ts"
import { type Claim, claimSpools, defaultDirectory, productMark, writeSpool } from "./spool-files.ts"
import { fromLine, toLine } from "./spool-line.ts"
import { Warnings } from "./Warnings.ts"

/** How many calls of an earlier process are in the queue at once, at most: new ones need room too. */
const largestBatch = 1000

/** One hook for all trackers of the process. */
const exits = new Set<() => void>()
const onExit = (): void => {
  for (const exit of exits) exit()
}

const atExit = (exit: () => void): (() => void) => {
  if (exits.size === 0) process.on("exit", onExit)
  exits.add(exit)
  return () => {
    exits.delete(exit)
    if (exits.size === 0) process.off("exit", onExit)
  }
}

/** Looks after a tracker with a spool in `directory`, or where the platform keeps such things. */
export const makeSpool = (engine: Engine, settings: Settings, directory: string | undefined): Refuge => {
  const place = (): string => directory ?? defaultDirectory()
  const mark = productMark(Redacted.value(settings.credentials.account), settings.host)
  const warnings = new Warnings(settings.onWarning)
  const warn = (problem: string, error?: unknown): void =>
    warnings.once(problem, () => (error === undefined ? problem : `${problem} (${nameOf(error)})`))

  let claims: ReadonlyArray<Claim> = []
  try {
    claims = claimSpools(place(), mark, (error) => warn("a spool file cannot be read, and was left where it is", error))
  } catch (error) {
    warn("the spool directory cannot be used, so calls that are queued when the process ends are lost", error)
  }
  if (claims.some(({ isCut }) => isCut)) warn("a spool file ends in the middle of a call, which is lost")

  const waiting = claims.flatMap(({ lines }) => lines)
  const batch = Math.max(1, Math.min(largestBatch, Math.floor(settings.queue.maxEvents / 2)))
  let next = 0
  let isOver = false

  const release = (): void => {
    for (const claim of claims) claim.release()
    claims = []
  }

  const resend = async (): Promise<void> => {
    while (next < waiting.length && !isOver) {
      const calls = waiting.slice(next, next + batch).map(fromLine)
      next += batch
      const unreadable = calls.filter((call) => call === undefined).length
      if (unreadable > 0) warn(`${unreadable} lines of a spool file are not calls, and were left out`)
      await Promise.allSettled(calls.flatMap((call) => (call === undefined ? [] : [engine.restore(call)])))
    }
    if (!isOver) release()
  }

  const keep = (): boolean => {
    if (isOver) return true
    isOver = true
    const pending = engine.pending()
    try {
      writeSpool(place(), mark, [...pending.map(toLine), ...waiting.slice(next)])
      release()
    } catch (error) {
      warn(`${pending.length} calls could not be written to the spool directory and are lost`, error)
      return false
    }
    engine.abandon({ outcome: "spooled" })
    return true
  }

  const stop = atExit(() => {
    // What is recorded from here on, by another hook, would be lost without a word.
    engine.stop()
    if (!keep()) engine.abandon({ outcome: "dropped", error: new TrackerClosed() })
  })
  void resend()
  return { keep, stop }
}

/** What kind of error it was, without the paths that its message may hold. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown error"
  return "code" in error ? String(error.code) : error.name
}
