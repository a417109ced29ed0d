/**
 * Runs the executable as a process with an environment of its own, with and without a terminal.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { TestContext } from "vitest"

/** The executable. */
export const program = fileURLToPath(new URL("../../bin/tallymark.js", import.meta.url))

/** How the process ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a process is given beside its arguments. */
export interface Given {
  readonly environment?: Readonly<Record<string, string>>
  /** What is on its standard input. */
  readonly input?: string
  /** Of the terminal. */
  readonly columns?: number
}

/** A home of its own for the processes of a test. */
export interface Home {
  readonly directory: string
  /** Starts the program. */
  readonly start: (args: ReadonlyArray<string>, given?: Given) => ChildProcess
  /** Runs the program to its end. */
  readonly run: (args: ReadonlyArray<string>, given?: Given) => Promise<Ended>
  /** Runs the program to its end in a terminal, of 80 columns where nothing is said; there both outputs are one. */
  readonly runInTerminal: (args: ReadonlyArray<string>, given?: Given) => Promise<Ended>
  /** Starts the program in such a terminal. */
  readonly startInTerminal: (args: ReadonlyArray<string>, given?: Given) => ChildProcess
}

/** Whether this machine can make a terminal. */
export const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0

/** Makes a home, which is gone after the test. */
export const makeHome = async (test: TestContext): Promise<Home> => {
  const directory = await mkdtemp(join(tmpdir(), "tallymark-cli-"))
  test.onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const spawned = (command: string, args: ReadonlyArray<string>, { environment, input }: Given): ChildProcess => {
    const env = { ...basics(directory), ...environment }
    const child = spawn(command, [...args], { env, cwd: directory })
    test.onTestFinished(() => void child.kill("SIGKILL"))
    child.stdin.on("error", () => undefined)
    if (command === process.execPath) child.stdin.end(input ?? "")
    else if (input !== undefined) child.stdin.write(input)
    return child
  }
  const start: Home["start"] = (args, given = {}) => spawned(process.execPath, [program, ...args], given)
  const startInTerminal: Home["startInTerminal"] = (args, given = {}) => {
    const command = [process.execPath, program, ...args].map(quoted).join(" ")
    return spawned("script", ["-qec", `stty cols ${given.columns ?? 80}; exec ${command}`, "/dev/null"], given)
  }
  return {
    directory,
    start,
    startInTerminal,
    run: (args, given) => endOf(start(args, given)),
    runInTerminal: (args, given) => endOf(startInTerminal(args, given))
  }
}

/** Waits for the end of a process. */
export const endOf = async (child: ChildProcess): Promise<Ended> => {
  const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, "close")])
  return { code: child.exitCode, stdout, stderr }
}

const basics = (directory: string): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: directory,
  TERM: "xterm",
  SHELL: "/bin/sh",
  XDG_CONFIG_HOME: join(directory, "config"),
  XDG_STATE_HOME: join(directory, "state")
})

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = ""
  for await (const chunk of stream ?? []) text += chunk
  return text
}
