/**
 * Shows how far something is: a bar that redraws itself on a terminal, a line now and then anywhere else.
 */
import type { Screen } from "../Screen.ts"
import { progressBar } from "./bars.ts"
import { fit, widthOf } from "./text.ts"

/** Where a piece of work stands. */
export interface Standing {
  /** How much is done, between 0 and 1. */
  readonly fraction: number
  readonly text: string
}

/** Takes standings as they come, draws not more often than anybody can see, and clears what it drew. */
export interface Progress {
  readonly show: (standing: Standing) => void
  /** Writes a line that stays, above the bar. */
  readonly note: (line: string) => void
  readonly clear: () => void
}

/** The kind of progress that suits the screen. */
export const makeProgress = (screen: Screen, now: () => number = () => performance.now()): Progress =>
  screen.isTerminal ? drawn(screen, now) : written(screen, now)

const drawn = (screen: Screen, now: () => number): Progress => {
  const due = every(50, now)
  return {
    show: ({ fraction, text }) => {
      if (!due()) return
      const columns = screen.columns() ?? 80
      const length = Math.max(4, Math.min(40, columns - widthOf(text) - 4))
      const bar = screen.paint("drawing", progressBar(fraction, length))
      void screen.write(`\r${bar}  ${fit(text, Math.max(1, columns - length - 3))}`)
    },
    note: (line) => void screen.write(`\r\u001B[K${line}\n`),
    clear: () => void screen.write("\r\u001B[K")
  }
}

const written = (screen: Screen, now: () => number): Progress => {
  const due = every(5000, now)
  return {
    show: ({ text }) => {
      if (due()) void screen.write(`${text}\n`)
    },
    note: (line) => void screen.write(`${line}\n`),
    clear: () => undefined
  }
}

/** Answers with true at most once in so many milliseconds, and not before the first of them are over. */
const every = (millis: number, now: () => number): (() => boolean) => {
  let last = now()
  return () => {
    if (now() - last < millis) return false
    last = now()
    return true
  }
}
