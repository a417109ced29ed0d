/**
 * Turns property values into the text the service stores. `undefined` and `null` say "no value" and are left out.
 */
import { type Issue, Operation } from "@tallymark/core"

/** A moment: a `Date`, or a value of Temporal that knows one, such as a `Temporal.Instant` or `ZonedDateTime`. */
export type Moment = Date | { readonly epochMilliseconds: number }

/** What a property may be. */
export type PropertyValue = string | number | bigint | boolean | Moment | null | undefined

/** What to do with a value longer than the service keeps. */
export type LongValues = "reject" | "truncate"

/** The text of a value, `undefined` for no value, or what is wrong with it. */
type Text = string | undefined | { readonly problem: string }

/** Unix seconds of a moment; `NaN` when there is none, and `undefined` when the value is something else. */
export const toSeconds = (value: object): number | undefined => {
  if (value instanceof Date) return Math.floor(value.getTime() / 1000)
  if (!("epochMilliseconds" in value) || typeof value.epochMilliseconds !== "number") return undefined
  return Math.floor(value.epochMilliseconds / 1000)
}

/**
 * The same text as `String` gives. V8 keeps what `String` makes of numbers in a cache, where in a flood of calls it
 * outlives each collection, so that the young generation grows and the process takes 50 MB more.
 */
const numberText = (value: number): string => JSON.stringify(value)

const toText = (value: unknown): Text => {
  switch (typeof value) {
    case "string":
      return value
    case "number":
      return Number.isFinite(value) ? numberText(value) : { problem: "must be a finite number" }
    case "boolean":
    case "bigint":
      return String(value)
    case "undefined":
      return undefined
    case "object":
      return value === null ? undefined : momentText(value)
    default:
      return { problem: `must be text, a number, a boolean or a date, not a ${typeof value}` }
  }
}

const momentText = (value: object): Text => {
  const seconds = toSeconds(value)
  if (seconds === undefined) {
    return { problem: "must be text, a number, a boolean or a date; give structured values a property per part" }
  }
  return Number.isFinite(seconds) ? String(seconds) : { problem: "must be a valid date" }
}

/** Cuts at a length without leaving half of a surrogate pair behind. */
const cut = (text: string, length: number): string => {
  if (text.length <= length) return text
  const end = text.charCodeAt(length - 1)
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? length - 1 : length)
}

/** The table has parameters with such names, and would take a property for one of them. */
const reserved = "the name begins with an underscore; such names belong to the service"

/** Appends each property that has a value to `parameters`, and each problem to `issues`. */
export const appendProperties = (
  properties: Readonly<Record<string, unknown>>,
  maxLength: number,
  parameters: Array<readonly [string, string]>,
  issues: Array<Issue>
): void => {
  for (const name of Object.keys(properties)) {
    const text = toText(properties[name])
    if (text === undefined) continue
    if (typeof text === "string" && !name.startsWith("_")) parameters.push([name, cut(text, maxLength)])
    else {
      const message = typeof text === "string" ? reserved : text.problem
      issues.push({ path: `properties.${Operation.printable(name)}`, message })
    }
  }
}
