/**
 * Ends a process that has just recorded, starts it again, and lets the sink judge what arrived in the end.
 */
import type { ClientId } from "./clients/index.ts"
import type { Ending } from "./jobs/Job.ts"
import { runEnding } from "./jobs/run-ending.ts"
import { inDirectory, runJob } from "./jobs/run-job.ts"
import { judge, type Survival } from "./outages.ts"
import { start } from "./sink/Sink.ts"
import type { Mode } from "./sink/server.ts"

/** How processes end. */
export const endings: ReadonlyArray<{ readonly label: string; readonly ending: Ending }> = [
  { label: "`process.exit` right after the calls", ending: "exit" },
  { label: "an uncaught throw right after the calls", ending: "throw" },
  { label: "`SIGTERM` without a handler, once the calls are accepted", ending: "SIGTERM" },
  { label: "`SIGKILL`, once the calls are accepted", ending: "SIGKILL" },
  { label: "`SIGKILL` right after the calls (ours: `recordSync`)", ending: "SIGKILL at once" }
]

const patience = 60_000
const quiet = 1500

/** Ends one client's process in one way while the sink is in a mode, and starts the next one when it is well again. */
export const endAndStart = (client: ClientId, ending: Ending, count: number, mode: Mode): Promise<Survival> =>
  inDirectory(async (directory) => {
    await using sink = await start(mode, true)
    await runEnding({ task: "end", client, url: sink.url, count, ending }, directory)
    const { requests } = await sink.setMode("normal")
    const { toldLost } = await runJob<"resume">({ task: "resume", client, url: sink.url }, { patience, directory })
    const counts = await sink.settled(count, quiet)
    return { ...judge(counts, count), toldLost, requestsInOutage: requests, unsettled: undefined }
  })
