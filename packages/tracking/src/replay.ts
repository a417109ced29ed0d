/**
 * Sends a KISSmetrics data export through a tracker: to move history into another product, to repeat a lost day, or to
 * try an integration with real data.
 *
 * Lines are read one at a time and only as fast as the tracker's queue takes them, so a file of any size needs the
 * memory of the queue. Times are those of the export, so replaying a line that the service already has changes nothing.
 */
import { type ExportLine, type ExportProperties, parseExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import { makeTally, type ReplayCallbacks, type ReplayCounts } from "./internal/replay-tally.ts"
import { readUntilAborted, waitsUntilAborted } from "./internal/replay-waits.ts"

export { readLines } from "./internal/replay-lines.ts"
export type { ReplayCallbacks, ReplayCounts } from "./internal/replay-tally.ts"

/** What `replay` needs of a call's receipt: when the queue has room for it, and how its delivery ends. */
export interface ReplayReceipt extends PromiseLike<unknown> {
  readonly accepted: PromiseLike<unknown>
}

/** What `replay` needs of a tracker. Every tracker of `createTracker` without declared events is one. */
export interface ReplayTracker {
  record(
    person: string,
    event: string,
    properties: ExportProperties,
    options: { readonly timestamp: number; readonly sameSecond: "leave" }
  ): ReplayReceipt
  set(
    person: string,
    properties: ExportProperties,
    options: { readonly timestamp: number; readonly sameSecond: "leave" }
  ): ReplayReceipt
  alias(person: string, identity: string): ReplayReceipt
}

/** How to follow and stop a replay. */
export interface ReplayOptions extends ReplayCallbacks {
  /** Stops the replay, which then rejects with the signal's reason. What the tracker already holds stays there. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Replays the lines of an export and resolves when each has been delivered or refused.
 *
 * **Details**
 *
 * Timestamps are kept, and equal calls of one second are not moved apart: in an export they are what the service
 * received, and it drops them as it did then. An alias has no time of its own on the wire. The tracker delivers
 * many lines at once, so they need not arrive in the order of the file. For a file, pass
 * `readLines(createReadStream(file))`.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { createTracker } from "@tallymark/tracking"
 * import { replay } from "@tallymark/tracking/replay"
 *
 * const server = createFakeServer()
 * await using tracker = createTracker({ key: "0".repeat(40), fetch: server.fetch })
 * const lines = ['{"_p":"bob","_t":1262304000,"_n":"Signed Up"}', '{"_p":"bob","_t":12623']
 * const { malformed, recorded } = await replay(tracker, lines, {
 *   onMalformed: (lineNumber, reason) => console.log(`line ${lineNumber}: ${reason}`)
 * })
 * console.log(recorded, malformed) // 1 1
 * ```
 */
export const replay = async (
  tracker: ReplayTracker,
  lines: AsyncIterable<string> | Iterable<string>,
  options: ReplayOptions = {}
): Promise<ReplayCounts> => {
  const tally = makeTally(options)
  const failed = new AbortController()
  const { wait, release } = waitsUntilAborted(
    options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal])
  )
  const unsettled = new Set<Promise<void>>()
  try {
    for await (const text of readUntilAborted(lines, wait)) {
      const lineNumber = tally.next()
      if (text.trim() === "") {
        tally.blank()
        continue
      }
      const line = parseExportLine(text)
      if (Result.isFailure(line)) {
        tally.malformed(lineNumber, line.failure)
        continue
      }
      const receipt = send(tracker, line.success)
      const settled = tally
        .follow(lineNumber, line.success._tag, receipt)
        .catch((error: unknown) => failed.abort(error))
        .finally(() => unsettled.delete(settled))
      unsettled.add(settled)
      // A refusal is counted where the receipt is followed; here it only ends the wait.
      await wait(receipt.accepted.then(nothing, nothing))
    }
    await wait(Promise.all(unsettled))
    tally.reportLast()
  } finally {
    release()
    tally.close()
  }
  return tally.counts()
}

const send = (tracker: ReplayTracker, line: ExportLine): ReplayReceipt => {
  const { timestamp } = line
  switch (line._tag) {
    case "Record":
      return tracker.record(line.person, line.event, line.properties, { timestamp, sameSecond: "leave" })
    case "Set":
      return tracker.set(line.person, line.properties, { timestamp, sameSecond: "leave" })
    case "Alias":
      return tracker.alias(line.person, line.identity)
  }
}

const nothing = (): void => undefined
