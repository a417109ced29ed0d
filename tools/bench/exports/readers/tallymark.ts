/**
 * Ours: `@tallymark/query/node`.
 */
import { createQuery, type ExportToOptions, serviceAccount } from "@tallymark/query/node"
import { Counter, type Found, type Read, type Source } from "../Reader.ts"

const open = ({ url }: Source) =>
  createQuery({
    credentials: serviceAccount({ username: "reader", secret: "secret", projectId: 12345 }),
    host: url,
    limits: false
  })

/** Events in batches. */
export const batches: Read = async (source) => {
  await using query = open(source)
  const counter = new Counter()
  for await (const batch of query.export({ from: source.from, to: source.to }).batches()) {
    for (const event of batch) counter.add(event)
  }
  return counter
}

/** One event at a time. */
export const events: Read = async (source) => {
  await using query = open(source)
  const counter = new Counter()
  for await (const event of query.export({ from: source.from, to: source.to })) counter.add(event)
  return counter
}

/** The task beside this module, in TypeScript as that is, or bundled. */
const task = new URL(`./count-day${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

/** Days in as many worker threads; the events stay there. */
export const inWorkers: Read = async (source) => {
  await using query = open(source)
  const days = await query.exportInWorkers<Found>(task, { from: source.from, to: source.to })
  const sum = (figure: keyof Found): number => days.reduce((total, { result }) => total + result[figure], 0)
  return { events: sum("events"), characters: sum("characters") }
}

/** Straight into files. */
export const toFiles =
  (options: Pick<ExportToOptions, "verify" | "fsync">): Read =>
  async (source) => {
    await using query = open(source)
    const { files } = await query.exportTo(source.directory, { from: source.from, to: source.to, ...options })
    return { events: files.reduce((sum, file) => sum + (file.events ?? 0), 0), characters: 0 }
  }
