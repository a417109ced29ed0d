import { startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { TemporaryDirectory } from "./support/children.ts"
import { killedAfter } from "./support/kill-rounds.ts"
import { key, swift } from "./support/product.ts"

const rounds = 12

const isSubset = (some: ReadonlyArray<string>, all: ReadonlySet<string>): boolean => some.every((one) => all.has(one))

describe("a process that is killed while it records", { timeout: 180_000 }, () => {
  it.each([
    ["up", []],
    ["down", [{ fault: { kind: "refuse", for: "1 hour" } }]],
    ["losing answers", [{ probability: 0.3, fault: { kind: "ack-lost" } }]]
  ] as const)("loses nothing that it saw accepted, and doubles nothing, while the service is %s", async (_, faults) => {
    await using server = await startFakeServer({ faults: [...faults] })
    using directory = new TemporaryDirectory()
    const accepted: Array<string> = []
    for (let round = 0; round < rounds; round++) {
      const plan = { key, host: server.url, directory: directory.state, round }
      accepted.push(...(await killedAfter(plan, round * round)))
    }
    server.faults.clear()
    await using tracker = createTracker({
      key,
      host: server.url,
      outbox: sqliteOutbox({ directory: directory.state }),
      retry: swift
    })
    const names = (): ReadonlyArray<string> => server.events().map(({ name }) => name)
    await server.waitFor(() => isSubset(accepted, new Set(names())), { timeout: "60 seconds" })
    await tracker.flush()
    assert.isAtLeast(accepted.length, rounds)
    assert.strictEqual(new Set(names()).size, names().length)
  })
})
