/**
 * Says in plain text what has arrived at a server, for messages about what has not.
 */
import type { RecordedEvent } from "../Recorded.ts"
import type { Recordings } from "../Recordings.ts"

/** How many of a kind are listed; the latest matter most. */
const shown = 5

const latest = <A>(items: ReadonlyArray<A>, line: (item: A) => string): ReadonlyArray<string> => [
  ...(items.length > shown ? [`  … ${items.length - shown} before`] : []),
  ...items.slice(-shown).map((item) => `  ${line(item)}`)
]

/** One event on one line. */
export const describeEvent = ({ person, name, timestamp, properties }: RecordedEvent): string => {
  const time = new Date(timestamp * 1000).toISOString().replace(".000", "")
  const rest = Object.keys(properties).length === 0 ? "" : ` ${JSON.stringify(properties)}`
  return `${JSON.stringify(name)} by ${JSON.stringify(person)} at ${time}${rest}`
}

/** What has arrived, the latest last. */
export const describeArrivals = (recordings: Recordings): string => {
  const events = recordings.events()
  const { requests, violations } = recordings
  const count = recordings.stats().requests
  const lines = [
    `Arrived: ${events.length} ${events.length === 1 ? "event" : "events"}, in ${count} requests.`,
    ...latest(events, describeEvent)
  ]
  const odd = requests.filter(({ outcome }) => outcome !== "stored" && outcome !== "answered")
  if (odd.length > 0) {
    lines.push("Requests that were not stored:")
    lines.push(
      ...latest(odd, ({ method, url, status, outcome, fault }) => {
        const reasons = [fault && `fault ${fault}`, outcome].filter((reason) => reason !== undefined)
        return `${method} ${new URL(url).pathname} → ${status ?? "no answer"} ${reasons.join(", ")}`.trimEnd()
      })
    )
  }
  if (violations.length > 0) {
    lines.push("Violations of the contract:")
    lines.push(
      ...latest(violations, ({ operation, issues }) => {
        const problems = issues.map(({ path, message }) => `${path} ${message}`)
        return `${operation ?? "unknown route"}: ${problems.join("; ")}`
      })
    )
  }
  return lines.join("\n")
}
