/**
 * Checks what callers hand over, field by field, and finds every problem, also those in JSON from outside of a program.
 * No message repeats a value.
 */
import type { Issue } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

/** What is wrong with a value, or `undefined`. */
export type Check = (value: unknown) => string | undefined

/** The fields that something may have. */
export type Fields = Readonly<Record<string, Check>>

/** Everything that is wrong. */
export type Issues = ReadonlyArray<Issue>

/** A check from a condition. */
export const when =
  (isRight: (value: unknown) => boolean, message: string): Check =>
  (value) =>
    isRight(value) ? undefined : message

/** For what somebody else checks. */
export const anything: Check = () => undefined

export const text = when((value) => typeof value === "string", "must be text")

export const flag = when((value) => typeof value === "boolean", "must be true or false")

/** One of several checks has to hold; the message is that of the first. */
export const either =
  (...checks: ReadonlyArray<Check>): Check =>
  (value) =>
    checks.some((check) => check(value) === undefined) ? undefined : checks[0]?.(value)

export const listOf = (check: Check): Check =>
  when(
    (value) => Array.isArray(value) && value.length > 0 && value.every((item) => check(item) === undefined),
    "must be a list that is not empty"
  )

export const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  when(
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
    `must be a whole number${most < Number.MAX_SAFE_INTEGER ? ` from ${least} to ${most}` : ` from ${least} on`}`
  )

export const oneOf = (...choices: ReadonlyArray<unknown>): Check =>
  when((value) => choices.includes(value), `must be one of ${choices.join(", ")}`)

export const duration = when(
  (value) => Option.isSome(Duration.fromInput(value as Duration.Input)), // that is what is being found out
  'must be a duration, such as "5 seconds" or a number of milliseconds'
)

export const time = when(
  (value) => Number.isFinite(typeof value === "number" ? value : new Date(String(value)).getTime()),
  "must be a point in time, such as an ISO 8601 text"
)

/** Whether a value has fields. */
export const record = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What is wrong with the fields of a value: those it has, and those it needs. */
export const checkFields = (value: unknown, fields: Fields, needs: ReadonlyArray<string>, path: string): Issues => {
  if (!record(value)) return [{ path, message: "must be an object" }]
  const issues: Array<Issue> = []
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`)
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue
    const check = fields[name]
    const message = check === undefined ? `is unknown; there are ${Object.keys(fields).join(", ")}` : check(field)
    if (message !== undefined) issues.push({ path: at(name), message })
  }
  for (const name of needs) if (value[name] === undefined) issues.push({ path: at(name), message: "is required" })
  return issues
}

/** What is wrong with the items of a list. */
export const checkItems = (value: unknown, check: (item: unknown, path: string) => Issues, path: string): Issues =>
  Array.isArray(value)
    ? value.flatMap((item, index) => check(item, `${path}[${index}]`))
    : [{ path, message: "must be a list" }]

/** Throws a `TypeError` that lists everything wrong. */
export const orThrow = (issues: Issues): void => {
  if (issues.length > 0) throw new TypeError(issues.map(({ path, message }) => `${path} ${message}`).join("; "))
}
