import { assert, describe, it } from "vitest"
import { daysOf, everyDay } from "../../src/internal/days.ts"

const now = Date.UTC(2026, 2, 31, 23, 30)

const days = (from?: string, to?: string, last?: string, zone = "UTC") => daysOf({ from, to, last }, zone, now)

describe("the days of a question", () => {
  it("are the last thirty where nothing is said", () => {
    assert.deepStrictEqual(days(), { from: "2026-03-02", to: "2026-03-31" })
  })

  it("end today in the time zone of the project", () => {
    assert.deepStrictEqual(days(undefined, undefined, "1d", "Europe/Oslo"), { from: "2026-04-01", to: "2026-04-01" })
    assert.deepStrictEqual(days("2026-03-01"), { from: "2026-03-01", to: "2026-03-31" })
  })

  it("are counted in days, weeks and months until the last one", () => {
    assert.strictEqual(days(undefined, undefined, "7d").from, "2026-03-25")
    assert.strictEqual(days(undefined, undefined, "4w").from, "2026-03-04")
    assert.deepStrictEqual(days(undefined, "2026-03-31", "1m"), { from: "2026-03-01", to: "2026-03-31" })
    assert.strictEqual(days(undefined, "2026-01-15", "2m").from, "2025-11-16")
  })

  it("are all there from the first to the last", () => {
    assert.deepStrictEqual(everyDay({ from: "2028-02-28", to: "2028-03-01" }), [
      "2028-02-28",
      "2028-02-29",
      "2028-03-01"
    ])
  })

  it.each(["0d", "30", "d", "-3d", "3y", "30 d"])("are not %s", (last) => {
    assert.throws(() => days(undefined, undefined, last), /--last must be/)
  })
})
