/**
 * Numbers as people read them.
 */

/** A whole number with separators. */
export const whole = (value: number): string => Math.round(value).toLocaleString("en-US")

/** A number with a fixed count of decimals. */
export const decimals = (value: number, count = 1): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: count, maximumFractionDigits: count })

/** A number, or a dash when it was not measured. */
export const orDash = (value: number | undefined, format: (value: number) => string): string =>
  value === undefined || !Number.isFinite(value) ? "–" : format(value)
