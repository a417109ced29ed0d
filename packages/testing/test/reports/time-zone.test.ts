import { assert, describe, it } from "vitest"
import { formatDay, parseDay } from "../../src/internal/reports/calendar.ts"
import { timeZone } from "../../src/internal/reports/time-zone.ts"

const moment = (text: string): number => Date.parse(text)
const day = (text: string): number => parseDay(text) ?? assert.fail(`${text} is no day`)

/** The first moment of a day, as UTC has it. */
const beginOf = (zone: string, text: string): string =>
  new Date(timeZone(zone).startOfDay(day(text))).toISOString().slice(0, 19)

/** How many hours a day has. */
const hoursOf = (zone: string, text: string): number => {
  const { startOfDay } = timeZone(zone)
  return (startOfDay(day(text) + 1) - startOfDay(day(text))) / 3_600_000
}

describe("the first moment of a day", () => {
  it("is midnight by the clocks of the zone", () => {
    assert.strictEqual(beginOf("UTC", "2026-01-15"), "2026-01-15T00:00:00")
    assert.strictEqual(beginOf("Europe/Berlin", "2026-01-15"), "2026-01-14T23:00:00")
    assert.strictEqual(beginOf("Europe/Berlin", "2026-07-15"), "2026-07-14T22:00:00")
    assert.strictEqual(beginOf("America/New_York", "2026-01-15"), "2026-01-15T05:00:00")
    assert.strictEqual(beginOf("Asia/Kathmandu", "2026-01-15"), "2026-01-14T18:15:00")
    assert.strictEqual(beginOf("Pacific/Kiritimati", "2026-01-15"), "2026-01-14T10:00:00")
  })

  it("makes days of 23 and 25 hours where the clocks are changed", () => {
    assert.strictEqual(hoursOf("Europe/Berlin", "2026-03-29"), 23)
    assert.strictEqual(hoursOf("Europe/Berlin", "2026-10-25"), 25)
    assert.strictEqual(hoursOf("America/New_York", "2026-03-08"), 23)
    assert.strictEqual(hoursOf("America/New_York", "2026-11-01"), 25)
    assert.strictEqual(hoursOf("Australia/Lord_Howe", "2026-04-05"), 24.5)
  })

  it("is one o'clock where clocks skip midnight", () => {
    // In São Paulo the clocks went from 2018-11-03 23:59:59 (-03:00) to 2018-11-04 01:00:00 (-02:00).
    assert.strictEqual(beginOf("America/Sao_Paulo", "2018-11-04"), "2018-11-04T03:00:00")
    assert.strictEqual(hoursOf("America/Sao_Paulo", "2018-11-04"), 23)
  })

  it("is the midnight that lasts where clocks turn back to the evening before", () => {
    // In São Paulo the clocks went from 2018-02-17 23:59:59 (-02:00) back to 23:00:00 (-03:00).
    assert.strictEqual(hoursOf("America/Sao_Paulo", "2018-02-17"), 25)
    assert.strictEqual(beginOf("America/Sao_Paulo", "2018-02-18"), "2018-02-18T03:00:00")
  })
})

describe("the day at a moment", () => {
  it("is the day the clocks of the zone show", () => {
    const at = (zone: string, text: string) => formatDay(timeZone(zone).dayAt(moment(text)))
    assert.strictEqual(at("Europe/Berlin", "2026-03-28T22:59:59Z"), "2026-03-28")
    assert.strictEqual(at("Europe/Berlin", "2026-03-28T23:00:00Z"), "2026-03-29")
    assert.strictEqual(at("Europe/Berlin", "2026-03-29T21:59:59Z"), "2026-03-29")
    assert.strictEqual(at("Europe/Berlin", "2026-03-29T22:00:00Z"), "2026-03-30")
    assert.strictEqual(at("America/New_York", "2026-11-01T04:00:00Z"), "2026-11-01")
    assert.strictEqual(at("America/New_York", "2026-11-02T04:59:59Z"), "2026-11-01")
    assert.strictEqual(at("America/New_York", "2026-11-02T05:00:00Z"), "2026-11-02")
  })

  it("agrees with Intl at every hour of a year in zones with all kinds of offsets", () => {
    for (const name of [
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "America/St_Johns"
    ]) {
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone: name, dateStyle: "short", timeStyle: "medium" })
      const { wallAt } = timeZone(name)
      for (let time = moment("2026-01-01"); time < moment("2027-01-01"); time += 3_600_000) {
        assert.strictEqual(new Date(wallAt(time)).toISOString().slice(0, 19).replace("T", " "), format.format(time))
      }
    }
  })
})

describe("the first moment of a wall time", () => {
  it("is the earlier one when the clocks show it twice", () => {
    const { firstMomentOf } = timeZone("Europe/Berlin")
    assert.strictEqual(firstMomentOf(moment("2026-10-25T02:30:00Z")), moment("2026-10-25T00:30:00Z"))
    assert.strictEqual(firstMomentOf(moment("2026-10-25T03:00:00Z")), moment("2026-10-25T02:00:00Z"))
  })

  it("is the moment after the gap when the clocks skip it", () => {
    const { firstMomentOf } = timeZone("Europe/Berlin")
    assert.strictEqual(firstMomentOf(moment("2026-03-29T02:30:00Z")), moment("2026-03-29T01:00:00Z"))
  })
})

it("a zone nobody knows is a mistake", () => {
  assert.throws(() => timeZone("Mars/Olympus_Mons"), RangeError)
})
