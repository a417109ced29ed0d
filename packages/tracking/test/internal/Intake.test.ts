import { createFakeServer, type FakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import type { Overflow, QueueOptions } from "../../src/Options.ts"
import type { Receipt } from "../../src/Receipt.ts"
import type { Tracker } from "../../src/Tracker.ts"
import { QueueFull } from "../../src/TrackingError.ts"
import { rejection, turn, until } from "../support/outcomes.ts"
import { second, trackerOn } from "../support/product.ts"

/** A server on a stopped clock that answers a second late, so that a test says when. */
const lateServer = (): FakeServer =>
  createFakeServer({ clock: second * 1000, faults: [{ fault: { kind: "delay", by: "1 second" } }] })

interface Setup {
  readonly server: FakeServer
  readonly tracker: Tracker
  readonly dropped: Array<string | undefined>
  readonly warnings: Array<string>
}

const setup = (queue: QueueOptions): Setup => {
  const server = lateServer()
  const dropped: Array<string | undefined> = []
  const warnings: Array<string> = []
  const tracker = trackerOn(server, {
    concurrency: 1,
    queue,
    onDropped: ({ name }) => dropped.push(name),
    onWarning: (message) => warnings.push(message)
  })
  return { server, tracker, dropped, warnings }
}

const record = (tracker: Tracker, ...names: ReadonlyArray<string>): Array<Receipt> =>
  names.map((name) => tracker.record("bob", name))

/** Lets the server answer until everything has ended. */
const drain = async ({ server, tracker }: Setup): Promise<ReadonlyArray<string>> => {
  const done = tracker.flush()
  let isDone = false
  done.then(() => {
    isDone = true
  })
  while (!isDone) {
    server.clock.advance("1 second")
    await turn()
  }
  return server.events().map(({ name }) => name)
}

const isSettled = async (promise: PromiseLike<unknown>): Promise<boolean> => {
  let settled = false
  const note = () => {
    settled = true
  }
  promise.then(note, note)
  await turn()
  return settled
}

describe("a full queue", () => {
  it("makes calls wait by default, and lets them in as room comes free, in their order", async () => {
    const { server, tracker, dropped } = setup({ maxEvents: 2 })
    const [a, b, c, d] = record(tracker, "A", "B", "C", "D")
    assert.isTrue(await isSettled(a?.accepted ?? assert.fail()))
    assert.isTrue(await isSettled(b?.accepted ?? assert.fail()))
    assert.isFalse(await isSettled(c?.accepted ?? assert.fail()))
    assert.deepInclude(tracker.stats, { accepted: 2, queued: 1, inFlight: 1, waiting: 2, dropped: 0 })
    await server.waitFor((recordings) => recordings.requests.length === 1)
    server.clock.advance("1 second")
    await c?.accepted
    assert.isFalse(await isSettled(d?.accepted ?? assert.fail()))
    assert.deepInclude(tracker.stats, { accepted: 3, delivered: 1, waiting: 1 })
    assert.deepStrictEqual(await drain({ server, tracker, dropped, warnings: [] }), ["A", "B", "C", "D"])
    assert.deepInclude(tracker.stats, { accepted: 4, delivered: 4, waiting: 0, queued: 0, inFlight: 0, queuedBytes: 0 })
    assert.deepStrictEqual(dropped, [])
  })

  it("holds back a caller who awaits, so that memory stays flat", async () => {
    const stage = setup({ maxEvents: 10, maxWaiting: 1 })
    let most = 0
    const caller = (async () => {
      for (let i = 0; i < 200; i++) {
        await stage.tracker.record("bob", `Event ${i}`).accepted
        const { queued, inFlight, waiting } = stage.tracker.stats
        most = Math.max(most, queued + inFlight + waiting)
      }
    })()
    while (!(await isSettled(caller))) stage.server.clock.advance("1 second")
    assert.strictEqual((await drain(stage)).length, 200)
    assert.strictEqual(most, 10)
    assert.deepStrictEqual(stage.dropped, [])
  })

  it("drops the newest beyond maxWaiting, with a word to everybody", async () => {
    const stage = setup({ maxEvents: 1, maxWaiting: 2 })
    const receipts = record(stage.tracker, "A", "B", "C", "D", "E")
    assert.deepStrictEqual(stage.dropped, ["D", "E"])
    assert.instanceOf(await rejection(receipts[3] ?? assert.fail()), QueueFull)
    assert.deepStrictEqual(stage.tracker.stats.droppedByReason, { QueueFull: 2 })
    assert.deepStrictEqual(await drain(stage), ["A", "B", "C"])
  })

  it("may let nobody wait", async () => {
    const stage = setup({ maxEvents: 1, maxWaiting: 0 })
    record(stage.tracker, "A", "B")
    assert.deepStrictEqual(stage.dropped, ["B"])
    assert.deepStrictEqual(await drain(stage), ["A"])
  })

  it("drops the newest when told to", async () => {
    const stage = setup({ maxEvents: 3, overflow: "drop-newest" })
    const receipts = record(stage.tracker, "A", "B", "C", "D", "E")
    assert.deepStrictEqual(stage.dropped, ["D", "E"])
    for (const receipt of receipts.slice(3)) {
      assert.instanceOf(await rejection(receipt.accepted), QueueFull)
    }
    assert.deepInclude(stage.tracker.stats, { accepted: 3, dropped: 2, waiting: 0 })
    assert.deepStrictEqual(await drain(stage), ["A", "B", "C"])
  })

  it("drops the oldest that is not being sent when told to", async () => {
    const stage = setup({ maxEvents: 3, overflow: "drop-oldest" })
    const [a] = record(stage.tracker, "A")
    await stage.server.waitFor((recordings) => recordings.requests.length === 1)
    const receipts = record(stage.tracker, "B", "C", "D", "E")
    assert.deepStrictEqual(stage.dropped, ["B", "C"])
    assert.isUndefined(await receipts[0]?.accepted)
    assert.instanceOf(await rejection(receipts[0] ?? assert.fail()), QueueFull)
    assert.deepInclude(stage.tracker.stats, { accepted: 5, dropped: 2, queued: 2, inFlight: 1 })
    assert.deepStrictEqual(await drain(stage), ["A", "D", "E"])
    assert.strictEqual((await a)?.outcome, "delivered")
  })

  it("drops the call itself when everything older is being sent", async () => {
    const stage = setup({ maxEvents: 1, overflow: "drop-oldest" })
    record(stage.tracker, "A")
    await stage.server.waitFor((recordings) => recordings.requests.length === 1)
    record(stage.tracker, "B")
    assert.deepStrictEqual(stage.dropped, ["B"])
    assert.deepStrictEqual(await drain(stage), ["A"])
  })
})

describe("the bound in bytes", () => {
  const size = `_p=bob&_n=A&_t=${second}&_d=1`.length

  it.each<[Overflow, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["wait", ["A", "B", "C"], []],
    ["drop-newest", ["A", "B"], ["C"]],
    ["drop-oldest", ["B", "C"], ["A"]]
  ])("holds under %s", async (overflow, delivered, dropped) => {
    const stage = setup({ maxBytes: size * 2, overflow })
    record(stage.tracker, "A", "B")
    assert.strictEqual(stage.tracker.stats.queuedBytes, size * 2)
    record(stage.tracker, "C")
    assert.strictEqual(stage.tracker.stats.queuedBytes, size * 2)
    assert.deepStrictEqual(stage.dropped, [...dropped])
    assert.deepStrictEqual(await drain(stage), [...delivered])
    assert.strictEqual(stage.tracker.stats.queuedBytes, 0)
  })

  it("bounds those who wait as well", async () => {
    const stage = setup({ maxBytes: size, maxWaiting: 10 })
    record(stage.tracker, "A", "B", "C")
    assert.deepStrictEqual(stage.dropped, ["C"])
    assert.deepStrictEqual(await drain(stage), ["A", "B"])
  })

  it.each<Overflow>(["wait", "drop-newest", "drop-oldest"])(
    "refuses a call that would never fit, and sacrifices no other to it, under %s",
    async (overflow) => {
      const stage = setup({ maxBytes: size * 2, overflow })
      record(stage.tracker, "A", "B", "X".repeat(200))
      assert.deepStrictEqual(stage.dropped, ["X".repeat(200)])
      assert.deepStrictEqual(await drain(stage), ["A", "B"])
    }
  )
})

describe("the warning", () => {
  it.each<Overflow>(["wait", "drop-newest", "drop-oldest"])(
    "comes once for each time the queue fills up, under %s",
    async (overflow) => {
      const stage = setup({ maxEvents: 4, maxWaiting: 0, overflow })
      const fill = async () => {
        record(stage.tracker, "A", "B", "C", "D", "E", "F")
        await stage.server.waitFor((recordings) => recordings.requests.length > 0)
        // One comes out, one goes in, one is dropped: it is still full.
        const { delivered } = stage.tracker.stats
        stage.server.clock.advance("1 second")
        await until(() => stage.tracker.stats.delivered > delivered)
        record(stage.tracker, "G", "H", "I")
        await drain(stage)
      }
      await fill()
      assert.deepStrictEqual(stage.warnings, [
        "tallymark: the queue is full (4 events, 8388608 bytes); await `accepted` of each receipt, " +
          "raise the bounds, or record less; dropping calls"
      ])
      stage.server.reset()
      await fill()
      assert.strictEqual(stage.warnings.length, 2)
    }
  )
})
