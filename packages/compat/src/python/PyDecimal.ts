/**
 * A Python `decimal.Decimal`, which keeps the zeros it was written with: `1.10`.
 */
import { decimalText, parseDecimal } from "../internal/python/decimal-text.ts"
import { type PyType, pyType } from "./PyType.ts"

/** A decimal number. */
export interface PyDecimal {
  /** The number as Python writes it. */
  readonly text: string
}

/**
 * Marks a decimal: a text such as `"1.10"`, `"1E+5"` or `"NaN"`, or an integer. Throws a `ValueError` for other texts.
 */
export const PyDecimal: PyType<[value: string | number | bigint], PyDecimal> = pyType(
  class PyDecimal {
    readonly text: string
    constructor(value: string | number | bigint) {
      this.text = decimalText(parseDecimal(String(value)))
    }
  }
)
