/**
 * One question of segmentation about many events, answered by the fake server and by a loop that knows the question.
 */

/** An event as the fake server is seeded with it. */
export interface Item {
  readonly event: string
  readonly properties: {
    readonly time: number
    readonly distinct_id: string
    readonly $insert_id: string
    readonly plan: string
    readonly seats: number
    readonly country?: string
  }
}

/** Counts by value and by day, as the service answers. */
export type Answer = Readonly<Record<string, Readonly<Record<string, number>>>>

const start = Date.UTC(2026, 0, 1)
const dayMillis = 86_400_000
const days = 30

/** The moment the server thinks it is. */
export const now = "2026-03-01T00:00:00Z"

/** Events over about a month, by 20,000 people. */
export const itemsOf = (count: number): ReadonlyArray<Item> => {
  const plans = ["free", "basic", "pro"]
  const countries = ["US", "GB", "FR", "DE"]
  const gap = (dayMillis * days) / count
  return Array.from({ length: count }, (_, index) => ({
    event: index % 4 === 0 ? "Visited" : "Signed Up",
    properties: {
      time: Math.floor((start + index * gap) / 1000),
      distinct_id: `user-${index % 20_000}`,
      $insert_id: `i${index}`,
      plan: plans[index % 3] ?? "",
      seats: index % 50,
      ...(index % 2 === 0 ? { country: countries[index % 4] ?? "" } : {})
    }
  }))
}

/** The question as the service is asked it. */
export const url = `https://mixpanel.com/api/query/segmentation?${new URLSearchParams({
  project_id: "1",
  event: "Signed Up",
  from_date: "2026-01-01",
  to_date: "2026-01-30",
  on: 'properties["plan"]',
  where: 'properties["seats"] > 10 and properties["country"] == "FR"'
})}`

/** The same question, by hand. */
export const byHand = (items: ReadonlyArray<Item>): Answer => {
  const lines = new Map<string, Array<number>>()
  const end = start + days * dayMillis
  for (const { event, properties } of items) {
    const time = properties.time * 1000
    if (event !== "Signed Up" || time < start || time >= end) continue
    if (!(properties.seats > 10 && properties.country === "FR")) continue
    const line = lines.get(properties.plan) ?? Array.from({ length: days }, () => 0)
    const day = Math.floor((time - start) / dayMillis)
    line[day] = (line[day] ?? 0) + 1
    lines.set(properties.plan, line)
  }
  const dateOf = (day: number): string => new Date(start + day * dayMillis).toISOString().slice(0, 10)
  return Object.fromEntries(
    [...lines].map(([plan, line]) => [plan, Object.fromEntries(line.map((count, day) => [dateOf(day), count]))])
  )
}
