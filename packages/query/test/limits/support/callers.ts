/**
 * Processes of their own that share limits through Redis or a file.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { LimitSpec } from "@tallymark/core"
import type { Pool } from "../../../src/limits/LimitOptions.ts"

/** The options of a process's limits, and where they are kept. */
export interface CallerOptions {
  readonly place: { readonly url: string } | { readonly file: string }
  readonly query?: LimitSpec
  readonly export?: LimitSpec
  readonly maxWait?: number
  readonly lease?: number
}

/** What a process can be told to do: make calls that end at once or are held for good, or pause a pool. */
export type Order =
  | { readonly _tag: "call"; readonly pool: Pool; readonly count: number; readonly isHeld: boolean }
  | { readonly _tag: "pause"; readonly pool: Pool; readonly millis: number }

/** What a process tells. */
export type Told =
  | { readonly _tag: "started"; readonly at: number }
  | { readonly _tag: "refused"; readonly retryAfter?: number | undefined }
  | { readonly _tag: "paused" }

const program = fileURLToPath(new URL("programs/caller.ts", import.meta.url))

/** A process that makes calls. */
export class Caller implements AsyncDisposable {
  readonly told: Array<Told> = []
  private readonly child: ChildProcess
  private readonly listeners = new Set<() => void>()
  /** Gone, and everything that it told has been heard. */
  private hasEnded = false

  constructor(options: CallerOptions) {
    const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ["pipe", "pipe", "inherit"] })
    createInterface(child.stdout).on("line", (line) => {
      this.told.push(JSON.parse(line))
      this.notify()
    })
    child.on("close", () => {
      this.hasEnded = true
      this.notify()
    })
    this.child = child
  }

  /** Gives an order. */
  order(order: Order): void {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`)
  }

  /** How many calls have started. */
  get started(): number {
    return this.told.filter(({ _tag }) => _tag === "started").length
  }

  /** Waits until the process has told so many things; fails when it ends before. */
  async until(count: number): Promise<void> {
    while (this.told.length < count) {
      if (this.hasEnded) throw new Error(`the process ended after telling ${this.told.length} things`)
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.listeners.delete(listener)
          resolve()
        }
        this.listeners.add(listener)
      })
    }
  }

  /** Ends the process in the middle of whatever it does. */
  async kill(): Promise<void> {
    if (this.hasEnded) return
    const ended = once(this.child, "close")
    this.child.kill("SIGKILL")
    await ended
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }

  private notify(): void {
    for (const listener of this.listeners) listener()
  }
}
