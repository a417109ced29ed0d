/**
 * Collects what is wrong with a text while it is read.
 *
 * Reading goes on after a mistake, and one mistake must not be reported twice: the first error at a place is the one
 * that counts. Their number is bounded, because a text of a megabyte can hold a million of them.
 */
import type { ExpressionIssue } from "../../expression/ExpressionIssue.ts"
import { locate } from "./locate.ts"

/** Part of a text: `start` is the index of its first character, `end` the one after its last. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The most errors one text is told about, and the most warnings. */
const maximum = 25

/** An issue without line, column and excerpt, which cost time and are worked out last. */
interface Finding {
  readonly severity: "error" | "warning"
  readonly offset: number
  readonly message: string
  readonly suggestion: string | undefined
  readonly replaces: Span
}

/** The findings of one text. */
export class Findings {
  readonly text: string
  hasErrors = false
  #isClosed = false
  readonly #list: Array<Finding> = []
  readonly #counts = { error: 0, warning: 0 }

  constructor(text: string) {
    this.text = text
  }

  /**
   * Reports something that cannot be read. The suggestion takes the place of the whole span, unless `replaces` says
   * that it takes the place of another one.
   */
  error({ start, end }: Span, message: string, suggestion?: string, replaces: Span = { start, end }): void {
    this.hasErrors = true
    this.#add({ severity: "error", offset: start, message, suggestion, replaces })
  }

  /** Reports something that can be read and is worth a second look. */
  warning({ start, end }: Span, message: string, suggestion?: string, replaces: Span = { start, end }): void {
    this.#add({ severity: "warning", offset: start, message, suggestion, replaces })
  }

  /** Reports why reading stops here; what follows would only be noise. */
  stop(offset: number, message: string): void {
    this.error({ start: offset, end: offset }, message)
    this.#isClosed = true
  }

  /** Whether an error has been reported at a place of the span. */
  hasErrorWithin({ start, end }: Span): boolean {
    return this.#list.some(({ severity, offset }) => severity === "error" && offset >= start && offset < end)
  }

  /** The issues in the order of the text. */
  toIssues(): ReadonlyArray<ExpressionIssue> {
    return this.#list
      .sort((one, other) => one.offset - other.offset)
      .map(({ severity, message, offset, suggestion, replaces }) => ({
        severity,
        message,
        offset,
        ...locate(this.text, offset),
        ...(suggestion === undefined ? {} : { suggestion, replaces })
      }))
  }

  /** An error is told once at each place, and no warning is told where something else has been. */
  #add(finding: Finding): void {
    const isKnown = this.#list.some(
      ({ offset, severity }) =>
        offset === finding.offset && (severity === finding.severity || finding.severity === "warning")
    )
    if (this.#isClosed || isKnown || this.#counts[finding.severity] >= maximum) return
    this.#counts[finding.severity]++
    this.#list.push(finding)
  }
}
