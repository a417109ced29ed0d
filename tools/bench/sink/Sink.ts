/**
 * The parent's handle on a sink process.
 */
import { setTimeout as wait } from "node:timers/promises"
import { end, nextMessage, start as startProcess } from "../processes.ts"
import type { Question } from "./main.ts"
import type { Mode } from "./server.ts"
import type { Counts } from "./Tally.ts"

/** A sink in a process of its own, on a port of its own. */
export interface Sink extends AsyncDisposable {
  readonly url: string
  readonly setMode: (mode: Mode) => Promise<Counts>
  readonly counts: () => Promise<Counts>
  /** Waits until `expected` distinct events are there, or nothing new has come for `quiet` milliseconds. */
  readonly settled: (expected: number, quiet: number) => Promise<Counts>
}

const patience = 30_000
const pollEvery = 50

/** Starts a sink and puts it into a mode. With `isJudge` it also tells what the service would make of repetitions. */
export const start = async (mode: Mode = "normal", isJudge = false): Promise<Sink> => {
  const child = startProcess(new URL("./main.ts", import.meta.url), { args: isJudge ? ["judge"] : [] })
  // The first message of sink/main.ts is its port, every later one the counts.
  const { port } = (await nextMessage(child, patience)) as { readonly port: number }

  const ask = async (question: Question): Promise<Counts> => {
    child.send(question)
    return (await nextMessage(child, patience)) as Counts // sink/main.ts answers with nothing else
  }

  const settled = async (expected: number, quiet: number): Promise<Counts> => {
    let counts = await ask({})
    let unchangedFor = 0
    while (counts.distinct < expected && unchangedFor < quiet) {
      await wait(pollEvery)
      const next = await ask({})
      unchangedFor = next.received === counts.received ? unchangedFor + pollEvery : 0
      counts = next
    }
    return counts
  }

  if (mode !== "normal") await ask({ mode })
  return {
    url: `http://127.0.0.1:${port}`,
    setMode: (next) => ask({ mode: next }),
    counts: () => ask({}),
    settled,
    [Symbol.asyncDispose]: () => end(child)
  }
}
