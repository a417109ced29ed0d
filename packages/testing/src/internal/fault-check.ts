/**
 * Checks rules that come from anywhere, also from JSON, before they are put in force.
 */
import type { Issue } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import type { Fault, FaultRule, FaultWindow } from "../Fault.ts"

/** What is wrong with a value, or `undefined`. */
type Check = (value: unknown) => string | undefined

type Fields = Readonly<Record<string, Check>>

const when =
  (isRight: (value: unknown) => boolean, message: string): Check =>
  (value) =>
    isRight(value) ? undefined : message

const text = when((value) => typeof value === "string", "must be text")
const either = (...checks: ReadonlyArray<Check>): Check => {
  return (value) => (checks.some((check) => check(value) === undefined) ? undefined : checks[0]?.(value))
}
const listOf = (check: Check): Check =>
  when(
    (value) => Array.isArray(value) && value.length > 0 && value.every((item) => check(item) === undefined),
    "must be a list that is not empty"
  )
const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  when(
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
    `must be a whole number${most < Number.MAX_SAFE_INTEGER ? ` from ${least} to ${most}` : ` from ${least} on`}`
  )
const oneOf = (...choices: ReadonlyArray<unknown>): Check =>
  when((value) => choices.includes(value), `must be one of ${choices.join(", ")}`)
const duration = when(
  (value) => Option.isSome(Duration.fromInput(value as Duration.Input)), // that is what is being found out
  'must be a duration, such as "5 seconds" or a number of milliseconds'
)
const time = when(
  (value) => Number.isFinite(typeof value === "number" ? value : new Date(String(value)).getTime()),
  "must be a point in time, such as an ISO 8601 text"
)
const probability = when((value) => typeof value === "number" && value >= 0 && value <= 1, "must be between 0 and 1")
const record = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const headers = when(
  (value) => record(value) && Object.values(value).every((header) => typeof header === "string"),
  "must be an object of texts"
)
const retryAfter = either(
  when(() => false, "must be seconds, a text, a Date or { date: duration }"),
  text,
  whole(0),
  when((value) => value instanceof Date, ""),
  when((value) => record(value) && duration(value.date) === undefined, "")
)

const windowFields: { readonly [Field in keyof FaultWindow]-?: Check } = {
  from: time,
  to: time,
  after: duration,
  for: duration
}

const ruleFields: { readonly [Field in Exclude<keyof FaultRule, "fault" | "window">]-?: Check } = {
  operation: either(text, listOf(text)),
  route: when((value) => typeof value === "string" && /^([A-Z]+ )?\//.test(value), 'must be like "/e" or "GET /e"'),
  key: text,
  aboveBytes: whole(0),
  nth: either(whole(1), listOf(whole(1))),
  every: whole(1),
  probability,
  times: whole(1)
}

/** The fields of each kind of fault, and which of them it cannot do without. */
const faultFields: {
  readonly [Kind in Fault["kind"]]: { readonly needs: ReadonlyArray<string>; readonly fields: Fields }
} = {
  status: { needs: ["status"], fields: { status: whole(200, 599), retryAfter, body: text, headers } },
  redirect: { needs: ["location"], fields: { location: text, status: oneOf(301, 302, 303, 307, 308) } },
  delay: { needs: ["by"], fields: { by: duration } },
  drip: { needs: [], fields: { bytes: whole(1), every: duration } },
  hang: { needs: [], fields: { at: oneOf("headers", "body"), afterBytes: whole(0) } },
  reset: { needs: [], fields: { at: oneOf("headers", "body"), afterBytes: whole(0) } },
  "half-close": { needs: [], fields: {} },
  "content-length": { needs: [], fields: { off: whole(-41) } },
  "ack-lost": { needs: [], fields: { by: oneOf("reset", "half-close", "hang") } },
  refuse: { needs: ["for"], fields: { for: duration } },
  cut: { needs: ["afterBytes"], fields: { afterBytes: whole(0) } },
  "terminated-early": { needs: [], fields: { afterLines: whole(0) } },
  "malformed-line": { needs: [], fields: { line: whole(1), text } },
  "missing-newline": { needs: [], fields: {} },
  "expired-credentials": { needs: [], fields: {} },
  "wrong-region": { needs: [], fields: {} }
}

const checkFields = (value: unknown, fields: Fields, needs: ReadonlyArray<string>, path: string): Array<Issue> => {
  if (!record(value)) return [{ path, message: "must be an object" }]
  const issues: Array<Issue> = []
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue
    const check = fields[name]
    const message = check === undefined ? `is unknown; there are ${Object.keys(fields).join(", ")}` : check(field)
    if (message !== undefined) issues.push({ path: `${path}.${name}`, message })
  }
  for (const name of needs)
    if (value[name] === undefined) issues.push({ path: `${path}.${name}`, message: "is required" })
  return issues
}

const checkFault = (value: unknown, path: string): Array<Issue> => {
  const kind = record(value) ? value.kind : undefined
  const kinds = Object.keys(faultFields)
  if (typeof kind !== "string" || !kinds.includes(kind)) {
    return [{ path: `${path}.kind`, message: `must be one of ${kinds.join(", ")}` }]
  }
  const { needs, fields } = faultFields[kind as Fault["kind"]] // it is among the kinds
  return checkFields(value, { kind: text, ...fields }, needs, path)
}

const checkRule = (value: unknown, path: string): Array<Issue> => {
  const anything: Check = () => undefined
  const issues = checkFields(value, { ...ruleFields, window: anything, fault: anything }, ["fault"], path)
  if (!record(value)) return issues
  if (value.window !== undefined) issues.push(...checkFields(value.window, windowFields, [], `${path}.window`))
  if (value.fault !== undefined) issues.push(...checkFault(value.fault, `${path}.fault`))
  return issues
}

/** Returns the rules as they are, or throws a `TypeError` that lists everything wrong with them. */
export const checkRules = (rules: unknown): ReadonlyArray<FaultRule> => {
  const issues = Array.isArray(rules)
    ? rules.flatMap((rule, index) => checkRule(rule, `rules[${index}]`))
    : [{ path: "rules", message: "must be a list" }]
  if (issues.length > 0) throw new TypeError(issues.map(({ path, message }) => `${path} ${message}`).join("; "))
  return rules as ReadonlyArray<FaultRule> // every field was checked
}
