import { createFakeServer } from "@tallymark/testing"
import { assert, describe, expectTypeOf, it } from "vitest"
import type { Delivered } from "../src/Delivery.ts"
import type { Receipt } from "../src/Receipt.ts"
import { QueueFull, TrackerClosed } from "../src/TrackingError.ts"
import { rejection, turn } from "./support/outcomes.ts"
import { second, trackerOn } from "./support/product.ts"

const rejecting = (status: number) => createFakeServer({ faults: [{ fault: { kind: "status", status } }] })

describe("a receipt", () => {
  it("describes the call at once", () => {
    const tracker = trackerOn(createFakeServer())
    const receipts = [tracker.record("bob", "Signed Up"), tracker.set("bob", { a: 1 }), tracker.alias("bob", "rob")]
    assert.deepStrictEqual(
      receipts.map(({ kind, person, name, timestamp, attempts }) => ({ kind, person, name, timestamp, attempts })),
      [
        { kind: "record", person: "bob", name: "Signed Up", timestamp: second, attempts: 0 },
        { kind: "set", person: "bob", name: undefined, timestamp: second, attempts: 0 },
        { kind: "alias", person: "bob", name: "rob", timestamp: second, attempts: 0 }
      ]
    )
    assert.strictEqual(new Set(receipts.map(({ id }) => id)).size, 3)
  })

  it("resolves with the delivery", async () => {
    const receipt = trackerOn(createFakeServer()).record("bob", "Signed Up")
    const delivered = await receipt
    expectTypeOf(delivered).toEqualTypeOf<Delivered>()
    assert.deepStrictEqual(delivered, {
      id: receipt.id,
      kind: "record",
      person: "bob",
      name: "Signed Up",
      timestamp: second,
      attempts: 1,
      outcome: "delivered"
    })
  })

  it("counts its attempts", async () => {
    const server = createFakeServer({ faults: [{ times: 2, fault: { kind: "status", status: 503 } }] })
    const receipt = trackerOn(server).record("bob", "Signed Up")
    assert.strictEqual((await receipt).attempts, 3)
    assert.strictEqual(receipt.attempts, 3)
  })

  it("rejects with the reason when the call is given up", async () => {
    const error = await rejection(trackerOn(rejecting(404)).record("bob", "Signed Up"))
    assert.strictEqual(String(error), "ApiError: record: the service rejected the request with 404")
  })

  it("gives the same answer as often as it is asked, also after the end", async () => {
    const tracker = trackerOn(createFakeServer())
    const receipt = tracker.record("bob", "Signed Up")
    const before = receipt.then(({ id }) => id)
    await tracker.flush()
    assert.deepStrictEqual(await Promise.all([before, receipt.then(({ id }) => id)]), [receipt.id, receipt.id])
    assert.strictEqual(await receipt, await receipt)

    const refused = trackerOn(rejecting(400)).record("bob", "Signed Up")
    const error = await rejection(refused)
    assert.strictEqual(await rejection(refused), error)
  })

  it("is as good as a promise to then, catch, finally, all, race and allSettled", async () => {
    const good = trackerOn(createFakeServer())
    const bad = trackerOn(rejecting(400))
    const record = () => good.record("bob", "Signed Up")
    const lose = () => bad.record("bob", "Signed Up")
    expectTypeOf(record()).toExtend<Promise<Delivered>>()
    assert.strictEqual(await record().then(() => "then"), "then")
    assert.strictEqual(await lose().then(undefined, () => "rejected"), "rejected")
    assert.strictEqual(await lose().catch(({ _tag }) => _tag), "ApiError")
    assert.strictEqual((await record().catch(() => assert.fail())).outcome, "delivered")
    let calls = 0
    await record().finally(() => calls++)
    await rejection(lose().finally(() => calls++))
    assert.strictEqual(calls, 2)
    assert.strictEqual((await Promise.all([record(), record()])).length, 2)
    assert.strictEqual((await Promise.race([record()])).outcome, "delivered")
    assert.deepStrictEqual(
      (await Promise.allSettled([record(), lose()])).map(({ status }) => status),
      ["fulfilled", "rejected"]
    )
  })

  it("can be walked through in the order of the calls, whatever order they end in", async () => {
    const server = createFakeServer({ faults: [{ nth: 1, fault: { kind: "status", status: 503 } }] })
    const tracker = trackerOn(server)
    const names: Array<string | undefined> = []
    const receipts: Array<Receipt> = ["First", "Second", "Third"].map((name) => tracker.record("bob", name))
    for await (const { name } of receipts) names.push(name)
    assert.deepStrictEqual(names, ["First", "Second", "Third"])
    assert.deepStrictEqual(
      server.events().map(({ name }) => name),
      ["Second", "Third", "First"]
    )
  })

  it("holds no part of the product key", async () => {
    const { inspect } = await import("node:util")
    const receipt = trackerOn(createFakeServer()).record("bob", "Signed Up")
    await receipt
    assert.notInclude(inspect(receipt, { depth: 9, showHidden: true }) + JSON.stringify(receipt), "5ec2e7")
  })
})

describe("a receipt nobody looks at", () => {
  it("never becomes an unhandled rejection", async () => {
    const unhandled: Array<unknown> = []
    const listen = (error: unknown) => unhandled.push(error)
    process.on("unhandledRejection", listen)
    try {
      const tracker = trackerOn(rejecting(400))
      tracker.record("", "Signed Up")
      tracker.record("bob", "Signed Up")
      // Asked for, and then ignored.
      void tracker.record("bob", "Signed In").accepted
      void tracker.record("", "Signed In").accepted
      await tracker.close()
      tracker.record("bob", "Signed Out")
      for (let i = 0; i < 5; i++) await turn()
      assert.strictEqual(tracker.stats.dropped, 5)
    } finally {
      process.off("unhandledRejection", listen)
    }
    assert.deepStrictEqual(unhandled, [])
  })
})

describe("accepted", () => {
  it("resolves when the call is in the queue, long before it is delivered", async () => {
    const server = createFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    const tracker = trackerOn(server)
    await tracker.record("bob", "Signed Up").accepted
    assert.strictEqual(tracker.stats.delivered, 0)
    await tracker.close({ timeout: 0 })
  })

  it("resolves after the call has ended, and when it was dropped only later", async () => {
    const delivered = trackerOn(createFakeServer()).record("bob", "Signed Up")
    await delivered
    assert.isUndefined(await delivered.accepted)
    const dropped = trackerOn(rejecting(400)).record("bob", "Signed Up")
    await rejection(dropped)
    assert.isUndefined(await dropped.accepted)
  })

  it("rejects when the call is refused: invalid, closed, or no room", async () => {
    const tracker = trackerOn(createFakeServer())
    assert.include(String(await rejection(tracker.record("", "Signed Up").accepted)), "person")
    await tracker.close()
    assert.instanceOf(await rejection(tracker.record("bob", "Signed Up").accepted), TrackerClosed)

    const hanging = createFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    const full = trackerOn(hanging, { queue: { maxEvents: 1, overflow: "drop-newest" } })
    full.record("bob", "Signed Up")
    assert.instanceOf(await rejection(full.record("bob", "Signed In").accepted), QueueFull)
    await full.close({ timeout: 0 })
  })
})
