/**
 * Starts the processes of a benchmark and ends them, and only them.
 */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"

const running = new Set<ChildProcess>()
const complaints = new WeakMap<ChildProcess, string>()

process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL")
})

/** What a process is started with. */
export interface Arguments {
  readonly args?: ReadonlyArray<string>
  readonly execArgv?: ReadonlyArray<string>
}

/** Starts a TypeScript module as a process of its own, with nothing inherited but the path to executables. */
export const start = (module: URL, { args = [], execArgv = [] }: Arguments = {}): ChildProcess => {
  const child = fork(module, args, {
    execArgv: ["--expose-gc", ...execArgv],
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "pipe", "ipc"]
  })
  running.add(child)
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaints.set(child, `${complaints.get(child) ?? ""}${text}`.slice(-2000))
  })
  child.once("exit", () => running.delete(child))
  return child
}

/** The last of what a process has written to its standard error. */
export const complaintOf = (child: ChildProcess): string => complaints.get(child) ?? ""

/** The next message of a process; rejects when it ends without one or says nothing for `patience` milliseconds. */
export const nextMessage = async (child: ChildProcess, patience: number): Promise<unknown> => {
  const stop = new AbortController()
  const gone = async (): Promise<never> => {
    await silent(child, stop.signal)
    throw new Error(`ended early (${child.signalCode ?? child.exitCode}) ${complaintOf(child)}`)
  }
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`stopped after ${patience / 1000} s`)), patience)
    stop.signal.addEventListener("abort", () => clearTimeout(timer))
  })
  try {
    const [message] = await Promise.race([once(child, "message", { signal: stop.signal }), gone(), late])
    return message
  } finally {
    stop.abort()
  }
}

/** Ends a process that {@link start} started and waits until it is gone and everything that it told has been heard. */
export const end = async (child: ChildProcess): Promise<void> => {
  child.kill("SIGKILL")
  await silent(child)
}

/** Resolves when a process is gone and its last message has been heard, which may come after the end of the process. */
const silent = async (child: ChildProcess, signal?: AbortSignal): Promise<void> => {
  if (child.connected) await once(child, "disconnect", { signal })
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit", { signal })
}
