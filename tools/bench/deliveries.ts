/**
 * Runs a client beside a sink and puts the two reports together: what the client spent, and what arrived.
 */
import type { ClientId } from "./clients/index.ts"
import { whole } from "./format.ts"
import type { Delivery } from "./jobs/Job.ts"
import { type RunJobOptions, runJob } from "./jobs/run-job.ts"
import type { Measured } from "./rounds.ts"
import { start } from "./sink/Sink.ts"
import type { Mode } from "./sink/server.ts"
import type { Counts } from "./sink/Tally.ts"

/** One run of one client. */
export interface DeliveryFigures {
  /** Distinct events at the sink, over the time from the first call to the last new event. */
  readonly eventsPerSecond: number
  /** Microseconds of CPU, user and system, of the client's whole process, over the distinct events. */
  readonly cpuPerEvent: number
  readonly recorded: number
  readonly distinct: number
  readonly lost: number
  readonly duplicates: number
  readonly unreadable: number
  /** Lost events the client told its caller about. */
  readonly toldLost: number
  readonly requests: number
  readonly connections: number
  readonly peakMegabytes: number
  /** From the first call until the client says it is done. */
  readonly seconds: number
}

/** A burst, or with `perSecond` a pace. */
export interface Load {
  readonly count: number
  readonly perSecond?: number
  readonly mode: Mode
}

const quiet = 2000

/** Delivers a load with one client, and waits until the sink has it all or nothing more comes. */
export const deliver = async (
  client: ClientId,
  { count, perSecond, mode }: Load,
  options: RunJobOptions
): Promise<DeliveryFigures> => {
  await using sink = await start(mode)
  const target = { client, url: sink.url, count }
  const delivery: Delivery =
    perSecond === undefined
      ? await runJob<"burst">({ task: "burst", ...target }, options)
      : await runJob<"paced">({ task: "paced", ...target, perSecond }, options)
  return figuresOf(count, delivery, await sink.settled(count, quiet))
}

/** Puts what the client reports beside what the sink saw; a loss is an event that never came, whatever came twice. */
export const figuresOf = (recorded: number, delivery: Delivery, counts: Counts): DeliveryFigures => ({
  eventsPerSecond: counts.distinct / ((counts.lastNewAt - delivery.startedAt) / 1000),
  cpuPerEvent: delivery.cpu / counts.distinct,
  recorded,
  distinct: counts.distinct,
  lost: recorded - counts.distinct,
  duplicates: counts.duplicates,
  unreadable: counts.unreadable,
  toldLost: delivery.toldLost,
  requests: counts.requests,
  connections: counts.connections,
  peakMegabytes: delivery.peakMemory / 1e6,
  seconds: (delivery.settledAt - delivery.startedAt) / 1000
})

/** What makes the figures of a client count for less: the worst of its runs in each respect. */
export const deliveryMark = (runs: ReadonlyArray<DeliveryFigures>): string => {
  const most = (figure: (run: DeliveryFigures) => number): number => Math.max(0, ...runs.map(figure))
  const [lost, duplicates, unreadable] = [
    most((run) => run.lost),
    most((run) => run.duplicates),
    most((run) => run.unreadable)
  ]
  const told = whole(most(({ toldLost }) => toldLost))
  return [
    lost === 0 ? "" : `LOST ${whole(lost)}, told of ${told}`,
    duplicates === 0 ? "" : `${whole(duplicates)} DUPLICATES`,
    unreadable === 0 ? "" : `${whole(unreadable)} UNREADABLE`
  ]
    .filter((text) => text !== "")
    .join(", ")
}

/** The largest number of events a client lost or doubled in a run; `undefined` when it was not measured. */
export const worst = (measured: ReadonlyArray<Measured<DeliveryFigures>>, client: ClientId): number | undefined => {
  const row = measured.find((candidate) => candidate.client === client)
  if (row === undefined || row.ended.length < row.runs.length || row.ended.length === 0) return undefined
  return Math.max(...row.ended.map(({ lost, duplicates, unreadable }) => lost + duplicates + unreadable))
}
