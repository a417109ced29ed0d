/**
 * Runs one job in a fresh process.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bundle, directory as bundles } from "../bundles.ts"
import { end, nextMessage, start } from "../processes.ts"
import type { Answers, Job, JobOf } from "./Job.ts"
import type { Assignment } from "./main.ts"

/** How a job's process is run. */
export interface RunJobOptions {
  /** Milliseconds after which the process is ended and the job counts as failed. */
  readonly patience: number
  /** Where to write a CPU profile of the process. */
  readonly profiles?: string | undefined
  /** Where the client may write, for a job that goes on where another ended; by default a directory of the job's own. */
  readonly directory?: string | undefined
}

const source = new URL("./main.ts", import.meta.url)
let built: Promise<URL> | undefined

/** The program of a job's process, made once. */
export const program = (): Promise<URL> => {
  built ??= bundle(source, "jobs/").then(() => new URL("jobs/main.js", bundles))
  return built
}

/** Lends an empty directory, which is gone afterwards. */
export const inDirectory = async <A>(work: (directory: string) => Promise<A>): Promise<A> => {
  const directory = await mkdtemp(join(tmpdir(), "bench-"))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The answer of a job; rejects when its process ends early or takes too long. */
export const runJob = <Task extends Job["task"]>(
  job: JobOf<Task>,
  { directory, ...options }: RunJobOptions
): Promise<Answers[Task]> =>
  directory === undefined ? inDirectory((own) => runIn(own, job, options)) : runIn(directory, job, options)

const runIn = async <Task extends Job["task"]>(
  directory: string,
  job: JobOf<Task>,
  { patience, profiles }: RunJobOptions
): Promise<Answers[Task]> => {
  const child =
    profiles === undefined
      ? start(await program())
      : // A profile should name the lines people edit.
        start(source, {
          execArgv: [
            "--cpu-prof",
            "--cpu-prof-interval=200",
            `--cpu-prof-dir=${profiles}`,
            `--cpu-prof-name=${profileName(job)}`
          ]
        })
  try {
    const assignment: Assignment = { job, directory }
    child.send(assignment)
    const answer = await nextMessage(child, patience)
    if (profiles !== undefined) await exited(child)
    return answer as Answers[Task] // jobs/main.ts answers each task with its own type
  } finally {
    await end(child)
  }
}

const exited = (child: ReturnType<typeof start>): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve()
    else child.once("exit", () => resolve())
  })

const profileName = ({ client, task }: Job): string => `${task}-${client}-${Date.now()}.cpuprofile`
