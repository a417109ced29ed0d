import { assert, describe, it } from "vitest"
import { shardDays } from "../../src/internal/limits/shard-days.ts"

const cut = (from: string, to: string, shard: "day" | "week" | "month") =>
  shardDays({ from, to }, shard).map((days) => `${days.from}/${days.to}`)

describe("shardDays", () => {
  it("cuts every day", () => {
    assert.deepStrictEqual(cut("2026-02-28", "2026-03-01", "day"), ["2026-02-28/2026-02-28", "2026-03-01/2026-03-01"])
  })

  it("cuts weeks from the first day, the last as short as it is", () => {
    assert.deepStrictEqual(cut("2026-11-18", "2026-11-26", "week"), ["2026-11-18/2026-11-24", "2026-11-25/2026-11-26"])
  })

  it("cuts months of the calendar, as far as asked", () => {
    assert.deepStrictEqual(cut("2023-12-31", "2024-03-01", "month"), [
      "2023-12-31/2023-12-31",
      "2024-01-01/2024-01-31",
      "2024-02-01/2024-02-29",
      "2024-03-01/2024-03-01"
    ])
  })

  it("leaves no day out and takes none twice, whatever the shard", () => {
    for (const shard of ["day", "week", "month"] as const) {
      const days = shardDays({ from: "2023-12-15", to: "2025-01-15" }, shard).flatMap((each) => shardDays(each, "day"))
      assert.lengthOf(days, 398)
      assert.strictEqual(new Set(days.map(({ from }) => from)).size, 398)
    }
  })
})
