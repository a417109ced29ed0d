/**
 * Follows an export line by line and knows its position.
 *
 * Days begin and end with UTC days of `time`: the service exports by UTC days, or, for older projects, writes the
 * project's own time as if it were UTC.
 */
import type { ExportedEvent } from "../../export/ExportedEvent.ts"
import { fingerprint } from "./fingerprint.ts"
import type { Position } from "./Position.ts"

const daySeconds = 86_400

/** The last second that a `Date` can tell. */
const lastSecond = 8_640_000_000_000

/** The place behind the last line that was delivered. */
export class Tracker {
  /** The day of the last event. */
  day: string
  private readonly from: string
  private readonly perSecond: number
  private dayStart = Number.NaN
  private dayLines: number
  private lines: number
  private isInOrder = true
  private lastLine: string | undefined
  private last: string

  /** Begins at a position of an export whose first day is `from`. */
  constructor(from: string, at: Position | undefined, timeInMs: boolean) {
    this.from = from
    this.perSecond = timeInMs ? 1000 : 1
    this.day = at?.day ?? from
    this.dayLines = at?.dayLines ?? 0
    this.lines = at?.lines ?? 0
    this.last = at?.last ?? ""
    if (at !== undefined && at.dayLines > 0) this.dayStart = Date.parse(at.day) / 1000
  }

  /** Passes a line, and the event in it if there is one. */
  pass(line: string, event: ExportedEvent | undefined): void {
    const time = event?.properties.time
    if (typeof time === "number") {
      const second = time / this.perSecond
      if (!(second >= this.dayStart && second < this.dayStart + daySeconds)) this.enterDay(second)
    }
    this.dayLines++
    this.lines++
    this.lastLine = line
  }

  /** The position now. Where days come in no order, only the beginning is a place to begin again. */
  get position(): Position {
    if (this.lastLine !== undefined) this.last = fingerprint(this.lastLine)
    this.lastLine = undefined
    const { lines, last } = this
    return this.isInOrder
      ? { day: this.day, dayLines: this.dayLines, lines, last }
      : { day: this.from, dayLines: lines, lines, last }
  }

  private enterDay(second: number): void {
    if (!(Math.abs(second) <= lastSecond - daySeconds)) return
    const start = Math.floor(second / daySeconds) * daySeconds
    if (start < this.dayStart) this.isInOrder = false
    this.dayStart = start
    this.dayLines = 0
    this.day = new Date(start * 1000).toISOString().slice(0, 10)
  }
}
