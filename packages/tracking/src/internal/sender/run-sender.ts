/**
 * Delivers until it is told to stop: a tracker over the outbox that has no calls of its own.
 */
import { constants } from "node:os"
import { Warnings } from "@tallymark/core"
import { createTracker } from "../../node.ts"
import type { RunRequest } from "./arguments.ts"
import { say } from "./say.ts"
import { watchOutbox } from "./WatchedOutbox.ts"

const print = (fact: object): void => void process.stdout.write(`${JSON.stringify(fact)}\n`)

/** Runs until SIGTERM or SIGINT; resolves with the exit code. */
export const runSender = async ({ maxAge, outbox, port, settings, timeout }: RunRequest): Promise<number> => {
  const stopped = stopSignal()
  // Whoever reads what it says may go away, which is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined)
  const { source, count } = watchOutbox(outbox)
  const losses = new Warnings((message) => say(message.replace("tallymark: ", "")))
  const tracker = createTracker({
    key: settings.credentials.account,
    host: settings.host,
    concurrency: settings.concurrency,
    outbox: source,
    onWarning: (message) => say(message.replace("tallymark: ", "")),
    onDropped: ({ id }, { message }) => losses.once(message, () => `buried ${id} and perhaps others: ${message}`)
  })
  // Neither a promise nor a handler of signals keeps a process alive.
  const alive = setInterval(() => undefined, 2 ** 30)
  try {
    const endpoints = port === undefined ? undefined : await serve(port, { stats: () => tracker.stats, count, maxAge })
    print({ pid: process.pid, url: endpoints?.url })
    await stopped
    say("stopping; what is not delivered in time goes back into the outbox, and a second signal ends this at once")
    await tracker.close({ timeout })
    endpoints?.close()
    const { restored, delivered, retried, dropped } = tracker.stats
    print({ restored, delivered, retried, dropped, givenBack: restored - delivered - dropped })
    return 0
  } finally {
    clearInterval(alive)
    await tracker.close({ timeout: 0 })
  }
}

/** Loaded when it is needed: formatting metrics brings much along. */
const serve: typeof import("./endpoints.ts")["listen"] = async (...args) =>
  (await import("./endpoints.ts")).listen(...args)

/** Resolves at the first signal that asks the process to stop; the second one is obeyed at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    let isAsked = false
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => {
        if (isAsked) process.exit(128 + constants.signals[signal])
        isAsked = true
        resolve()
      })
    }
  })
