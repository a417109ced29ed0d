/**
 * Turns the arguments of a call into parameters of an operation, and gathers what is wrong with them in the caller's
 * own words (`person`, not `_p`).
 */
import { type ApiClient, InvalidInput, type Issue, kissmetricsTracking, type Operation } from "@tallymark/core"
import type { CallKind } from "../Delivery.ts"
import { checkEvent, type EventSchemas } from "../Events.ts"
import { identityIssue } from "./identity.ts"
import { eventKey, type Key, propertyKey } from "./SecondGuard.ts"
import { appendProperties, type LongValues, type Moment, toSeconds } from "./wire-text.ts"

/** A call turned into parameters; `at` writes them for a given second. */
export interface Draft {
  readonly kind: CallKind
  readonly person: string
  readonly name: string | undefined
  readonly timestamp: number
  /** What must not happen twice in one second; empty where nothing is lost by it. */
  readonly keys: ReadonlyArray<Key>
  readonly issues: ReadonlyArray<Issue>
  /** The parameters for a second. They are one list, which the next call for another second changes. */
  readonly at: (timestamp: number) => Operation.Parameters
}

/** When a call says it happened: unix seconds (a fraction is cut off) or a date. */
export type Timestamp = number | Moment

/** What composing needs to know of the tracker. */
export interface Rules {
  readonly events: EventSchemas | undefined
  readonly longValues: LongValues
}

const kept = kissmetricsTracking.operations.record.open.values.maxLength

const text = (value: unknown): string => (typeof value === "string" ? value : "")

const seconds = (timestamp: Timestamp | undefined, now: number, issues: Array<Issue>): number => {
  const present = Math.floor(now / 1000)
  if (timestamp === undefined) return present
  const value = typeof timestamp === "object" && timestamp !== null ? toSeconds(timestamp) : timestamp
  if (typeof value === "number" && Number.isFinite(value)) return Math.floor(value)
  issues.push({ path: "timestamp", message: "must be unix seconds or a valid date" })
  return present
}

/** Parameters in the making. */
type Pairs = Array<readonly [name: string, text: string]>

/** Appends the properties to `found`. */
const collect = (properties: unknown, rules: Rules, found: Pairs, issues: Array<Issue>): void => {
  if (properties === undefined || properties === null) return
  // A list, a map, a date or a promise has no names of its own; taking it for an object would lose what it holds.
  if (Object.prototype.toString.call(properties) !== "[object Object]") {
    issues.push({ path: "properties", message: "must be an object of names and values" })
    return
  }
  // The check above leaves an object; its values are looked at one by one.
  const record = properties as Readonly<Record<string, unknown>>
  appendProperties(record, rules.longValues === "truncate" ? kept : Number.POSITIVE_INFINITY, found, issues)
}

/** Parameters whose time, in one place, is yet to be filled in. */
const timed =
  (parameters: Pairs, place: number): Draft["at"] =>
  (second) => {
    parameters[place] = ["_t", String(second)]
    return parameters
  }

const noTime = ["_t", ""] as const

const identity = (path: string, value: unknown, issues: Array<Issue>): void => {
  const issue = identityIssue(path, value)
  if (issue !== undefined) issues.push(issue)
}

/** An event of a person. */
export const composeRecord = (
  person: string,
  event: string,
  properties: unknown,
  timestamp: Timestamp | undefined,
  now: number,
  rules: Rules
): Draft => {
  const issues: Array<Issue> = []
  identity("person", person, issues)
  if (typeof event !== "string") issues.push({ path: "event", message: "must be a string" })
  const checked = rules.events === undefined ? properties : checkEvent(rules.events, text(event), properties)
  if (checked instanceof InvalidInput) for (const issue of checked.issues) issues.push(issue)
  const parameters: Pairs = [["_p", text(person)], ["_n", text(event)], noTime, ["_d", "1"]]
  if (!(checked instanceof InvalidInput)) collect(checked, rules, parameters, issues)
  return {
    kind: "record",
    person: text(person),
    name: text(event),
    timestamp: seconds(timestamp, now, issues),
    keys: [eventKey(text(person), text(event))],
    issues,
    at: timed(parameters, 2)
  }
}

/** Properties of a person. Setting one of them twice in a second would lose the later value, so each is guarded. */
export const composeSet = (
  person: string,
  properties: unknown,
  timestamp: Timestamp | undefined,
  now: number,
  rules: Rules
): Draft => {
  const issues: Array<Issue> = []
  identity("person", person, issues)
  const parameters: Pairs = [["_p", text(person)], noTime, ["_d", "1"]]
  const first = parameters.length
  collect(properties, rules, parameters, issues)
  if (parameters.length === first && issues.length === 0) {
    issues.push({ path: "properties", message: "must hold at least one value" })
  }
  return {
    kind: "set",
    person: text(person),
    name: undefined,
    timestamp: seconds(timestamp, now, issues),
    keys: parameters.slice(first).map(([name]) => propertyKey(text(person), name)),
    issues,
    at: timed(parameters, 1)
  }
}

/** Two identities of one person. It has no time: the service merges them whenever it hears of it. */
export const composeAlias = (person: string, other: string, now: number): Draft => {
  const issues: Array<Issue> = []
  identity("person", person, issues)
  identity("identity", other, issues)
  if (person === other) issues.push({ path: "identity", message: "must differ from person" })
  return {
    kind: "alias",
    person: text(person),
    name: text(other),
    timestamp: Math.floor(now / 1000),
    keys: [],
    issues,
    at: () => [
      ["_p", text(person)],
      ["_n", text(other)]
    ]
  }
}

const words: Readonly<Record<CallKind, Readonly<Record<string, string>>>> = {
  record: { _p: "person", _n: "event", _t: "timestamp" },
  set: { _p: "person", _t: "timestamp" },
  alias: { _p: "person", _n: "identity" }
}

/** Writes a draft for a second, or says everything that is wrong with it. */
export const prepare = (
  client: ApiClient.ApiClient,
  draft: Draft,
  timestamp: number
): ApiClient.Prepared | InvalidInput => {
  const prepared = client.prepare(draft.kind, draft.at(timestamp))
  const ours = draft.issues
  if (!(prepared instanceof InvalidInput)) return ours.length === 0 ? prepared : new InvalidInput({ issues: ours })
  const named = new Set(ours.map(({ path }) => path))
  const theirs = prepared.issues
    .map(({ path, message }) => ({ path: words[draft.kind][path] ?? path, message }))
    .filter(({ path }) => !named.has(path))
  return new InvalidInput({ issues: [...ours, ...theirs] })
}
