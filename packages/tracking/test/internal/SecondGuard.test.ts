import { createFakeServer } from "@tallymark/testing"
import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import { eventKey, type Key, propertyKey, SecondGuard } from "../../src/internal/SecondGuard.ts"
import type { SameSecond } from "../../src/Options.ts"
import { second, trackerOn } from "../support/product.ts"

/** The guard as anybody would write it who had memory without end. */
class NaiveGuard {
  private readonly taken = new Map<Key, Set<number>>()

  free(keys: ReadonlyArray<Key>, from: number): number {
    let free = from
    while (keys.some((key) => this.taken.get(key)?.has(free))) free++
    return free
  }

  take(keys: ReadonlyArray<Key>, taken: number): void {
    for (const key of keys) this.taken.set(key, (this.taken.get(key) ?? new Set()).add(taken))
  }
}

const named = (name: string): Key => eventKey("bob", name)
const keys = FastCheck.subarray(["a", "b", "c"].map(named), { minLength: 1 })

describe("SecondGuard", () => {
  it("finds the second that a naive set of seconds would find", () => {
    // Sixteen seconds hold eight runs at most, which is what a key keeps.
    const call = FastCheck.record({ keys, at: FastCheck.integer({ min: 0, max: 15 }), isShifted: FastCheck.boolean() })
    FastCheck.assert(
      FastCheck.property(FastCheck.array(call, { maxLength: 40 }), (calls) => {
        const guard = new SecondGuard()
        const naive = new NaiveGuard()
        for (const { keys: names, at, isShifted } of calls) {
          const free = guard.free(names, at)
          assert.strictEqual(free, naive.free(names, at))
          const taken = isShifted && free <= 15 ? free : at
          guard.take(names, taken)
          naive.take(names, taken)
        }
      })
    )
  })

  it("finds room for a hundred thousand equal events in one second without walking through them", () => {
    const timed = (secondOf: (i: number) => number): number => {
      const guard = new SecondGuard()
      const begin = performance.now()
      for (let i = 0; i < 100_000; i++) {
        const free = guard.free([named("a")], secondOf(i))
        if (free !== second + i) assert.fail("not the next second")
        guard.take([named("a")], free)
      }
      return performance.now() - begin
    }
    timed((i) => second + i)
    assert.isBelow(
      timed(() => second),
      50 * timed((i) => second + i)
    )
  })

  it("forgets keys that were not used for long, and remembers those that were", () => {
    const guard = new SecondGuard()
    guard.take([named("early")], second)
    guard.take([named("often")], second)
    for (let i = 0; i < 200_000; i++) {
      guard.take([named(`other ${i}`)], second)
      if (i % 10_000 === 0) assert.strictEqual(guard.free([named("often")], second), second + 1)
    }
    assert.strictEqual(guard.free([named("early")], second), second)
  })

  it("forgets the run that has not grown for longest when there are too many", () => {
    const guard = new SecondGuard()
    guard.take([named("a")], 100)
    for (let i = 0; i < 20; i++) {
      guard.take([named("a")], 1000 + 10 * i)
      guard.take([named("a")], 101 + i)
    }
    assert.strictEqual(guard.free([named("a")], 100), 121)
    assert.strictEqual(guard.free([named("a")], 1190), 1191)
    assert.strictEqual(guard.free([named("a")], 1000), 1000)
  })

  it("compares names without case, and commas and colons as spaces", () => {
    assert.strictEqual(eventKey("a,b:c", "Signed,Up"), eventKey("a b c", "signed up"))
    assert.notStrictEqual(eventKey("Bob", "A"), eventKey("bob", "A"))
    assert.notStrictEqual(eventKey("bob", "plan"), propertyKey("bob", "plan"))
    assert.notStrictEqual(eventKey("bob", "plan"), eventKey("bobp", "lan"))
    assert.strictEqual(eventKey("bob", "\u00c9t\u00e9"), eventKey("bob", "\u00e9T\u00c9"))
  })

  it("tells a hundred thousand people and names apart", () => {
    const people = Array.from({ length: 10_000 }, (_, i) => `person-${i}@example.com`)
    const names = Array.from({ length: 10 }, (_, i) => `Event ${i}`)
    const found = new Set(people.flatMap((person) => names.map((name) => eventKey(person, name))))
    // Of as many hashes of 32 bits about one is equal to another by chance.
    assert.isAtLeast(found.size, 99_990)
  })
})

describe("equal events in one second", () => {
  it("all survive at the service", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const receipts = Array.from({ length: 1000 }, () => tracker.record("bob", "Clicked"))
    await tracker.flush()
    assert.strictEqual(server.events().length, 1000)
    assert.strictEqual(server.duplicates.events, 0)
    assert.strictEqual(receipts.at(-1)?.timestamp, second + 999)
  })

  it("are equal for the service whatever their case, commas and colons", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    for (const name of ["Signed Up", "signed up", "SIGNED,UP", "Signed:Up"]) tracker.record("a:b", name)
    tracker.record("a b", "Signed Up")
    await tracker.flush()
    assert.strictEqual(server.events().length, 5)
  })

  it("survive when they carry a timestamp of their own", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const timestamp = 1_500_000_000
    const receipts = [0, 1, 2].map(() => tracker.record("bob", "Clicked", {}, { timestamp }))
    await tracker.flush()
    assert.deepStrictEqual(
      receipts.map((receipt) => receipt.timestamp - timestamp),
      [0, 1, 2]
    )
    assert.strictEqual(server.events().length, 3)
  })

  it("are moved past the seconds that others take, by property for sets", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const sets = [{ plan: "a" }, { city: "Oslo" }, { Plan: "b" }, { plan: "c", city: "Rome" }]
    const receipts = sets.map((properties) => tracker.set("bob", properties))
    await tracker.flush()
    assert.deepStrictEqual(
      receipts.map(({ timestamp }) => timestamp - second),
      [0, 0, 1, 2]
    )
    assert.strictEqual(server.duplicates.properties, 0)
    assert.deepInclude(server.person("bob")?.properties, { plan: "c", city: "Rome" })
  })

  it("of different people, names or seconds are left alone", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const receipts = [
      tracker.record("bob", "A"),
      tracker.record("Bob", "A"),
      tracker.record("bob", "B"),
      tracker.record("bob", "A", {}, { timestamp: second + 5 }),
      tracker.set("bob", { a: 1 })
    ]
    assert.deepStrictEqual(
      receipts.map(({ timestamp }) => timestamp - second),
      [0, 0, 0, 5, 0]
    )
    await tracker.flush()
    assert.strictEqual(server.events().length, 4)
  })

  it("do not take a second when the call is refused", async () => {
    const tracker = trackerOn(createFakeServer())
    tracker.record("bob", "A", { _bad: 1 })
    assert.strictEqual(tracker.record("bob", "A").timestamp, second)
  })

  it.each<[SameSecond, number, number]>([
    ["warn", 1, 1],
    ["leave", 1, 0]
  ])("are left as they are under %j", async (sameSecond, events, warnings) => {
    const said: Array<string> = []
    const server = createFakeServer()
    await using tracker = trackerOn(server, { sameSecond, onWarning: (message) => said.push(message) })
    for (let i = 0; i < 3; i++) tracker.record("bob", "Clicked")
    await tracker.flush()
    assert.strictEqual(server.events().length, events)
    assert.strictEqual(server.duplicates.events, 2)
    assert.strictEqual(said.length, warnings)
  })

  it("do as the call says rather than the tracker", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server, { sameSecond: "leave" })
    const options = { sameSecond: "shift" } as const
    const receipts = [
      tracker.record("bob", "Clicked"),
      tracker.record("bob", "Clicked"),
      tracker.record("bob", "Clicked", {}, options),
      tracker.set("bob", { a: 1 }),
      tracker.set("bob", { a: 2 }, options)
    ]
    assert.deepStrictEqual(
      receipts.map(({ timestamp }) => timestamp - second),
      [0, 0, 1, 0, 1]
    )
    await tracker.flush()
    assert.strictEqual(server.person("bob")?.properties.a, 2)
  })
})
