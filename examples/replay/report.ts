/**
 * Writes findings as lines of text for a terminal or a file.
 */
import { barChart, fit, type Look, number, plainly, plural, sparkline } from "@tallymark/cli/drawing"
import { heading, indented, wrap } from "../drawing/section.ts"
import { countDaily, type Daily } from "./daily.ts"
import type { Faults, Findings } from "./findings.ts"

/** The whole report, without line feeds. */
export const reportLines = (findings: Findings, look: Look): ReadonlyArray<string> => [
  ...readSection(findings, look),
  ...(findings.requests > 0 ? arrivedSections(findings, look) : []),
  ...faultSection("Malformed lines", findings.malformed, look),
  ...faultSection("Refused lines", findings.rejected, look),
  ...(findings.requests > 0 ? throughputSection(findings, look) : [])
]

const arrivedSections = (findings: Findings, look: Look): ReadonlyArray<string> => [
  ...eventSection(findings, look),
  ...dailySection(findings, look),
  ...peopleSection(findings, look)
]

const readSection = ({ counts, source }: Findings, look: Look): ReadonlyArray<string> => [
  ...heading(`${plural(counts.lines - counts.blank, "line")} of ${plainly(source)}`, look),
  `  ${plural(counts.recorded, "event")} · ${plural(counts.set, "set")} of properties · ` +
    `${plural(counts.aliased, "alias", "aliases")} · ${number(counts.malformed)} malformed · ` +
    `${number(counts.rejected)} refused`
]

const mostShown = 15

const eventSection = ({ events }: Findings, look: Look): ReadonlyArray<string> => {
  const sorted = [...events].sort(([, a], [, b]) => b - a)
  const shown = sorted.slice(0, mostShown)
  const bars = shown.map(([label, value]) => ({ label, figures: [number(value)], value }))
  const rows = [...indented(look, (inner) => barChart(bars, inner))]
  const rest = sorted.slice(mostShown)
  if (rest.length > 0) rows.push(look.paint("aside", `  and ${plural(rest.length, "more name")}`))
  return [...heading("Events by name", look), ...(rows.length > 0 ? rows : ["  none"])]
}

const dailySection = ({ timestamps }: Findings, look: Look): ReadonlyArray<string> => {
  const columns = look.columns - 4
  const daily = countDaily(timestamps, columns)
  if (daily === undefined) return []
  const span = daily.days === 1 ? "day" : `${daily.days} days`
  const title = `Events by ${span}, at most ${number(Math.max(...daily.counts))}`
  // Few days are drawn wide, so that a month fills a line as well as a year does.
  const wide = Math.max(1, Math.min(4, Math.floor(columns / daily.counts.length)))
  const line = [...sparkline(daily.counts)].map((mark) => mark.repeat(wide)).join("")
  return [...heading(title, look), `  ${look.paint("drawing", line)}`, `  ${dates(daily, line.length)}`]
}

const dates = ({ counts, first, last }: Daily, columns: number): string => {
  const [from, to] = [day.format(first), day.format(last)]
  const range = `${from}${" ".repeat(Math.max(3, columns - from.length - to.length))}${to}`
  return counts.length === 1 ? from : range
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

const peopleSection = (
  { duplicates, identities, people, url, violations }: Findings,
  look: Look
): ReadonlyArray<string> => {
  const { aliases, events, properties } = duplicates
  const kept = violations.total === 0
  return [
    ...heading(`What arrived at ${url}`, look),
    `  people before aliases  ${number(identities)}`,
    `  people after aliases   ${number(people)}`,
    `  dropped as duplicates  ${plural(events, "event")}, ${plural(properties, "property value")}, ` +
      `${plural(aliases, "alias", "aliases")}`,
    `  contract violations    ${look.paint(kept ? "good" : "bad", kept ? "none" : number(violations.total))}`,
    ...violations.first.map((text) => `    ${fit(text, look.columns - 4).trimEnd()}`)
  ]
}

const faultSection = (title: string, { first, total }: Faults, look: Look): ReadonlyArray<string> => {
  if (total === 0) return []
  const digits = Math.max(...first.map(({ lineNumber }) => number(lineNumber).length))
  const rows = first.map(({ lineNumber, reason }) => {
    const label = `  line ${number(lineNumber).padStart(digits)}  `
    return wrap(reason, look.columns - label.length).map(
      (part, index) => (index === 0 ? look.paint("bad", label) : " ".repeat(label.length)) + part
    )
  })
  const rest = total - first.length
  return [
    ...heading(`${title}: ${number(total)}`, look),
    ...rows.flat(),
    ...(rest > 0 ? [look.paint("aside", `  and ${number(rest)} more`)] : [])
  ]
}

const throughputSection = ({ elapsedMillis, requests }: Findings, look: Look): ReadonlyArray<string> => {
  const seconds = Math.max(elapsedMillis / 1000, 0.001)
  return [
    ...heading("Throughput", look),
    `  ${number(Math.round(requests / seconds))} calls a second: ${plural(requests, "request")} in ${seconds.toFixed(2)} s, ` +
      "server in the same process"
  ]
}
