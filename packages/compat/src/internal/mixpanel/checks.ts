/**
 * What the methods check before they send anything, in the client's own words.
 */
import { mixpanelAnnotations, mixpanelExport, mixpanelQuery, type OperationSpec } from "@tallymark/core"
import { ValueError } from "../../errors/builtin.ts"
import {
  InvalidDataType,
  InvalidDateException,
  InvalidFormatException,
  InvalidUnitException
} from "../../errors/mixpanel.ts"
import type { PyDateTime } from "../../python/PyDateTime.ts"
import { PyTuple } from "../../python/PyTuple.ts"
import type { PyValue } from "../../python/PyValue.ts"
import type { Bound } from "../python/call.ts"
import { kindOf } from "../python/kind.ts"
import { dayText, dayTimeText, strptime } from "../python/strptime.ts"
import { repr } from "../python/text.ts"
import type { IsFixed } from "../quirks.ts"
import { VALID_DATA_TYPES, VALID_RESPONSE_FORMATS, VALID_UNITS } from "./constants.ts"
import { type Check, getExport, type Method } from "./methods.ts"

const tuple = (words: ReadonlyArray<string>): string => repr(PyTuple(words))

const isOneOf = (value: PyValue, words: ReadonlyArray<string>): boolean => {
  const kind = kindOf(value)
  return kind.type === "str" && words.includes(kind.value)
}

/** Throws an `InvalidUnitException` for a unit that is none of the words. */
export const checkUnit = (unit: PyValue, words: ReadonlyArray<string> = VALID_UNITS): void => {
  if (isOneOf(unit, words)) return
  throw new InvalidUnitException(`The \`unit\` specified is invalid. Must be: ${tuple(words)}`)
}

/** Throws an `InvalidFormatException` for a format that is neither json nor csv. */
export const checkFormat = (format: PyValue): void => {
  if (isOneOf(format, VALID_RESPONSE_FORMATS)) return
  throw new InvalidFormatException(
    `The \`response_format\` specified is invalid. Must be ${tuple(VALID_RESPONSE_FORMATS)}.`
  )
}

const checkType = (type: PyValue, words: ReadonlyArray<string> = VALID_DATA_TYPES): void => {
  if (isOneOf(type, words)) return
  throw new InvalidDataType(`The \`data_type\` specified is invalid.  Must be ${tuple(words)}`)
}

const strictDay = /^\d{4}-\d{2}-\d{2}$/
const strictTime = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/

/**
 * Reads a date, with a time or without. Throws an `InvalidDateException` for a text that is none, and a `TypeError` for
 * what is no text.
 */
export const checkDate = (date: PyValue, strict?: RegExp): PyDateTime => {
  const invalid = new InvalidDateException("The `date` specified is invalid. Must be in `YYYY-MM-DD` format.")
  if (strict !== undefined && !(typeof date === "string" && strict.test(date))) throw invalid
  try {
    return strptime(date)
  } catch (error) {
    throw error instanceof ValueError ? invalid : error
  }
}

const tables: ReadonlyArray<Readonly<Record<string, OperationSpec>>> = [
  mixpanelQuery.operations,
  mixpanelExport.operations,
  mixpanelAnnotations.operations
]

/** M10: the words that an operation takes for a parameter. */
const wordsOf = (method: Method, parameter: string): ReadonlyArray<string> | undefined =>
  tables
    .flatMap((operations) => operations[method.operation] ?? [])
    .flatMap(({ parameters }) => parameters)
    .find(({ name }) => name === parameter)?.enum

/** Both dates of a range, as they are sent. */
const checkRange = (method: Method, bound: Bound, isFixed: IsFixed): Bound => {
  const strict = isFixed("M11") ? strictDay : undefined
  const read = (date: PyValue): PyDateTime | undefined =>
    (date === null || date === undefined) && isFixed("M8") && method.name === "get_funnel_detail"
      ? undefined
      : checkDate(date, strict)
  const start = read(bound.start_date)
  const end = read(bound.end_date)
  if (start !== undefined && end !== undefined && dayTimeOrder(start) > dayTimeOrder(end)) {
    const isAboutEvents = method === getExport || (isFixed("M22") && method.name !== "annotations_list")
    const what = isAboutEvents ? "events" : "annotations"
    throw new InvalidDateException(
      `The \`start_date\` specified after the \`end_date\`; you will not receive any ${what}.`
    )
  }
  if (!isFixed("M12")) return bound
  return { ...bound, start_date: start && dayText(start), end_date: end && dayText(end) }
}

/** A number that grows with time. */
const dayTimeOrder = ({ year, month, day, hour, minute, second }: PyDateTime): number =>
  [month, day, hour, minute, second].reduce((sum, part) => sum * 100 + part, year)

/** Makes the checks of a method. Returns the arguments, with dates written anew where the old client does so. */
export const checkArguments = (method: Method, bound: Bound, isFixed: IsFixed): Bound => {
  const run = (arguments_: Bound, check: Check): Bound => {
    switch (check) {
      case "unit":
        checkUnit(arguments_.unit, isFixed("M10") ? wordsOf(method, "unit") : undefined)
        return arguments_
      case "format":
        checkFormat(arguments_.response_format)
        return arguments_
      case "type":
        checkType(arguments_.data_type, isFixed("M10") ? wordsOf(method, "type") : undefined)
        return arguments_
      case "dates":
        return checkRange(method, arguments_, isFixed)
      case "day":
        return { ...arguments_, date: dayTimeText(checkDate(arguments_.date, isFixed("M11") ? strictTime : undefined)) }
    }
  }
  return [...method.checks, ...extraChecks(method, isFixed)].reduce(run, bound)
}

/** M10: the checks that the method does not make. */
const extraChecks = ({ checks, optional, required }: Method, isFixed: IsFixed): ReadonlyArray<Check> => {
  if (!isFixed("M10")) return []
  const has = (name: string): boolean => name in optional || required.includes(name)
  const wanted: ReadonlyArray<readonly [Check, string]> = [
    ["unit", "unit"],
    ["format", "response_format"],
    ["type", "data_type"]
  ]
  return wanted.flatMap(([check, name]) => (has(name) && !checks.includes(check) ? [check] : []))
}
