/**
 * Exports as a service would write them.
 */
import type { ExportedEvent } from "../../../src/export/ExportedEvent.ts"

const first = Date.parse("2026-01-01T00:00:00Z") / 1000

/** The nth event of an export with so many events a day, from 2026-01-01. */
export const event = (n: number, perDay = 100): ExportedEvent => ({
  event: n % 3 === 0 ? "Signed Up" : "Søknad sendt",
  properties: {
    time: first + Math.floor(n / perDay) * 86_400 + (n % perDay),
    distinct_id: `user-${n % 7}`,
    $insert_id: `id-${n}`,
    n,
    city: n % 4 === 0 ? "東京 🫐" : "Oslo"
  }
})

/** Some events of an export. */
export const eventsOf = (count: number, from = 0, perDay = 100): ReadonlyArray<ExportedEvent> =>
  Array.from({ length: count }, (_, at) => event(from + at, perDay))

/** Events as NDJSON. */
export const ndjson = (events: ReadonlyArray<ExportedEvent>): string =>
  events.map((each) => `${JSON.stringify(each)}\n`).join("")

/** The numbers of events. */
export const numbers = (events: ReadonlyArray<ExportedEvent>): ReadonlyArray<unknown> =>
  events.map(({ properties }) => properties.n)

/** The whole numbers from one to another, the second excluded. */
export const range = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: to - from }, (_, at) => from + at)
