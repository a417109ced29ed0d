/**
 * The event every client records: five properties as an application has them, strings and numbers, and the number by
 * which the sink tells events apart.
 */

/** One event, before a client puts it into its own form. */
export interface BenchEvent {
  readonly person: string
  readonly name: string
  readonly properties: {
    readonly plan: string
    readonly source: string
    readonly country: string
    readonly amount: number
    readonly seats: number
    readonly n: number
  }
}

const names = ["Signed Up", "Viewed Invoice", "Upgraded Plan", "Invited Teammate"] as const
const plans = ["free", "pro", "enterprise"] as const
const countries = ["DE", "FR", "JP", "BR", "US"] as const

/** The people of the product, made once: the memory that is measured is the client's, not that of texts made here. */
const people = Array.from({ length: 10_000 }, (_, i) => `person-${i}@example.com`)

/** Event number `n`. People take turns, as in a burst of traffic, and the same number gives the same event. */
export const eventOf = (n: number): BenchEvent => ({
  person: people[n % people.length] ?? "",
  name: names[n % names.length] ?? names[0],
  properties: {
    plan: plans[n % plans.length] ?? plans[0],
    source: "newsletter / spring campaign",
    country: countries[n % countries.length] ?? countries[0],
    amount: (n % 1000) / 4,
    seats: (n % 20) + 1,
    n
  }
})
