/**
 * Runs another program to its end and keeps what it wrote.
 *
 * Programs are found the way package scripts find them: the `node_modules/.bin` of the working directory, of this
 * package and of the workspace come first on the PATH. A program that outlives its deadline is ended together with
 * everything it started.
 */
import { spawn } from "node:child_process"
import { delimiter, join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import type { Outcome } from "./Check.ts"
import * as Check from "./Check.ts"
import { root } from "./workspace.ts"

/** How to run a program. */
export interface Options {
  /** @default the workspace's root */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /**
   * Milliseconds the program may take.
   *
   * @default 600_000
   */
  readonly deadline?: number
}

/** A program that has ended. */
export interface Ended {
  /** The exit code, or -1 when the program was ended by a signal or never started. */
  readonly code: number
  /** Standard output and standard error, in the order they came, without colour. */
  readonly output: string
}

/** The environment of a program: no colour, no telemetry, our own tools first. */
export const environmentIn = (directory: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [...new Set([directory, join(import.meta.dirname, ".."), root])]
    .map((place) => join(place, "node_modules/.bin"))
    .concat(process.env.PATH ?? [])
    .join(delimiter),
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1"
})

/** Runs a program and waits for its end; never rejects. */
export const run = (command: string, args: ReadonlyArray<string>, options: Options = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const { cwd = root, deadline = 600_000 } = options
    const child = spawn(command, args, {
      cwd,
      env: { ...environmentIn(cwd), ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true
    })
    let output = ""
    const keep = (chunk: string): void => {
      output += chunk
    }
    const end = (): void => {
      if (child.pid !== undefined) killGroup(child.pid)
    }
    const timer = setTimeout(() => {
      keep(`\n${command} was ended after ${deadline / 1000} s.\n`)
      end()
    }, deadline)
    process.once("exit", end)
    const settle = (code: number): void => {
      clearTimeout(timer)
      process.off("exit", end)
      resolve({ code, output: stripVTControlCharacters(output) })
    }
    child.stdout.setEncoding("utf8").on("data", keep)
    child.stderr.setEncoding("utf8").on("data", keep)
    child.on("error", (error) => {
      keep(`${command} did not start: ${error.message}\n`)
      settle(-1)
    })
    child.on("close", (code) => settle(code ?? -1))
  })

/** Runs a program whose exit code is the whole answer. */
export const check = async (command: string, args: ReadonlyArray<string>, options?: Options): Promise<Outcome> => {
  const { code, output } = await run(command, args, options)
  return code === 0 ? Check.passed() : Check.failed(`$ ${command} ${args.join(" ")}\n${output}`)
}

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // The group has ended by itself.
  }
}
