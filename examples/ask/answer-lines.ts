/**
 * Draws the answers, each under the code that asked for it.
 */
import { barChart, heatTable, type Look, number, percent, plainly, plural, table } from "@tallymark/cli/drawing"
import { heading, indented, wrap } from "../drawing/section.ts"
import type { Answers, Asked } from "./answers.ts"

/** All answers, without line feeds. */
export const answerLines = (answers: Answers, look: Look): ReadonlyArray<string> => [
  ...openingSection(answers, look),
  ...segmentationSection(answers, look),
  ...funnelSection(answers, look),
  ...retentionSection(answers, look),
  ...peopleSection(answers, look),
  ...filesSection(answers, look)
]

const section = (title: string, { code }: Asked<unknown>, look: Look): ReadonlyArray<string> => [
  ...heading(plainly(title), look),
  ...codeLines(code, look)
]

const codeLines = (code: string, { columns, paint }: Look): ReadonlyArray<string> =>
  wrap(code, columns - 2).map((line) => paint("aside", `  ${line}`))

const openingSection = ({ elapsedMillis, preparation }: Answers, look: Look): ReadonlyArray<string> => [
  ...heading(`Asked over HTTP with a service account, in ${(elapsedMillis / 1000).toFixed(2)} s`, look),
  ...preparation.flatMap((code) => codeLines(code, look))
]

const mostBars = 12

const segmentationSection = ({ segmentation, subject }: Answers, look: Look): ReadonlyArray<string> => {
  const totals = Object.entries(segmentation.answer.values)
    .map(([label, byDate]) => ({ label, value: Object.values(byDate).reduce((sum, count) => sum + count, 0) }))
    .sort((one, other) => other.value - one.value)
  const all = totals.reduce((sum, { value }) => sum + value, 0)
  const bars = totals.slice(0, mostBars).map((total) => ({
    ...total,
    figures: [number(total.value), percent(all === 0 ? 0 : total.value / all)]
  }))
  const title = subject.property === undefined ? subject.event : `${subject.event} by ${subject.property}`
  return [
    ...section(`${title}: ${number(all)}`, segmentation, look),
    ...indented(look, (inner) => barChart(bars, inner))
  ]
}

const funnelSection = ({ funnel, subject: { steps } }: Answers, look: Look): ReadonlyArray<string> => {
  if (funnel === undefined) return []
  const [interval] = funnel.answer.intervals
  const bars = (interval?.steps ?? []).map(({ averageTime, count, goal, overallConversion }) => ({
    label: goal,
    figures: [number(count), percent(overallConversion), averageTime === undefined ? "" : `after ${span(averageTime)}`],
    value: count
  }))
  return [
    ...section(`From ${steps[0]} to ${steps.at(-1)}, in 30 days`, funnel, look),
    ...indented(look, (inner) => barChart(bars, inner))
  ]
}

const span = (seconds: number): string => {
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 129_600 ? `${(seconds / 3600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`
}

const weekMillis = 7 * 86_400_000

const retentionSection = ({ retention, subject }: Answers, look: Look): ReadonlyArray<string> => {
  const end = Date.parse(subject.days.to)
  const { cohorts } = retention.answer
  const weeks = Math.max(...cohorts.map(({ counts }) => counts.length), 0)
  const rows = cohorts.map(({ counts, date, first }) => ({
    label: date,
    total: number(first),
    shares: counts.map((count, week) =>
      first === 0 || Date.parse(date) + week * weekMillis > end ? undefined : count / first
    )
  }))
  const headings = {
    label: "week of",
    total: "people",
    shares: Array.from({ length: weeks }, (_, week) => `week ${week}`)
  }
  return [
    ...section(`Who comes back after ${subject.event}, by week`, retention, look),
    ...indented(look, (inner) => heatTable(headings, rows, inner))
  ]
}

const mostPeople = 6

const peopleSection = ({ people, subject }: Answers, look: Look): ReadonlyArray<string> => {
  const { profiles, total = profiles.length } = people.answer
  const shown = profiles.slice(0, mostPeople)
  const whom =
    subject.people === undefined ? "People" : `People whose ${subject.people.property} is ${subject.people.value}`
  const columns = [
    { heading: "distinct id", cells: shown.map(({ distinctId }) => distinctId) },
    ...subject.shown.map((name) => ({ heading: name, cells: shown.map(({ properties }) => cellOf(properties[name])) }))
  ]
  return [
    ...section(`${whom}: ${number(total)}`, people, look),
    ...indented(look, (inner) => table(columns, inner)),
    ...more(total - shown.length, look)
  ]
}

const cellOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value))

const mostFiles = 3

const filesSection = ({ files }: Answers, look: Look): ReadonlyArray<string> => {
  const shown = files.answer.slice(0, mostFiles)
  const events = files.answer.reduce((sum, file) => sum + (file.events ?? 0), 0)
  const bytes = files.answer.reduce((sum, file) => sum + file.bytes, 0)
  const columns = [
    { heading: "file", cells: shown.map(({ day }) => `${day}.ndjson.gz`) },
    { heading: "events", cells: shown.map((file) => number(file.events ?? 0).padStart(6)) },
    { heading: "size", cells: shown.map((file) => kilobytes(file.bytes)) }
  ]
  const title = `Raw export: ${plural(events, "event")} in ${plural(files.answer.length, "temporary file")}, ${kilobytes(bytes)}`
  return [
    ...section(title, files, look),
    ...indented(look, (inner) => table(columns, inner)),
    ...more(files.answer.length - shown.length, look)
  ]
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

const more = (count: number, { paint }: Look): ReadonlyArray<string> =>
  count > 0 ? [paint("aside", `  and ${number(count)} more`)] : []
