/**
 * Exports days into a directory, and keeps them the way that was asked for.
 */
import { rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import type { DayFile, DirectoryProgress, NodeQueryClient } from "@tallymark/query/node"
import { type ConnectionInput, withConnection } from "../configuration/query-client.ts"
import { type Days, type DaysInput, daysOf, everyDay } from "../days.ts"
import { makeProgress, type Progress } from "../drawing/Progress.ts"
import { bytes, plural, stretch } from "../drawing/text.ts"
import { type Layout, layouts } from "../export/layouts.ts"
import { fileOf, missingDays } from "../export/missing-days.ts"
import { noteQuestion } from "../export/question-note.ts"
import { badInput } from "../Failure.ts"
import type { Surroundings } from "../Session.ts"
import { parsed } from "./expression.ts"

/** What `export` takes. */
export interface ExportInput {
  readonly days: DaysInput
  readonly out: string
  readonly gzip: boolean
  readonly parquet: boolean
  readonly events: ReadonlyArray<string>
  readonly where: string | undefined
  readonly concurrency: number | undefined
  readonly connection: ConnectionInput
}

/** Exports what is not there yet. */
export const run = async (input: ExportInput, session: Surroundings): Promise<void> => {
  if (input.gzip && input.parquet) throw badInput("--gzip and --parquet exclude each other")
  const progress = makeProgress(session.err)
  await refuseFile(input.out)
  // Before anything is noted in the directory, which is of one question only.
  if (input.where !== undefined) parsed(input.where)
  await withConnection(input.connection, session, async ({ query, timeZone }) => {
    const days = daysOf(input.days, timeZone, Date.now())
    const request = { query, days, timeZone, input, progress, signal: session.signal }
    const fresh = await exportDays(request).finally(progress.clear)
    await session.out.write(`${input.out} has ${plural(everyDay(days).length, "day")}, ${fresh} of them new\n`)
  })
}

const refuseFile = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() === false) throw badInput(`${path} is a file; name a directory with --out`)
}

const exportDays = (request: Request): Promise<number> =>
  request.input.gzip ? exportPacked(request) : exportAs(layoutOf(request.input), request)

const layoutOf = ({ parquet }: ExportInput): Layout => (parquet ? layouts.parquet : layouts.lines)

interface Request {
  readonly query: NodeQueryClient
  readonly days: Days
  readonly timeZone: string
  readonly input: ExportInput
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** The files as the service sends them. */
const exportPacked = async (request: Request): Promise<number> =>
  (await exportInto(request.input.out, request.days, request)).filter(({ isNew }) => isNew).length

/** The files in a layout of ours, made of compressed ones that are gone in the end. */
const exportAs = async (layout: Layout, request: Request): Promise<number> => {
  const { days, input, timeZone } = request
  const parts = join(input.out, ".parts")
  await noteQuestion(parts, input)
  let fresh = 0
  for (const range of await missingDays(input.out, days, layout.ending, timeZone)) {
    const files = await exportInto(parts, range, request)
    await convertAll(files, layout, request)
    fresh += files.length
  }
  return fresh
}

const exportInto = async (
  directory: string,
  range: Days,
  { input, progress, query, signal }: Request
): Promise<ReadonlyArray<DayFile>> => {
  const { concurrency, events, where } = input
  const question = { ...range, where, concurrency, events: events.length > 0 ? events : undefined }
  const { files } = await query.exportTo(directory, { ...question, onProgress: follower(progress) }, { signal })
  return files
}

/** Draws a bar for the days, and writes a line for each one that is there. */
const follower = (progress: Progress): ((standing: DirectoryProgress) => void) => {
  const startedAt = performance.now()
  const received = new Map<string, number>()
  let [before, done] = [0, 0]
  return ({ bytes: total, day, days, finished }) => {
    const own = (received.get(day) ?? 0) + total - before
    received.set(day, own)
    before = total
    if (finished > done) progress.note(own === 0 ? `${day}  done` : `${day}  done, ${bytes(own)}`)
    done = finished
    const elapsed = performance.now() - startedAt
    const left = finished > 0 && finished < days ? `, ${stretch((elapsed / finished) * (days - finished))} left` : ""
    const rate = `${bytes(total / Math.max(elapsed / 1000, 0.001))}/s`
    progress.show({
      fraction: finished / days,
      text: `${finished} of ${plural(days, "day")}, ${bytes(total)}, ${rate}${left}; ${day}`
    })
  }
}

/** Makes the wanted files of the compressed ones, which go away one by one. */
const convertAll = async (
  files: ReadonlyArray<DayFile>,
  { convert, ending }: Layout,
  { input, progress, signal }: Request
): Promise<void> => {
  for (const [index, { day, path }] of files.entries()) {
    progress.show({ fraction: index / files.length, text: `writing ${day}${ending}` })
    const target = fileOf(input.out, day, ending)
    const part = `${target}.part`
    try {
      await convert(path, part, signal)
      await rename(part, target)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    await rm(path)
  }
}
