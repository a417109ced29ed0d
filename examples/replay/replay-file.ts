/**
 * The replay itself: a tracker that speaks to a fake server over HTTP, and a file that it reads.
 */
import { createReadStream } from "node:fs"
import type { FakeServer } from "@tallymark/testing"
import { createTracker } from "@tallymark/tracking/node"
import { readLines, replay } from "@tallymark/tracking/replay"
import { collectFaults, type Findings } from "./findings.ts"
import type { Progress } from "./progress.ts"

/** What to replay, and how to follow and stop it. */
export interface ReplayRequest {
  readonly file: string
  /** The file as the reader knows it. */
  readonly source: string
  /** Where it is replayed to. */
  readonly server: FakeServer
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** Replays a file into a fake server over HTTP and finds out what has arrived there. */
export const replayFile = async (request: ReplayRequest): Promise<Findings> => {
  const { file, progress, server, signal, source } = request
  await using tracker = createTracker({
    key: "0".repeat(40),
    host: server.url,
    outbox: false,
    // The report tells of every refused line with its number.
    onWarning: () => undefined
  })
  const malformed = collectFaults()
  const rejected = collectFaults()
  const startedAt = performance.now()
  const counts = await replay(tracker, readLines(createReadStream(file)), {
    onProgress: progress.show,
    progressInterval: progress.intervalMillis,
    onMalformed: (lineNumber, reason) => malformed.add({ lineNumber, reason }),
    onRejected: (lineNumber, error) => rejected.add({ lineNumber, reason: messageOf(error) }),
    signal
  }).catch(async (error: unknown) => {
    // Whoever stops the replay does not want to wait for what is queued.
    await tracker.close({ timeout: 0 })
    throw error
  })
  const elapsedMillis = performance.now() - startedAt
  return {
    source,
    url: server.url,
    counts,
    elapsedMillis,
    malformed: malformed.all(),
    rejected: rejected.all(),
    ...arrived(server)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

type Arrived = Pick<
  Findings,
  "events" | "timestamps" | "identities" | "people" | "duplicates" | "violations" | "requests"
>

const arrived = (server: FakeServer): Arrived => {
  const events = new Map<string, number>()
  for (const { name } of server.events()) events.set(name, (events.get(name) ?? 0) + 1)
  const { duplicates, identities, people, requests } = server.stats()
  return {
    events,
    timestamps: server.events().map(({ timestamp }) => timestamp),
    identities,
    people,
    duplicates,
    requests,
    violations: {
      total: server.violations.length,
      first: server.violations.slice(0, 10).map(({ issues, operation }) => {
        const problems = issues.map(({ message, path }) => `${path} ${message}`).join("; ")
        return `${operation ?? "no operation"}: ${problems}`
      })
    }
  }
}
