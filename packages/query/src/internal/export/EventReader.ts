/**
 * Turns the bytes of one response into events: the part of an export that runs once per line.
 */

import type { ExportedEvent } from "../../export/ExportedEvent.ts"
import type { BreakReason } from "../../export/ExportIncomplete.ts"
import type { BadLine } from "../../export/ExportOptions.ts"
import { Break, isTerminated, jsonOf, refuse } from "./Break.ts"
import type { Decoding } from "./Decoding.ts"
import { fingerprint } from "./fingerprint.ts"
import { LineAssembler } from "./LineAssembler.ts"
import type { SeenEvents } from "./SeenEvents.ts"
import type { Tracker } from "./Tracker.ts"

const newline = 10

/** What a reader counts, over all responses of an export. */
export interface Counts {
  events: number
  duplicates: number
  badLines: number
}

/** How a reader reads. */
export interface ReaderSettings {
  readonly decoding: Decoding
  readonly tracker: Tracker
  readonly counts: Counts
  readonly seen: SeenEvents | undefined
  readonly maxLineBytes: number
  /** What happens to a line that is no event; the export breaks off where it is undefined. */
  readonly onBadLine: ((line: BadLine) => void) | undefined
}

/** Reads one response. */
export class EventReader {
  private readonly settings: ReaderSettings
  private readonly lines = new LineAssembler()
  private readonly last: string
  private skipped: number
  private line = 0
  private broken: BreakReason | undefined

  /** Reads what comes behind a number of lines, of which the last has a fingerprint. */
  constructor(settings: ReaderSettings, skip: number, last: string) {
    this.settings = settings
    this.skipped = skip
    this.last = last
  }

  /** How it gets from bytes to texts. */
  get decoding(): Decoding {
    return this.settings.decoding
  }

  /** Throws a {@link Break} when what has been read broke off: after the events before it have been delivered. */
  throwIfBroken(): void {
    if (this.broken !== undefined) throw new Break(this.broken)
  }

  /** The events of a piece, up to where they break off. */
  read(piece: Uint8Array): ReadonlyArray<ExportedEvent> {
    const events: Array<ExportedEvent> = []
    for (const region of this.lines.push(piece)) this.readRegion(region, events)
    if (this.lines.heldBytes > this.settings.maxLineBytes) this.breakOff(this.tooLong(this.line + 1))
    this.settings.counts.events += events.length
    return events
  }

  /** Throws when the response must not end here. */
  end(): void {
    const rest = this.lines.heldLine
    if (rest.length > 0) {
      const text = this.settings.decoding.textsOf(rest)(0, rest.length)
      if (this.line === 0) refuse(text)
      throw new Break({ _tag: isTerminated(text) ? "TerminatedEarly" : "Cut" })
    }
    if (this.skipped > 0) throw new Break({ _tag: "Changed" })
  }

  private readRegion(region: Uint8Array, events: Array<ExportedEvent>): void {
    const { tracker, seen, counts, maxLineBytes, decoding } = this.settings
    const textOf = decoding.textsOf(region)
    for (let start = 0, end = 0; start < region.length && this.broken === undefined; start = end + 1) {
      end = region.indexOf(newline, start)
      const line = ++this.line
      if (this.skipped > 0) {
        if (--this.skipped > 0) continue
        if (fingerprint(lineOf(textOf(start, end), line)) !== this.last) this.breakOff({ _tag: "Changed" })
        continue
      }
      if (end - start > maxLineBytes) {
        this.breakOff(this.tooLong(line))
        return
      }
      const text = lineOf(textOf(start, end), line)
      const event = eventOf(text)
      if (event === undefined && !this.isTolerable(line, text)) return
      tracker.pass(text, event)
      if (event === undefined) continue
      if (seen?.has(event) === true) counts.duplicates++
      else events.push(event)
    }
  }

  private isTolerable(line: number, text: string): boolean {
    const { counts, onBadLine } = this.settings
    if (text.trim() === "") return true
    if (line === 1) refuse(text)
    if (isTerminated(text)) this.breakOff({ _tag: "TerminatedEarly" })
    else if (onBadLine === undefined) this.breakOff({ _tag: "BadLine", line })
    else {
      counts.badLines++
      onBadLine({ line, text })
      return true
    }
    return false
  }

  private tooLong(line: number): BreakReason {
    return { _tag: "LineTooLong", line, maxLineBytes: this.settings.maxLineBytes }
  }

  private breakOff(reason: BreakReason): void {
    this.broken ??= reason
  }
}

/** The text of a line; the first may begin with a byte order mark. */
const lineOf = (text: string, line: number): string => (line === 1 && text.startsWith("\ufeff") ? text.slice(1) : text)

const eventOf = (text: string): ExportedEvent | undefined => {
  const value = jsonOf(text)
  return isEvent(value) ? value : undefined
}

const isEvent = (value: unknown): value is ExportedEvent =>
  typeof value === "object" &&
  value !== null &&
  "event" in value &&
  typeof value.event === "string" &&
  "properties" in value &&
  typeof value.properties === "object" &&
  value.properties !== null &&
  !Array.isArray(value.properties)
