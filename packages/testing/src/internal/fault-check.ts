/**
 * Checks rules that come from anywhere, also from JSON, before they are put in force.
 */
import type { Fault, FaultRule, FaultWindow } from "../Fault.ts"
import {
  anything,
  type Check,
  checkFields,
  checkItems,
  duration,
  either,
  type Fields,
  type Issues,
  listOf,
  oneOf,
  orThrow,
  record,
  text,
  time,
  when,
  whole
} from "./field-check.ts"

const probability = when((value) => typeof value === "number" && value >= 0 && value <= 1, "must be between 0 and 1")
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

const checkFault = (value: unknown, path: string): Issues => {
  const kind = record(value) ? value.kind : undefined
  const kinds = Object.keys(faultFields)
  if (typeof kind !== "string" || !kinds.includes(kind)) {
    return [{ path: `${path}.kind`, message: `must be one of ${kinds.join(", ")}` }]
  }
  const { needs, fields } = faultFields[kind as Fault["kind"]] // it is among the kinds
  return checkFields(value, { kind: text, ...fields }, needs, path)
}

const checkRule = (value: unknown, path: string): Issues => {
  const issues = checkFields(value, { ...ruleFields, window: anything, fault: anything }, ["fault"], path)
  if (!record(value)) return issues
  const { window, fault } = value
  return [
    ...issues,
    ...(window === undefined ? [] : checkFields(window, windowFields, [], `${path}.window`)),
    ...(fault === undefined ? [] : checkFault(fault, `${path}.fault`))
  ]
}

/** Returns the rules as they are, or throws a `TypeError` that lists everything wrong with them. */
export const checkRules = (rules: unknown): ReadonlyArray<FaultRule> => {
  orThrow(checkItems(rules, checkRule, "rules"))
  return rules as ReadonlyArray<FaultRule> // every field was checked
}
