/**
 * A client's process: opens one client, does one job, reports one line of JSON and ends.
 */
import type { Client } from "../clients/Client.ts"
import { clients } from "../clients/index.ts"
import { accept } from "./accept.ts"
import { callCost } from "./call-cost.ts"
import { burst, paced } from "./deliver.ts"
import { end } from "./end.ts"
import { flood } from "./flood.ts"
import { flush } from "./flush.ts"
import type { Answers, Job } from "./Job.ts"
import { resume } from "./resume.ts"
import { soak } from "./soak.ts"

/** A job and the empty directory its client may write to. */
export interface Assignment {
  readonly job: Job
  readonly directory: string
}

const perform = (client: Client, job: Job): Promise<Answers[Job["task"]]> => {
  switch (job.task) {
    case "burst":
      return burst(client, job)
    case "paced":
      return paced(client, job)
    case "call-cost":
      return callCost(client, job)
    case "flood":
      return flood(client, job)
    case "flush":
      return flush(client, job)
    case "end":
      return end(client, job)
    case "accept":
      return accept(client, job)
    case "resume":
      return resume(client)
    case "soak":
      return soak(client, job)
  }
}

process.on("disconnect", () => process.exit())

process.once("message", async ({ job, directory }: Assignment) => {
  const client = await clients[job.client].open(job.url, directory)
  const answer = await perform(client, job)
  process.send?.(answer, () => process.exit())
})
