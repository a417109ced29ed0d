/**
 * The `behaviors` of a question about people: how often each of them did something lately.
 */
import { eventFilter } from "../reports/event-expression.ts"
import { refuse } from "../reports/ReportRefused.ts"
import type { ReportSource } from "../reports/ReportSource.ts"
import { scan } from "../reports/scan.ts"
import type { BehaviorsOf } from "./profile-filter.ts"

interface Selector {
  readonly event?: unknown
  readonly selector?: unknown
}

interface Behavior {
  readonly name: string
  /** Milliseconds. */
  readonly window: number
  readonly selectors: ReadonlyArray<Selector>
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000, m: 2_592_000_000 }

const example = '[{"window":"90d","name":"paid","event_selectors":[{"event":"Paid"}]}]'

const listOf = (text: string): ReadonlyArray<unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const behaviorOf = (value: unknown): Behavior => {
  const { name, window, event_selectors: selectors } = { ...(value as Readonly<Record<string, unknown>>) } // checked below
  const [, count, unit = ""] = /^(\d+)([hdwm])$/.exec(String(window)) ?? []
  const length = units[unit]
  if (typeof name !== "string" || !Array.isArray(selectors) || length === undefined) {
    return refuse(`behaviors must be like ${example}`)
  }
  return { name, window: Number(count) * length, selectors }
}

/** Counts behaviours up to a moment, from a text such as `[{"window":"90d","name":"paid","event_selectors":[…]}]`. */
export const behaviorsOf = (text: string, source: ReportSource, until: number): BehaviorsOf => {
  // Names are data, so they must not meet what every object inherits.
  const people = new Map<string, Map<string, number>>()
  const none = new Map<string, number>()
  for (const behavior of (listOf(text) ?? refuse(`behaviors must be like ${example}`)).map(behaviorOf)) {
    none.set(behavior.name, 0)
    for (const { event, selector } of behavior.selectors) {
      const filter = eventFilter(source, "selector", typeof selector === "string" ? selector : undefined)
      const name = typeof event === "string" ? event : undefined
      scan({ events: source.events, start: until - behavior.window, end: until + 1, name, filter }, (found) => {
        const counts = people.get(found.distinctId) ?? new Map<string, number>()
        people.set(found.distinctId, counts)
        counts.set(behavior.name, (counts.get(behavior.name) ?? 0) + 1)
      })
    }
  }
  return (distinctId) => Object.fromEntries([...none, ...(people.get(distinctId) ?? [])])
}
