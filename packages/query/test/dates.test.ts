import type { DateInput, DateTimeInput } from "@tallymark/query"
import { assert, describe, it } from "vitest"
import { answers } from "./support/answers.ts"
import { asking } from "./support/service.ts"

/** The text that a day goes out as, to a project in a time zone. */
const dayText = async (from: DateInput, timeZone = "UTC"): Promise<string | null | undefined> => {
  const { query, arrived } = asking(() => answers.activity, { timeZone })
  await query.activity.list({ distinctIds: ["bob"], from, to: "2026-03-15" })
  return arrived[0]?.url.searchParams.get("from_date")
}

/** The text that a time goes out as. */
const timeText = async (date: DateTimeInput, timeZone = "UTC"): Promise<string> => {
  const { query, arrived } = asking(() => answers.annotation, { timeZone })
  await query.annotations.create({ date, description: "x" })
  return JSON.parse(arrived[0]?.body ?? "{}").date
}

/** A value of Temporal has its parts as getters of its class. */
class PlainDate {
  readonly calendarId: string
  constructor(calendarId = "iso8601") {
    this.calendarId = calendarId
  }
  get year(): number {
    return 2026
  }
  get month(): number {
    return 3
  }
  get day(): number {
    return 9
  }
}

class ZonedDateTime extends PlainDate {
  readonly hour = 13
  readonly minute = 5
  readonly second = 7
  get epochMilliseconds(): number {
    return 0
  }
}

describe("days", () => {
  it("sends a text as it is", async () => {
    assert.strictEqual(await dayText("2024-02-29"), "2024-02-29")
  })

  it.each([
    ["UTC", "2026-03-08"],
    ["America/Los_Angeles", "2026-03-07"],
    ["Pacific/Kiritimati", "2026-03-08"]
  ])("reads a Date in the time zone %s", async (timeZone, expected) => {
    assert.strictEqual(await dayText(new Date("2026-03-08T07:59:59Z"), timeZone), expected)
  })

  it("reads a moment as it reads a Date", async () => {
    const epochMilliseconds = Date.parse("2026-03-08T07:59:59Z")
    assert.strictEqual(await dayText({ epochMilliseconds }, "America/Los_Angeles"), "2026-03-07")
  })

  it("takes the day of what has one, also when it is a moment too", async () => {
    assert.strictEqual(await dayText({ year: 2026, month: 3, day: 9 }), "2026-03-09")
    assert.strictEqual(await dayText(new PlainDate()), "2026-03-09")
    assert.strictEqual(await dayText(new ZonedDateTime(), "America/Los_Angeles"), "2026-03-09")
  })

  it.each([
    [new PlainDate("hebrew"), /ISO calendar/],
    [{ year: 2026, month: 13, day: 1 }, /a day that exists/],
    [{ year: 2026, month: 2, day: 29 }, /a day that exists/],
    [{ year: 2026.5, month: 2, day: 1 }, /a day that exists/],
    [{ epochMilliseconds: Number.NaN }, /invalid Date/],
    [new Date(8.64e15), /between the years 0 and 9999/],
    ["2026-2-1", /YYYY-MM-DD/],
    [" 2026-02-01", /YYYY-MM-DD/],
    ["2026-02-01T00:00:00Z", /YYYY-MM-DD/]
  ])("refuses %s", async (day, message) => {
    const error = await dayText(day).catch((thrown) => thrown)
    assert.match(error.message, message)
  })
})

describe("times", () => {
  it.each([
    ["2026-03-08 13:00:00", "2026-03-08 13:00:00"],
    ["2026-03-08", "2026-03-08 00:00:00"],
    [{ year: 2026, month: 3, day: 9 }, "2026-03-09 00:00:00"],
    [new ZonedDateTime(), "2026-03-09 13:05:07"],
    [new Date("2026-03-08T23:59:59Z"), "2026-03-08 23:59:59"]
  ])("sends %s", async (time, expected) => {
    assert.strictEqual(await timeText(time), expected)
  })

  it("reads a Date in the time zone of the project, at midnight too", async () => {
    assert.strictEqual(await timeText(new Date("2026-03-08T23:00:00Z"), "Europe/Oslo"), "2026-03-09 00:00:00")
  })

  it.each(["2026-03-08 24:00:00", "2026-03-08 12:60:00", "2026-02-30 00:00:00", "noon"])("refuses %s", async (time) => {
    const error = await timeText(time).catch((thrown) => thrown)
    assert.match(error.message, /date: must be a time that exists, written YYYY-MM-DD hh:mm:ss/)
  })
})
