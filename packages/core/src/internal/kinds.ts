/**
 * What each kind of text must look like, from numbers to calendar dates and JSON.
 */
import type { ParameterKind, TextRules } from "../OperationSpec.ts"

/** What is wrong with one text, or `undefined`. */
export type Rule = (text: string) => string | undefined

const matching =
  (pattern: RegExp, message: string): Rule =>
  (text) =>
    pattern.test(text) ? undefined : message

const rules: Readonly<Record<Exclude<ParameterKind, "strings" | "integers">, Rule | undefined>> = {
  string: undefined,
  integer: matching(/^-?\d+$/, "must be a whole number"),
  number: matching(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/, "must be a number"),
  boolean: matching(/^(true|false)$/, "must be true or false"),
  date: (text) => (isDate(text) ? undefined : "must be a date of the calendar such as 2026-11-22"),
  datetime: (text) =>
    isDate(text.slice(0, 10)) && /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text.slice(10))
      ? undefined
      : "must be a date and time such as 2026-11-22 13:00:00",
  expression: matching(/\S/, "must not be empty"),
  object: (text) => {
    const value = parse(text)
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
    return isObject ? undefined : "must be a JSON object"
  }
}

/** The rule of a kind, for as many items as the table asks for; `undefined` where any text will do. */
export const ruleOf = ({ kind }: TextRules, minItems = 0): Rule | undefined =>
  kind === "strings"
    ? items("strings", (item) => typeof item === "string" && item.isWellFormed(), minItems)
    : kind === "integers"
      ? items("whole numbers", Number.isInteger, minItems)
      : rules[kind]

const items =
  (what: string, isItem: (item: unknown) => boolean, minItems: number): Rule =>
  (text) => {
    const value = parse(text)
    if (!Array.isArray(value) || !value.every(isItem)) return `must be a JSON array of ${what}`
    if (value.length >= minItems) return undefined
    return minItems === 1 ? "must not be empty" : `must have at least ${minItems} items`
  }

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
