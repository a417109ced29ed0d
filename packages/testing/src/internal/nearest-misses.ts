/**
 * Finds what was recorded instead of what was expected, and says how it differs.
 */
import type { ExpectedEvent } from "../ExpectedEvent.ts"
import type { RecordedEvent, RecordedHit } from "../Recorded.ts"
import type { Recordings } from "../Recordings.ts"
import { describeArrivals, describeEvent } from "./arrivals-text.ts"
import { unmet, written } from "./property-match.ts"
import { similarity } from "./similarity.ts"
import { folded, spaced, typed } from "./tracking-call.ts"

/** How many misses are listed. */
const shown = 3

/** Whether the properties are as expected. */
export const isMet = ({ properties = {} }: ExpectedEvent, { properties: values, texts }: RecordedEvent): boolean =>
  unmet(properties, values, texts).length === 0

/** The expected event on a few lines. */
export const describeExpected = ({ event, person, properties = {} }: ExpectedEvent): string => {
  const lines = [`  event  ${JSON.stringify(event)}`]
  if (person !== undefined) lines.push(`  person  ${JSON.stringify(person)}`)
  for (const [name, value] of Object.entries(properties)) lines.push(`  ${name}  ${written(value)}`)
  return lines.join("\n")
}

const differences = (server: Recordings, expected: ExpectedEvent, event: RecordedEvent): ReadonlyArray<string> => {
  const lines: Array<string> = []
  if (folded(event.name) !== folded(expected.event)) {
    lines.push(`event: expected ${JSON.stringify(expected.event)}, got ${JSON.stringify(event.name)}`)
  }
  const { person } = expected
  if (person !== undefined && !isSamePerson(server, person, event)) {
    lines.push(`person: expected ${JSON.stringify(person)}, got ${JSON.stringify(event.person)}`)
  }
  return [...lines, ...unmet(expected.properties ?? {}, event.properties, event.texts)]
}

const isSamePerson = (server: Recordings, person: string, event: RecordedEvent): boolean =>
  server.events({ person }).some(({ sequence }) => sequence === event.sequence)

/** The closer to 1, the nearer; the name of the event counts most. */
const nearness = (expected: ExpectedEvent, event: RecordedEvent): number => {
  const { person, properties = {} } = expected
  const count = Object.keys(properties).length
  const met = count === 0 ? 1 : 1 - unmet(properties, event.properties, event.texts).length / count
  const byPerson = person === undefined ? 1 : similarity(spaced(person), event.person)
  return 0.5 * similarity(spaced(expected.event), event.name) + 0.3 * byPerson + 0.2 * met
}

/** A hit that would have done, had the service not ignored it. */
const ignored = (server: Recordings, { event, person, properties = {} }: ExpectedEvent): RecordedHit | undefined =>
  server.hits.find((hit) => {
    if (hit.kind !== "record" || hit.outcome === "stored") return false
    if (folded(hit.name) !== folded(event) || (person !== undefined && hit.person !== spaced(person))) return false
    const values = Object.fromEntries(Object.entries(hit.texts).map(([name, text]) => [name, typed(text)]))
    return unmet(properties, values, hit.texts).length === 0
  })

/** The nearest misses, nearest first, with what differs; or what has arrived at all when there are none. */
export const nearestMisses = (server: Recordings, expected: ExpectedEvent): string => {
  const events = server.events()
  const hit = ignored(server, expected)
  const note = hit === undefined ? [] : [`It was sent, and the service ignored it: ${hit.outcome}.`, ""]
  if (events.length === 0) return [...note, describeArrivals(server)].join("\n")
  const nearest = events
    .map((event) => ({ event, score: nearness(expected, event) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, shown)
    .flatMap(({ event }, index) => [
      `  ${index + 1}. ${describeEvent(event)}`,
      ...differences(server, expected, event).map((line) => `       ${line}`)
    ])
  return [...note, `The nearest of ${events.length} recorded:`, "", ...nearest].join("\n")
}
