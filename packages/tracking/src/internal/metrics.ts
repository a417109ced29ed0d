/**
 * The tracker's figures as Effect metrics.
 *
 * The ledger counts anyway, so a call costs nothing more: counters and gauges read it when somebody reads them. Trackers
 * that share a registry and its attributes add up; those that have closed stay in the totals.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import type { Stats } from "../Tracker.ts"
import type { Reason } from "./reason.ts"
import type { Telemetry } from "./Telemetry.ts"

/** Every reason for a drop, so that each has its series from the start: a rate needs the zero before the one. */
const reasons: Readonly<Record<Reason, true>> = {
  InvalidInput: true,
  SigningFailed: true,
  TransportFailed: true,
  TimedOut: true,
  RateLimited: true,
  Rejected: true,
  ServerFailed: true,
  UnreadableResponse: true,
  QueueFull: true,
  TrackerClosed: true,
  OutboxFailed: true
}

const counters = {
  accepted: "Calls that found a place in the queue or in the outbox",
  restored: "Calls taken out of the outbox",
  delivered: "Calls that the service has taken",
  retried: "Attempts beyond the first of each call",
  spooled: "Calls left in the outbox, to be sent later"
} as const satisfies Partial<Record<keyof Stats, string>>

const gauges = {
  queued: ["queued", "Calls that wait for their turn to be sent", undefined],
  inFlight: ["in_flight", "Calls that are being sent, or wait to be sent again", undefined],
  waiting: ["waiting", "Calls that wait for room in the queue", undefined],
  queuedBytes: ["queued_bytes", "Encoded parameters of the calls queued and in flight", "bytes"],
  oldestAge: ["oldest_age", "Age of the oldest call on its way", "seconds"]
} as const satisfies Partial<Record<keyof Stats, readonly [string, string, string | undefined]>>

/** In seconds: from a service next door to one that lets us wait until the deadline. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const attempts = Metric.histogram("tallymark.tracking.attempt.duration", {
  description: "Time from the request to its answer, or to its failure",
  attributes: { unit: "seconds" },
  boundaries
})

/** The names of the counters, for formats that mark them. */
export const counterNames: ReadonlySet<string> = new Set(
  [...Object.keys(counters), "dropped"].map((name) => `tallymark.tracking.${name}`)
)

/** The trackers behind one set of series. */
class Group {
  private readonly running = new Set<() => Stats>()
  private readonly ended = new Map<string, number>()

  sum(name: string, of: (stats: Stats) => number): number {
    let sum = this.ended.get(name) ?? 0
    for (const stats of this.running) sum += of(stats())
    return sum
  }

  most(of: (stats: Stats) => number): number {
    return Math.max(0, ...Array.from(this.running, (stats) => of(stats())))
  }

  join(stats: () => Stats): void {
    this.running.add(stats)
  }

  leave(stats: () => Stats): void {
    this.running.delete(stats)
    const last = stats()
    const add = (name: string, by: number): void => void this.ended.set(name, (this.ended.get(name) ?? 0) + by)
    for (const [name] of entriesOf(counters)) add(name, last[name])
    for (const [reason, dropped] of Object.entries(last.droppedByReason)) add(`dropped ${reason}`, dropped)
  }
}

const groups = new WeakMap<Metric.MetricRegistry, Map<string, Group>>()

/** Shows a tracker's figures in the registry of the context, for the time of the scope, and counts its attempts there. */
export const observe: NonNullable<Telemetry["observe"]> = Effect.fnUntraced(function* (stats) {
  const context: Context.Context<never> = yield* Effect.context<never>()
  const group = groupIn(context)
  yield* Effect.acquireRelease(
    Effect.sync(() => group.join(stats)),
    () => Effect.sync(() => group.leave(stats))
  )
  const [delivered, failed] = ["delivered", "failed"].map((outcome) => Metric.withAttributes(attempts, { outcome }))
  return (seconds, isDelivered) => (isDelivered ? delivered : failed)?.updateUnsafe(seconds, context)
})

const groupIn = (context: Context.Context<never>): Group => {
  const registry = Context.get(context, Metric.MetricRegistry)
  const ofRegistry = groups.get(registry) ?? new Map<string, Group>()
  groups.set(registry, ofRegistry)
  const attributes = JSON.stringify(Object.entries(Context.get(context, Metric.CurrentMetricAttributes)).toSorted())
  const known = ofRegistry.get(attributes)
  if (known !== undefined) return known
  const group = new Group()
  ofRegistry.set(attributes, group)
  register(group, context)
  return group
}

const register = (group: Group, context: Context.Context<never>): void => {
  const counter = (
    name: string,
    description: string,
    key: string,
    of: (stats: Stats) => number,
    attributes?: Record<string, string>
  ): void => {
    const metric = Metric.counter(`tallymark.tracking.${name}`, { description, incremental: true, attributes })
    Metric.registerUnsafe(
      metric,
      context,
      readOnly(() => ({ count: group.sum(key, of), incremental: true }))
    )
  }
  for (const [name, description] of entriesOf(counters)) counter(name, description, name, (stats) => stats[name])
  for (const reason of Object.keys(reasons)) {
    const of = (stats: Stats): number => stats.droppedByReason[reason] ?? 0
    counter("dropped", "Calls that were given up, by the reason", `dropped ${reason}`, of, { reason })
  }
  for (const [field, [name, description, unit]] of entriesOf(gauges)) {
    const attributes = unit === undefined ? undefined : { unit }
    const metric = Metric.gauge(`tallymark.tracking.${name}`, { description, attributes })
    const value = (): number =>
      field === "oldestAge" ? group.most((stats) => stats.oldestAge) / 1000 : group.sum(name, (stats) => stats[field])
    Metric.registerUnsafe(
      metric,
      context,
      readOnly(() => ({ value: value() }))
    )
  }
}

/** A series that is read and never written. */
const readOnly = <State>(get: () => State): Metric.Metric.Hooks<number, State> => ({
  get,
  update: nothing,
  modify: nothing
})

const nothing = (): void => undefined

/** `Object.entries` with the keys that the compiler knows. */
const entriesOf = <Key extends string, A>(record: Readonly<Record<Key, A>>): ReadonlyArray<[Key, A]> =>
  Object.entries(record) as Array<[Key, A]> // the records above are constants
