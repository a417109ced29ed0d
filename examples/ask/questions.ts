/**
 * The questions: calls over HTTP to the server that recorded the events. Each stands beside the text that shows it.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Counts, Funnel, PeoplePage, QueryClient, Retention } from "@tallymark/query"
import { type DayFile, type NodeQueryClient, property } from "@tallymark/query/node"
import type { FakeServer } from "@tallymark/testing"
import type { Answers, Asked } from "./answers.ts"
import { queryOf } from "./project.ts"
import type { Subject } from "./subject.ts"

interface Options {
  /** Stops asking; the question that is being asked rejects with its reason. */
  readonly signal: AbortSignal
}

/** Asks everything, one question after the other. */
export const askQuestions = async (server: FakeServer, subject: Subject, options: Options): Promise<Answers> => {
  // What was recorded may be younger than the clock of this machine, and the service answers no question about tomorrow.
  const lastDay = Date.parse(subject.days.to)
  if (lastDay > server.clock.now()) server.clock.set(lastDay)
  await using query = queryOf(server)
  const startedAt = performance.now()
  const answers = {
    segmentation: await segmentation(query, subject, options),
    funnel: subject.steps.length < 2 ? undefined : await funnel(query, server, subject, options),
    retention: await retention(query, subject, options),
    people: await people(query, subject, options),
    files: await files(query, subject, options)
  }
  return { subject, preparation: preparation(subject), ...answers, elapsedMillis: performance.now() - startedAt }
}

const weekly = { unit: "week", intervalCount: 4 } as const

const preparation = ({ days, property: name }: Subject): ReadonlyArray<string> => [
  `const days = { from: ${text(days.from)}, to: ${text(days.to)} }`,
  `const weeks = { ...days, unit: ${text(weekly.unit)}, intervalCount: ${weekly.intervalCount} }`,
  ...(name === undefined ? [] : [`const on = property(${text(name)})`])
]

const segmentation = async (query: QueryClient, subject: Subject, options: Options): Promise<Asked<Counts>> => {
  const { days, event, property: name } = subject
  const on = name === undefined ? undefined : property(name)
  return {
    code: `query.segmentation.counts({ event: ${text(event)}, ${on === undefined ? "" : "on, "}...days })`,
    answer: await query.segmentation.counts({ event, on, ...days }, options)
  }
}

const funnel = async (
  query: QueryClient,
  server: FakeServer,
  { days, length, steps }: Subject,
  options: Options
): Promise<Asked<Funnel>> => {
  const funnel = server.addFunnel({ name: "From the first step to the last", steps, length: 30 })
  return {
    code: `query.funnels.report({ funnel: ${funnel}, interval: ${length}, ...days })`,
    answer: await query.funnels.report({ funnel, interval: length, ...days }, options)
  }
}

const retention = async (
  query: QueryClient,
  { days, event: bornEvent }: Subject,
  options: Options
): Promise<Asked<Retention>> => ({
  code: `query.retention.report({ bornEvent: ${text(bornEvent)}, ...weeks })`,
  answer: await query.retention.report({ bornEvent, ...days, ...weekly }, options)
})

const people = async (
  query: QueryClient,
  { people: wanted }: Subject,
  options: Options
): Promise<Asked<PeoplePage>> => {
  if (wanted === undefined) {
    return { code: "query.people.list().pages()", answer: await firstOf(query.people.list({}, options).pages()) }
  }
  const where = property(wanted.property).equals(wanted.value)
  return {
    code: `query.people.list({ where: property(${text(wanted.property)}).equals(${text(wanted.value)}) }).pages()`,
    answer: await firstOf(query.people.list({ where }, options).pages())
  }
}

const files = async (
  query: NodeQueryClient,
  { days }: Subject,
  options: Options
): Promise<Asked<ReadonlyArray<DayFile>>> => {
  const directory = await mkdtemp(join(tmpdir(), "tallymark-export-"))
  try {
    const { files } = await query.exportTo(directory, days, options)
    return { code: "query.exportTo(directory, days)", answer: files }
  } finally {
    await rm(directory, { recursive: true })
  }
}

const text = (value: string): string => JSON.stringify(value)

const firstOf = async (pages: AsyncIterable<PeoplePage>): Promise<PeoplePage> => {
  for await (const page of pages) return page
  return { page: 0, pageSize: 0, profiles: [], total: 0 }
}
