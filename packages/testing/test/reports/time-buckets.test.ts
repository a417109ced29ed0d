import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { addUnits, beginningOf, formatDay, parseDay } from "../../src/internal/reports/calendar.ts"
import {
  bucketsBetween,
  bucketsOfDays,
  bucketsUntilNow,
  makeLocator,
  startOf,
  type TimeUnit
} from "../../src/internal/reports/time-buckets.ts"
import { timeZone } from "../../src/internal/reports/time-zone.ts"

const day = (text: string): number => parseDay(text) ?? assert.fail(`${text} is no day`)
const range = (from: string, to: string) => ({ from: day(from), to: day(to) })
const utc = timeZone("UTC")
const berlin = timeZone("Europe/Berlin")

describe("days of the calendar", () => {
  it("are read when they exist and only then", () => {
    for (const text of ["2024-02-29", "1969-12-31", "2026-12-31"]) assert.strictEqual(formatDay(day(text)), text)
    for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "2026-01-01T00:00", "", "yesterday", "2026-04-31"]) {
      assert.isUndefined(parseDay(text), text)
    }
  })

  it("have weeks that begin on Monday and months that begin on the first", () => {
    // 1 March 2026 is a Sunday.
    assert.strictEqual(formatDay(beginningOf("week", day("2026-03-01"))), "2026-02-23")
    assert.strictEqual(formatDay(beginningOf("week", day("2026-03-02"))), "2026-03-02")
    assert.strictEqual(formatDay(beginningOf("month", day("2026-03-31"))), "2026-03-01")
  })

  it("end with the month when a month later would not exist", () => {
    assert.strictEqual(formatDay(addUnits("month", day("2026-01-31"), 1)), "2026-02-28")
    assert.strictEqual(formatDay(addUnits("month", day("2023-12-31"), 2)), "2024-02-29")
    assert.strictEqual(formatDay(addUnits("month", day("2026-03-15"), -3)), "2025-12-15")
    assert.strictEqual(formatDay(addUnits("week", day("2026-03-15"), 2)), "2026-03-29")
  })
})

describe("buckets of days", () => {
  it("are labelled with their first day, also when the range begins later", () => {
    const weeks = bucketsOfDays(utc, range("2026-03-01", "2026-03-10"), "week")
    assert.deepStrictEqual(weeks.labels, ["2026-02-23", "2026-03-02", "2026-03-09"])
    assert.strictEqual(startOf(weeks), Date.parse("2026-03-01T00:00Z"))
    assert.strictEqual(weeks.end, Date.parse("2026-03-11T00:00Z"))
    const months = bucketsOfDays(utc, range("2026-01-31", "2026-03-01"), "month")
    assert.deepStrictEqual(months.labels, ["2026-01-01", "2026-02-01", "2026-03-01"])
  })

  it("may be several days long, counted from the first day", () => {
    const { labels } = bucketsOfDays(utc, range("2026-03-01", "2026-03-10"), "day", 4)
    assert.deepStrictEqual(labels, ["2026-03-01", "2026-03-05", "2026-03-09"])
  })
})

describe("buckets of hours and minutes", () => {
  it("leave out the hour that the clocks skip", () => {
    const { labels } = bucketsBetween(berlin, range("2026-03-29", "2026-03-29"), "hour")
    assert.strictEqual(labels.length, 23)
    assert.deepStrictEqual(labels.slice(0, 3), ["2026-03-29 00:00:00", "2026-03-29 01:00:00", "2026-03-29 03:00:00"])
  })

  it("put the hour that the clocks show twice into one bucket", () => {
    const buckets = bucketsBetween(timeZone("America/New_York"), range("2026-11-01", "2026-11-01"), "hour")
    assert.strictEqual(buckets.labels.length, 24)
    const bucketOf = makeLocator(buckets)
    const labelAt = (time: string) => buckets.labels[bucketOf(Date.parse(time))]
    assert.strictEqual(labelAt("2026-11-01T05:30:00Z"), "2026-11-01 01:00:00")
    assert.strictEqual(labelAt("2026-11-01T06:30:00Z"), "2026-11-01 01:00:00")
    assert.strictEqual(labelAt("2026-11-01T07:00:00Z"), "2026-11-01 02:00:00")
  })

  it("go on by the clocks where they are changed by half an hour", () => {
    const zone = timeZone("Australia/Lord_Howe")
    const buckets = bucketsBetween(zone, range("2026-04-05", "2026-04-05"), "hour")
    assert.strictEqual(buckets.labels.length, 24)
    const bucketOf = makeLocator(buckets)
    // At 02:00 (+11:00) the clocks go back to 01:30 (+10:30).
    const labelAt = (time: string) => buckets.labels[bucketOf(Date.parse(time))]
    assert.strictEqual(labelAt("2026-04-05T01:59:59+11:00"), "2026-04-05 01:00:00")
    assert.strictEqual(labelAt("2026-04-05T01:30:00+10:30"), "2026-04-05 01:00:00")
    assert.strictEqual(labelAt("2026-04-05T02:00:00+10:30"), "2026-04-05 02:00:00")
  })

  it("put minutes that the clocks show twice into one bucket each", () => {
    const buckets = bucketsBetween(berlin, range("2026-10-25", "2026-10-25"), "minute")
    assert.strictEqual(buckets.labels.length, 24 * 60)
    const bucketOf = makeLocator(buckets)
    const first = bucketOf(Date.parse("2026-10-25T00:07:59Z"))
    assert.strictEqual(buckets.labels[first], "2026-10-25 02:07:00")
    assert.strictEqual(bucketOf(Date.parse("2026-10-25T01:07:00Z")), first)
  })

  it("begin with the hour of the clocks, not of Greenwich", () => {
    const { labels } = bucketsUntilNow(timeZone("Asia/Kathmandu"), Date.parse("2026-03-01T12:00Z"), "hour", 2)
    assert.deepStrictEqual(labels, ["2026-03-01 16:00:00", "2026-03-01 17:00:00"])
  })
})

describe("buckets until now", () => {
  const now = Date.parse("2026-03-04T12:34:56Z")
  const labels = (unit: TimeUnit, count: number) => bucketsUntilNow(utc, now, unit, count).labels

  it("are the current unit and the ones before it", () => {
    assert.deepStrictEqual(labels("minute", 2), ["2026-03-04 12:33:00", "2026-03-04 12:34:00"])
    assert.deepStrictEqual(labels("hour", 1), ["2026-03-04 12:00:00"])
    assert.deepStrictEqual(labels("day", 3), ["2026-03-02", "2026-03-03", "2026-03-04"])
    assert.deepStrictEqual(labels("week", 2), ["2026-02-23", "2026-03-02"])
    assert.deepStrictEqual(labels("month", 3), ["2026-01-01", "2026-02-01", "2026-03-01"])
  })

  it("begin at the hour before 1970 as well", () => {
    assert.deepStrictEqual(bucketsUntilNow(utc, Date.parse("1969-12-31T23:59Z"), "hour", 1).labels, [
      "1969-12-31 23:00:00"
    ])
  })
})

describe("hours and minutes until now, where the clocks are changed", () => {
  const until = (zone: string, now: string, unit: TimeUnit, count: number) =>
    bucketsUntilNow(timeZone(zone), Date.parse(now), unit, count)

  it("are as many as were asked for, also across an hour that the clocks show twice", () => {
    const { labels, stretches } = until("Europe/Berlin", "2026-10-25T02:30Z", "hour", 3)
    assert.deepStrictEqual(labels, ["2026-10-25 01:00:00", "2026-10-25 02:00:00", "2026-10-25 03:00:00"])
    assert.strictEqual(stretches[0], Date.parse("2026-10-24T23:00Z"))
    assert.lengthOf(until("Antarctica/Troll", "2026-10-25T12:00Z", "hour", 30).labels, 30)
  })

  it("hold the whole of the hour that is shown twice, whichever it is now", () => {
    for (const now of ["2026-10-25T00:10Z", "2026-10-25T01:10Z"]) {
      const buckets = until("Europe/Berlin", now, "hour", 1)
      assert.deepStrictEqual(buckets.labels, ["2026-10-25 02:00:00"])
      const [start, end] = [Date.parse("2026-10-25T00:00Z"), Date.parse("2026-10-25T02:00Z")]
      assert.deepStrictEqual([startOf(buckets), buckets.end], [start, end])
    }
  })

  it("begin with a whole hour where the clocks are changed by half of one", () => {
    const { labels } = until("Australia/Lord_Howe", "2026-10-04T10:15+11:00", "hour", 25)
    assert.deepStrictEqual([labels.length, labels[0]], [25, "2026-10-03 10:00:00"])
    const buckets = until("Australia/Lord_Howe", "2026-10-04T02:45+11:00", "hour", 2)
    assert.deepStrictEqual(buckets.labels, ["2026-10-04 01:00:00", "2026-10-04 02:00:00"])
    assert.strictEqual(startOf(buckets), Date.parse("2026-10-04T01:00+10:30"))
  })

  it("are minutes one after the other", () => {
    const { labels, stretches } = until("Europe/Berlin", "2026-10-25T01:01:30Z", "minute", 3)
    assert.deepStrictEqual(labels, ["2026-10-25 02:59:00", "2026-10-25 02:00:00", "2026-10-25 02:01:00"])
    assert.strictEqual(stretches[0], Date.parse("2026-10-25T00:59Z"))
  })
})

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
const units = ["minute", "hour", "day", "week", "month"] as const

it("every moment is in the bucket whose label its wall time has", () => {
  const hours = fc.integer({ min: 0, max: 40 * 24 })
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...units),
      fc.constantFrom("2026-03-01", "2026-03-27", "2026-04-04", "2026-10-03", "2026-10-24"),
      fc.integer({ min: 0, max: 40 }),
      fc.array(fc.tuple(hours, fc.integer({ min: 0, max: 3_599_999 })), { minLength: 1, maxLength: 20 }),
      (name, unit, from, length, offsets) => {
        const zone = timeZone(name)
        const buckets = bucketsBetween(
          zone,
          { from: day(from), to: day(from) + (unit === "minute" ? 1 : length) },
          unit
        )
        const bucketOf = makeLocator(buckets)
        // Not in order of time: the locator has to find its way back.
        for (const [hour, rest] of offsets) {
          const time = startOf(buckets) + hour * 3_600_000 + rest
          if (time >= buckets.end) continue
          const wall = new Date(zone.wallAt(time)).toISOString()
          const expected =
            unit === "minute"
              ? `${wall.slice(0, 16).replace("T", " ")}:00`
              : unit === "hour"
                ? `${wall.slice(0, 13).replace("T", " ")}:00:00`
                : formatDay(beginningOf(unit, day(wall.slice(0, 10))))
          assert.strictEqual(buckets.labels[bucketOf(time)], expected)
        }
      }
    )
  )
})

it("hours and minutes until now are as many as were asked for, and hold every moment under its wall time", () => {
  // Days on which some of the zones change their clocks, by an hour, by half of one, or by two.
  const changes = ["2026-03-08", "2026-03-29", "2026-04-04", "2026-10-03", "2026-10-25", "2026-11-01"]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones, "Antarctica/Troll"),
      fc.constantFrom("minute" as const, "hour" as const),
      fc.constantFrom(...changes),
      fc.integer({ min: 0, max: 36 * 3600 }),
      fc.integer({ min: 1, max: 100 }),
      (name, unit, date, second, count) => {
        const zone = timeZone(name)
        const now = Date.parse(`${date}T00:00Z`) + second * 1000
        const buckets = bucketsUntilNow(zone, now, unit, count)
        assert.lengthOf(new Set(buckets.labels), count)
        assert.isTrue(startOf(buckets) <= now && now < buckets.end)
        const bucketOf = makeLocator(buckets)
        const step = unit === "minute" ? 59_000 : 299_000
        for (let time = startOf(buckets); time < buckets.end; time += step) {
          const wall = new Date(zone.wallAt(time)).toISOString().replace("T", " ")
          const label = unit === "minute" ? `${wall.slice(0, 16)}:00` : `${wall.slice(0, 13)}:00:00`
          assert.strictEqual(buckets.labels[bucketOf(time)], label)
        }
      }
    )
  )
}, 30_000)
