import { createFakeServer } from "@tallymark/testing"
import { assert, describe, expectTypeOf, it } from "vitest"
import { createTracker } from "../src/createTracker.ts"
import { type ReplayCounts, type ReplayReceipt, type ReplayTracker, replay } from "../src/replay.ts"
import type { Tracker } from "../src/Tracker.ts"

describe("replay", () => {
  it("sends events, properties and aliases with the times of the export", async () => {
    const { calls, tracker } = recordingTracker()
    const counts = await replay(tracker, [
      '{"_p":"bob","_t":1262304000,"_n":"Bought","price":19.90}',
      '{"_p":"bob","_t":1262304001,"plan":"pro"}',
      '{"_p":"anonymous-1","_t":1262304002,"_p2":"bob"}'
    ])
    assert.deepStrictEqual(calls, [
      ["record", "bob", "Bought", { price: "19.90" }, { timestamp: 1262304000, sameSecond: "leave" }],
      ["set", "bob", { plan: "pro" }, { timestamp: 1262304001, sameSecond: "leave" }],
      ["alias", "anonymous-1", "bob"]
    ])
    assert.deepStrictEqual(counts, { ...zero, lines: 3, recorded: 1, set: 1, aliased: 1 })
  })

  it("repeats duplicates as they are", async () => {
    const { calls, tracker } = recordingTracker()
    await replay(tracker, [event(1), event(1)])
    assert.strictEqual(calls.length, 2)
    assert.deepStrictEqual(calls[0], calls[1])
  })

  it("reports malformed lines with their numbers and goes on", async () => {
    const malformed: Array<[number, string]> = []
    const counts = await replay(recordingTracker().tracker, [event(1), "", "{", " \r", event(2)], {
      onMalformed: (lineNumber, reason) => malformed.push([lineNumber, reason])
    })
    assert.deepStrictEqual(malformed, [[3, "the line does not end with }; it may be cut short or run on"]])
    assert.deepStrictEqual(counts, { ...zero, lines: 5, recorded: 2, malformed: 1, blank: 2 })
  })

  it("reports lines the tracker refuses with their numbers and errors", async () => {
    const refusal = new Error("too long")
    const { tracker } = recordingTracker((index) => (index === 1 ? refused(refusal) : taken()))
    const rejected: Array<[number, unknown]> = []
    const counts = await replay(tracker, ["", event(1), event(2), event(3)], {
      onRejected: (lineNumber, error) => rejected.push([lineNumber, error])
    })
    assert.deepStrictEqual(rejected, [[3, refusal]])
    assert.deepStrictEqual(counts, { ...zero, lines: 4, recorded: 2, rejected: 1, blank: 1 })
  })

  it("reads no line before the queue has room for the one before", async () => {
    const accepted = new Set<number>()
    const { calls, tracker } = recordingTracker((index) => {
      const room = new Promise<void>((resolve) => {
        setImmediate(() => {
          accepted.add(index)
          resolve()
        })
      })
      return Object.assign(Promise.resolve(), { accepted: room })
    })
    function* lines() {
      for (let index = 0; index < 5; index++) {
        assert.strictEqual(accepted.size, index)
        yield event(index)
      }
    }
    await replay(tracker, lines())
    assert.strictEqual(calls.length, 5)
  })

  it("resolves when the last delivery has ended", async () => {
    let deliver = (): void => undefined
    let delivered = false
    const delivery = new Promise<void>((resolve) => {
      deliver = () => {
        delivered = true
        resolve()
      }
    })
    const { tracker } = recordingTracker(() => Object.assign(delivery, { accepted: Promise.resolve() }))
    const running = replay(tracker, [event(1)]).then((counts) => ({ counts, delivered }))
    setImmediate(deliver)
    assert.deepStrictEqual(await running, { counts: { ...zero, lines: 1, recorded: 1 }, delivered: true })
  })

  it("fails when the source fails", async () => {
    const fault = new Error("disk")
    function* lines() {
      yield event(1)
      throw fault
    }
    assert.strictEqual(await failureOf(replay(recordingTracker().tracker, lines())), fault)
  })
})

describe("a replay through a real tracker", () => {
  it("leaves duplicates to the service and reports what the service would not keep", async () => {
    const server = createFakeServer()
    await using tracker = createTracker({ key: "0".repeat(40), fetch: server.fetch, onWarning: () => undefined })
    const rejected: Array<number> = []
    const long = JSON.stringify({ _p: "bob", _t: 1262304000, _n: "Bought", note: "x".repeat(513) })
    const counts = await replay(tracker, [event(1), event(1), event(2), long], {
      onRejected: (lineNumber) => rejected.push(lineNumber)
    })
    assert.deepStrictEqual(counts, { ...zero, lines: 4, recorded: 3, rejected: 1 })
    assert.deepStrictEqual(rejected, [4])
    assert.deepStrictEqual(
      server.events().map(({ timestamp }) => timestamp),
      [1262304001, 1262304002]
    )
    assert.strictEqual(server.duplicates.events, 1)
    assert.deepStrictEqual(server.violations, [])
  })

  it("takes any tracker without declared events", () => {
    expectTypeOf<Tracker>().toExtend<ReplayTracker>()
  })
})

describe("progress of a replay", () => {
  it("adds up at every report", async () => {
    const reports: Array<ReplayCounts> = []
    const { tracker } = recordingTracker((index) => (index % 3 === 0 ? refused("no") : taken()))
    const lines = Array.from({ length: 20 }, (_, index) => (index % 5 === 0 ? "{" : event(index)))
    await replay(tracker, lines, { onProgress: (counts) => reports.push(counts), progressInterval: 0 })
    assert.isAtLeast(reports.length, 20)
    for (const { lines, ...rest } of reports) {
      assert.strictEqual(
        Object.values(rest).reduce((sum, count) => sum + count, 0),
        lines
      )
    }
    assert.deepStrictEqual(reports.at(-1), { ...zero, lines: 20, recorded: 10, malformed: 4, rejected: 6 })
  })

  it("is reported once at the end when the interval is longer than the replay", async () => {
    const reports: Array<ReplayCounts> = []
    await replay(recordingTracker().tracker, [event(1), event(2)], {
      onProgress: (counts) => reports.push(counts),
      progressInterval: "1 hour"
    })
    assert.deepStrictEqual(reports, [{ ...zero, lines: 2, recorded: 2 }])
  })
})

describe("an aborted replay", () => {
  it("sends nothing when the signal has aborted before", async () => {
    const { calls, tracker } = recordingTracker()
    const reason = new Error("stop")
    assert.strictEqual(await failureOf(replay(tracker, [event(1)], { signal: AbortSignal.abort(reason) })), reason)
    assert.deepStrictEqual(calls, [])
  })

  it("stops while the source says nothing, and closes the source", async () => {
    const controller = new AbortController()
    let closed = false
    const silent: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          setImmediate(() => controller.abort("stop"))
          return new Promise(() => undefined)
        },
        return: async () => {
          closed = true
          return { done: true, value: undefined }
        }
      })
    }
    const failure = await failureOf(replay(recordingTracker().tracker, silent, { signal: controller.signal }))
    assert.deepStrictEqual([failure, closed], ["stop", true])
  })

  it("stops while the queue has no room", async () => {
    const controller = new AbortController()
    const { tracker } = recordingTracker(() => {
      setImmediate(() => controller.abort("stop"))
      return Object.assign(Promise.resolve(), { accepted: new Promise(() => undefined) })
    })
    assert.strictEqual(await failureOf(replay(tracker, [event(1)], { signal: controller.signal })), "stop")
  })

  it("stops while deliveries take long", async () => {
    const controller = new AbortController()
    const { tracker } = recordingTracker(() => {
      setImmediate(() => controller.abort("stop"))
      return Object.assign(new Promise(() => undefined), { accepted: Promise.resolve() })
    })
    assert.strictEqual(await failureOf(replay(tracker, [event(1)], { signal: controller.signal })), "stop")
  })

  it("is silent about what the tracker still does", async () => {
    const controller = new AbortController()
    let deliver = (): void => undefined
    const delivery = new Promise<void>((resolve) => {
      deliver = resolve
    })
    const { tracker } = recordingTracker(() => {
      setImmediate(() => controller.abort("stop"))
      return Object.assign(delivery, { accepted: Promise.resolve() })
    })
    const reports: Array<ReplayCounts> = []
    const onProgress = (counts: ReplayCounts) => reports.push(counts)
    await failureOf(replay(tracker, [event(1)], { onProgress, progressInterval: 0, signal: controller.signal }))
    const before = reports.length
    deliver()
    await new Promise(setImmediate)
    assert.strictEqual(reports.length, before)
  })

  it("stops when a callback throws, with what it has thrown", async () => {
    const fault = new Error("callback")
    const fail = (): never => {
      throw fault
    }
    const { tracker } = recordingTracker(() => refused("no"))
    assert.strictEqual(await failureOf(replay(tracker, ["{"], { onMalformed: fail })), fault)
    assert.strictEqual(await failureOf(replay(tracker, [event(1)], { onRejected: fail })), fault)
    assert.strictEqual(await failureOf(replay(tracker, [event(1)], { onProgress: fail })), fault)
  })
})

const zero: ReplayCounts = {
  lines: 0,
  recorded: 0,
  set: 0,
  aliased: 0,
  malformed: 0,
  rejected: 0,
  blank: 0,
  pending: 0
}

const event = (second: number): string => JSON.stringify({ _p: "bob", _t: 1262304000 + second, _n: "Bought" })

const taken = (): ReplayReceipt => Object.assign(Promise.resolve(), { accepted: Promise.resolve() })

const refused = (error: unknown): ReplayReceipt =>
  Object.assign(Promise.reject(error), { accepted: Promise.reject(error) })

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail("a failure is expected"),
    (error: unknown) => error
  )

/** A tracker that keeps its calls and answers the nth with the receipt made for it. */
const recordingTracker = (receipt: (index: number) => ReplayReceipt = taken) => {
  const calls: Array<ReadonlyArray<unknown>> = []
  const answer = (...call: ReadonlyArray<unknown>): ReplayReceipt => receipt(calls.push(call) - 1)
  const tracker: ReplayTracker = {
    record: (...args) => answer("record", ...args),
    set: (...args) => answer("set", ...args),
    alias: (...args) => answer("alias", ...args)
  }
  return { calls, tracker }
}
