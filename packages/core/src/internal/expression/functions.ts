/**
 * What the functions compute whose parameters are all computed first.
 */
import type { Value } from "../../expression/Value.ts"
import { isList, toBoolean, toDate, toNumber, toText, toValue } from "./values.ts"

/** A function of values. Parameters that are left out are `undefined`. */
export type Compute = (first: Value, second: Value) => Value

const ofNumber =
  (calculate: (value: number) => number): Compute =>
  (value) =>
    typeof value === "number" ? calculate(value) : undefined

const ofText =
  (calculate: (value: string) => Value): Compute =>
  (value) =>
    typeof value === "string" ? calculate(value) : undefined

const ofTexts =
  (calculate: (whole: string, part: string) => boolean): Compute =>
  (whole, part) =>
    typeof whole === "string" && typeof part === "string"
      ? calculate(whole.toLowerCase(), part.toLowerCase())
      : undefined

/** Halves go away from zero, as in school. */
const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value))

const sum: Compute = (value) => {
  if (!isList(value)) return undefined
  let total = 0
  for (const item of value) {
    const number = toValue(item)
    if (typeof number !== "number") return undefined
    total += number
  }
  return Number.isFinite(total) ? total : undefined
}

/** The functions by their names. */
export const functions: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ["boolean", toBoolean],
  ["number", toNumber],
  ["string", (value, otherwise) => toText(value) ?? (value === null ? null : otherwise)],
  ["floor", ofNumber(Math.floor)],
  ["ceil", ofNumber(Math.ceil)],
  ["round", ofNumber(round)],
  ["defined", (value) => value !== undefined],
  ["datetime", toDate],
  ["list", (value) => (isList(value) ? value : undefined)],
  ["has_prefix", ofTexts((whole, part) => whole.startsWith(part))],
  ["has_suffix", ofTexts((whole, part) => whole.endsWith(part))],
  ["upper", ofText((value) => value.toUpperCase())],
  ["lower", ofText((value) => value.toLowerCase())],
  ["len", (value) => (typeof value === "string" || isList(value) ? value.length : undefined)],
  ["sum", sum]
])
