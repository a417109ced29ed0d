/**
 * The lines of a report that splits events by a value.
 */
import type { Value } from "@tallymark/core/expression"
import { segmentName } from "./event-expression.ts"
import { Line } from "./Line.ts"
import type { CountType } from "./ReportRequest.ts"
import { top } from "./ranking.ts"

/** A line and what it is called. */
export interface NamedLine {
  readonly name: string
  readonly line: Line
  /** The sum of its values. */
  readonly amount: number
}

/** One line for each value. Values of the same name, such as 1 and "1", share a line. */
export class Lines {
  readonly #type: CountType
  readonly #byValue = new Map<Value, Line>()
  readonly #byName = new Map<string, Line>()

  constructor(type: CountType) {
    this.#type = type
  }

  /** The line of a value, which is new when the value is. */
  of(value: Value): Line {
    const known = this.#byValue.get(value)
    if (known !== undefined) return known
    const line = this.named(segmentName(value))
    // Lists and dates are never the same twice.
    if (typeof value !== "object") this.#byValue.set(value, line)
    return line
  }

  /** The line of a name. */
  named(name: string): Line {
    const known = this.#byName.get(name)
    if (known !== undefined) return known
    const line = new Line(this.#type)
    this.#byName.set(name, line)
    return line
  }

  /** The lines with the greatest totals, greatest first. */
  top(limit: number): ReadonlyArray<NamedLine> {
    const lines = Array.from(this.#byName, ([name, line]) => ({ name, line, amount: line.total() }))
    return top(lines, limit)
  }
}
