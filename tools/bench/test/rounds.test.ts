import { assert, describe, it } from "vitest"
import { medianOf, rounds } from "../rounds.ts"
import { rowOf } from "../rows.ts"
import { parse } from "../settings.ts"
import { median, quantile } from "../statistics.ts"

const settings = (...args: ReadonlyArray<string>) => parse(args) ?? assert.fail("help was not asked for")

describe("rounds", () => {
  it("turn the order around each time", async () => {
    const order: Array<string> = []
    await rounds("test", ["tallymark", "mixpanel", "segment"], settings("--runs", "3"), async (client) => {
      order.push(client)
      return {}
    })
    assert.strictEqual(
      order.join(" "),
      "tallymark mixpanel segment segment mixpanel tallymark tallymark mixpanel segment"
    )
  })

  it("keep a run that failed in the row, and out of the median", async () => {
    let run = 0
    const measured = await rounds("test", ["segment"], settings("--runs", "3"), async () => {
      run++
      if (run === 2) throw new Error("stopped after 1 s")
      return { rate: run }
    })
    assert.strictEqual(
      medianOf(measured, "segment", ({ rate }) => rate),
      2
    )
    const [row = assert.fail("no row")] = measured
    const { mark, runs } = rowOf(row, () => ["2"])
    assert.strictEqual(mark, "Error: stopped after 1 s")
    assert.strictEqual(runs.length, 3)
  })

  it("measure only the clients asked for", async () => {
    const measured = await rounds("test", ["segment", "posthog"], settings("--clients", "posthog"), async () => ({}))
    assert.deepStrictEqual(
      measured.map(({ client }) => client),
      ["posthog"]
    )
  })
})

describe("statistics", () => {
  it("take the middle value, or the mean of the two middle ones", () => {
    assert.strictEqual(median([10, 1, 2]), 2)
    assert.strictEqual(median([10, 1, 2, 4]), 3)
    assert.isNaN(median([]))
  })

  it("take quantiles by rank, not by text order", () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    assert.strictEqual(quantile(values, 0.99), 100)
    assert.strictEqual(quantile(values, 0), 1)
  })
})
