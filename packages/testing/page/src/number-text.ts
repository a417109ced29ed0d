/**
 * Writes numbers.
 */

const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 })

/** `12,345` or `0.25`. */
export const numberText = (value: number): string => plain.format(value)

/** `25%` of a part between 0 and 1. */
export const percentText = (part: number): string =>
  part > 0 && part < 0.1 ? `${(part * 100).toFixed(1)}%` : `${Math.round(part * 100)}%`

/** `1 event`, `2 events`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`
