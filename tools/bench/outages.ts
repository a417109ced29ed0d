/**
 * Records through an outage of the service, and lets the sink judge what is left of it.
 */
import { setTimeout as wait } from "node:timers/promises"
import type { ClientId } from "./clients/index.ts"
import { type RunJobOptions, runJob } from "./jobs/run-job.ts"
import { type Sink, start } from "./sink/Sink.ts"
import type { Mode } from "./sink/server.ts"
import type { Counts } from "./sink/Tally.ts"

/** How a service can be away. */
export interface Outage {
  /** A row of the loss table. */
  readonly label: string
  readonly mode: Mode
}

/** A pace, and the milliseconds before, in and after the outage. */
export interface Plan {
  readonly perSecond: number
  readonly before: number
  readonly outage: number
  readonly after: number
}

/** What became of the events of one client in one outage. */
export interface Survival {
  readonly sent: number
  readonly lost: number
  /** Events that count twice at the service. */
  readonly doubled: number
  /** Events that came again, and that the service drops by its own rule. */
  readonly repeated: number
  readonly unreadable: number
  readonly toldLost: number
  readonly requestsInOutage: number
  /** Why the client did not come to its own end, if it did not. */
  readonly unsettled: string | undefined
}

/** The ways in which the service is away; the header's seconds may be shorter than in earnest. */
export const outages = ({ tooMany, unavailable } = { tooMany: 5, unavailable: 30 }): ReadonlyArray<Outage> => [
  { label: "500", mode: { status: 500 } },
  { label: "connections refused", mode: "down" },
  { label: "connections reset", mode: "reset" },
  { label: "no answer", mode: "deaf" },
  { label: `429, Retry-After ${tooMany}`, mode: { status: 429, retryAfter: tooMany } },
  { label: `503, Retry-After ${unavailable}`, mode: { status: 503, retryAfter: unavailable } },
  { label: "taken, but the answer is lost", mode: "ack-lost" }
]

/** How many events a plan makes. */
export const sentBy = ({ perSecond, before, outage, after }: Plan): number =>
  Math.round((perSecond * (before + outage + after)) / 1000)

/** Runs one client through one outage. */
export const survive = async (
  client: ClientId,
  { mode }: Outage,
  plan: Plan,
  options: RunJobOptions
): Promise<Survival> => {
  await using sink = await start("normal", true)
  const sent = sentBy(plan)
  const job = runJob<"paced">(
    { task: "paced", client, url: sink.url, count: sent, perSecond: plan.perSecond },
    options
  ).then(
    ({ toldLost }) => ({ toldLost, unsettled: undefined }),
    (error: unknown) => ({ toldLost: 0, unsettled: String(error) })
  )
  const requestsInOutage = await interrupt(sink, mode, plan)
  const ended = await job
  return { ...ended, requestsInOutage, ...judge(await sink.settled(sent, quiet), sent) }
}

/** After the end of a client, how long without a new event means that no more come. */
const quiet = 500

/** The outage, at its time; returns how many requests were made in it. */
const interrupt = async (sink: Sink, mode: Mode, { before, outage }: Plan): Promise<number> => {
  while ((await sink.counts()).received === 0) await wait(firstPoll)
  await wait(before)
  const { requests } = await sink.setMode(mode)
  await wait(outage)
  return (await sink.setMode("normal")).requests - requests
}

const firstPoll = 10

/** What a judging sink says of so many events. */
export const judge = (
  { distinct, duplicates, doubled, unreadable }: Counts,
  sent: number
): Pick<Survival, "sent" | "lost" | "doubled" | "repeated" | "unreadable"> => ({
  sent,
  lost: sent - distinct,
  doubled,
  repeated: duplicates - doubled,
  unreadable
})
