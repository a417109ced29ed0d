/**
 * The product key shows nowhere but on the wire, and what callers pass in shows in no error, whatever goes wrong.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inspect } from "node:util"
import type { Reason } from "@tallymark/core"
import { type Fault, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker, type FetchTrackerOptions } from "../src/createTracker.ts"
import type { TrackingError } from "../src/Delivery.ts"
import { createTracker as createNodeTracker, type NodeTrackerOptions } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import type { Receipt } from "../src/Receipt.ts"
import type { Tracker } from "../src/Tracker.ts"
import { key } from "./support/product.ts"

/** Stands in everything that a caller passes in. */
const mark = "hunter2"

/** Every way a value may be printed. */
const prints = (value: unknown): ReadonlyArray<string> => [
  String(value),
  JSON.stringify(value) ?? "",
  inspect(value, { depth: 20, showHidden: true, getters: true }),
  inspect(value, { depth: 20, showHidden: true, customInspect: false })
]

const record = (tracker: Tracker): Receipt => tracker.record(`${mark}@example.com`, `Signed ${mark}`, { plan: mark })

/** How a call fails: under which fault of the service, with which options, after which call. */
interface Way {
  readonly fault?: Fault
  readonly options?: Partial<FetchTrackerOptions>
  readonly call?: (tracker: Tracker) => Receipt
}

/** A service that repeats what it was sent. */
const answered = (status: number): Way => {
  const body = JSON.stringify({ error: `no ${key}, not for ${mark}` })
  const headers = { "content-type": "application/json", "x-request-id": key }
  return { fault: { kind: "status", status, body, headers } }
}

/** A way to every error that a receipt may reject with, by tag; the compiler says when one is missing. */
const ways: Readonly<Record<Exclude<Reason["_tag"], "SigningFailed"> | "QueueFull" | "TrackerClosed", Way>> = {
  InvalidInput: {
    call: (tracker) => tracker.record(mark.repeat(99), "", { _plan: mark, list: [mark] as never })
  },
  TransportFailed: { fault: { kind: "reset" } },
  TimedOut: { fault: { kind: "hang" }, options: { timeout: "50 millis" } },
  RateLimited: answered(429),
  ServerFailed: answered(500),
  Rejected: answered(403),
  UnreadableResponse: answered(202),
  QueueFull: {
    fault: { kind: "hang" },
    options: { queue: { maxEvents: 1, overflow: "drop-newest" } },
    call: (tracker) => {
      record(tracker)
      return record(tracker)
    }
  },
  TrackerClosed: {
    call: (tracker) => {
      tracker.close()
      return record(tracker)
    }
  }
}

const tagOf = (error: TrackingError): string => (error._tag === "ApiError" ? error.reason._tag : error._tag)

const failed = (promise: PromiseLike<unknown>): Promise<TrackingError> =>
  Promise.resolve(promise).then(
    () => assert.fail("it has not failed"),
    (error: TrackingError) => error
  )

const trackers: Readonly<Record<string, (options: FetchTrackerOptions) => Tracker>> = {
  createTracker,
  "createTracker of /node": (options) => createNodeTracker({ ...options, outbox: false })
}

describe.each(Object.entries(trackers))("%s", (_, create) => {
  it.each(Object.entries(ways))("shows neither key nor data when a call ends with %s", async (tag, way) => {
    await using server = await startFakeServer({ faults: way.fault === undefined ? [] : [{ fault: way.fault }] })
    const told: Array<unknown> = []
    const tracker = create({
      key,
      host: server.url,
      retry: { attempts: 1 },
      onWarning: (message) => told.push(message),
      onDropped: (_delivery, error) => told.push(error),
      ...way.options
    })
    const receipt = (way.call ?? record)(tracker)
    const error = await failed(receipt)
    assert.strictEqual(tagOf(error), tag)
    assert.isNotEmpty(told)
    for (const text of [error, { error }, error.stack, tracker.stats, told].flatMap(prints)) {
      assert.notInclude(text, key)
      // The service's own words may say what was asked.
      if (!("reason" in error && "detail" in error.reason)) assert.notInclude(text, mark)
    }
    for (const text of [tracker, receipt].flatMap(prints)) assert.notInclude(text, key)
    await tracker.close({ timeout: 0 })
  })
})

it("shows neither when an outbox fails", async ({ onTestFinished }) => {
  const directory = mkdtempSync(join(tmpdir(), "tallymark-"))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = join(directory, mark)
  writeFileSync(file, "no directory")
  const told: Array<unknown> = []
  const options: NodeTrackerOptions = {
    key,
    host: "http://127.0.0.1:1",
    outbox: sqliteOutbox({ directory: file }),
    onWarning: (message) => told.push(message)
  }
  const tracker = createNodeTracker(options)
  const error = await failed(record(tracker).accepted)
  assert.strictEqual(error._tag, "OutboxFailed")
  for (const text of [error, error.stack, told].flatMap(prints)) {
    assert.notInclude(text, key)
    assert.notInclude(text, mark)
  }
  await tracker.close({ timeout: 0 })
})
