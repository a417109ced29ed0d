import { createFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { until } from "../support/outcomes.ts"
import { trackerOn } from "../support/product.ts"

const late = () => createFakeServer({ clock: 0, faults: [{ fault: { kind: "delay", by: "1 second" } }] })

describe("waitUntil", () => {
  it("gets one promise per busy spell, which ends with the last call", async () => {
    const server = late()
    const spells: Array<Promise<unknown>> = []
    const tracker = trackerOn(server, { waitUntil: (promise) => spells.push(promise) })
    tracker.record("bob", "A")
    tracker.forPerson("bob").set({ plan: "pro" })
    await until(() => server.requests.length === 2)
    tracker.alias("bob", "rob")
    assert.lengthOf(spells, 1)
    let isOver = false
    spells[0]?.then(() => {
      isOver = true
    })
    server.clock.advance("1 second")
    await until(() => tracker.stats.delivered === 2)
    assert.isFalse(isOver)
    await until(() => server.requests.length === 3)
    server.clock.advance("1 second")
    await until(() => isOver)
    assert.strictEqual(tracker.stats.delivered, 3)
    tracker.record("bob", "B")
    assert.lengthOf(spells, 2)
    server.clock.advance("1 second")
    await until(() => server.requests.length === 4)
    server.clock.advance("1 second")
    await spells[1]
  })

  it("gets a promise that resolves also when every call is refused or given up", async () => {
    const spells: Array<Promise<unknown>> = []
    const server = createFakeServer({ faults: [{ fault: { kind: "status", status: 400 } }] })
    const tracker = trackerOn(server, { waitUntil: (promise) => spells.push(promise) })
    tracker.record("", "A")
    tracker.record("bob", "A")
    await Promise.all(spells)
    assert.lengthOf(spells, 1)
    assert.strictEqual(tracker.stats.dropped, 2)
  })

  it("may throw, which a call does not notice and a person is told", async () => {
    const warnings: Array<string> = []
    const server = createFakeServer()
    const tracker = trackerOn(server, {
      waitUntil: () => {
        throw new Error("not in a request")
      },
      onWarning: (message) => warnings.push(message)
    })
    assert.strictEqual((await tracker.record("bob", "A")).outcome, "delivered")
    assert.deepStrictEqual(warnings, ["tallymark: `waitUntil` threw, and was ignored"])
  })
})
