/**
 * Senders and products as processes of their own, on one outbox.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { key } from "./product.ts"

/** How a process has ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** What it has printed, one fact per line. */
  readonly facts: ReadonlyArray<Record<string, unknown>>
  readonly stdout: string
  readonly stderr: string
}

/** A process that runs. */
export interface Running {
  readonly child: ChildProcess
  /** The first fact that it has printed. */
  readonly started: Promise<Record<string, unknown>>
  readonly ended: Promise<Ended>
  /** Resolves when it has said something to its log; rejects when it ends first. */
  readonly said: (text: string) => Promise<void>
}

const factsOf = (stdout: string): ReadonlyArray<Record<string, unknown>> =>
  stdout
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line))

const children = new Set<ChildProcess>()

/** Ends what a test that failed has left running. */
export const endAll = (): void => {
  for (const child of children) child.kill("SIGKILL")
}

const start = (program: string, args: ReadonlyArray<string>, env: NodeJS.ProcessEnv): Running => {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], {
    // Node 22 says of `node:sqlite` that it is experimental, among what a sender says itself.
    env: { ...process.env, NODE_OPTIONS: "--disable-warning=ExperimentalWarning", TALLYMARK_KEY: key, ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })
  children.add(child)
  let stdout = ""
  let stderr = ""
  child.stderr.on("data", (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code, signal) => {
      children.delete(child)
      resolve({ code, signal, facts: factsOf(stdout), stdout, stderr })
    })
  })
  const started = new Promise<Record<string, unknown>>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      stdout += chunk
      const [first] = stdout.includes("\n") ? factsOf(stdout) : []
      if (first !== undefined) resolve(first)
    })
    ended.then(({ stderr: said }) => reject(new Error(`it ended before it had started: ${said}`)), reject)
  })
  started.catch(() => undefined)
  const said = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (stderr.includes(text)) resolve()
      }
      look()
      child.stderr.on("data", look)
      ended.then(() => reject(new Error(`it ended and did not say: ${text}`)), reject)
    })
  return { child, started, ended, said }
}

/** Starts `tallymark-sender`. */
export const startSender = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): Running =>
  start("../../bin/tallymark-sender.js", args, env)

/** Runs `tallymark-sender` to its end. */
export const runSender = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  startSender(args, env).ended

/** What a producer is told. */
export interface Producing {
  readonly host: string
  /** A directory, or the address of a Redis. */
  readonly outbox: string
  /** What its events are called, before their number. */
  readonly name: string
  /** Until it is told to stop, when there is no count. */
  readonly count?: number
  /** Milliseconds between batches of ten. */
  readonly pause: number
}

/** Starts a product that only writes to the outbox. It ends at its count or at SIGTERM, and tells `{ accepted }`. */
export const startProducer = (plan: Producing): Running => start("programs/producer.ts", [JSON.stringify(plan)], {})
