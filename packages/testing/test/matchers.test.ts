import { createFakeServer, type FakeServer, matchers } from "@tallymark/testing"
import "@tallymark/testing/vitest"
import { expect as jestExpect } from "expect"
import { describe, expect, it } from "vitest"
import { at, send } from "./faces.ts"

const second = 1_600_000_000
jestExpect.extend(matchers)

const shop = async (): Promise<FakeServer> => {
  const server = createFakeServer()
  await send(
    server,
    ["/e", { _p: "visitor", _n: "Visited Site", ...at(second) }],
    ["/a", { _p: "visitor", _n: "bob" }],
    ["/e", { _p: "bob", _n: "Signed Up", plan: "pro", seats: "3", trial: "true", ends: String(second), ...at(second) }],
    ["/s", { _p: "bob", plan: "max", ...at(second + 1) }],
    ["/e", { _p: "eve", _n: "Signed Out", ...at(second) }]
  )
  return server
}

/** What a matcher says when it fails. */
const failure = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error("nothing failed")
}

describe.each([
  ["Vitest", expect],
  ["Jest", jestExpect]
] as const)("under %s", (name, either) => {
  // Both have the matchers, each in its own types; these are the ones of Vitest.
  const check = either as typeof expect

  it("toHaveRecorded finds an event by name, person and properties", async () => {
    const server = await shop()
    check(server).toHaveRecorded({ event: "signed up" })
    check(server).toHaveRecorded({ event: "Signed Up", person: "visitor" })
    check(server).toHaveRecorded({ event: "Visited Site", person: "bob" })
    const properties = { PLAN: "pro", seats: 3, trial: true, ends: new Date(second * 1000) }
    check(server).toHaveRecorded({ event: "Signed Up", properties })
    check(server).toHaveRecorded({ event: "Signed Up", properties: { seats: "3" } })
    check(server).not.toHaveRecorded({ event: "Signed Up", person: "eve" })
    check(server).not.toHaveRecorded({ event: "Signed Up", properties: { plan: "PRO" } })
    check(server).not.toHaveRecorded({ event: "Signed Up", properties: { missing: "x" } })
    check(server.namespace("other")).not.toHaveRecorded({ event: "Signed Up" })
  })

  it("toHaveRecorded takes asymmetric matchers, as value or as text", async () => {
    const server = await shop()
    const properties = { seats: check.any(Number), plan: check.stringMatching(/^p/), trial: check.anything() }
    check(server).toHaveRecorded({ event: "Signed Up", properties })
    check(server).toHaveRecorded({ event: "Signed Up", properties: { seats: check.any(String) } })
    check(server).not.toHaveRecorded({ event: "Signed Up", properties: { plan: check.any(Number) } })
  })

  it("toHaveRecorded lists the nearest misses and how they differ", async () => {
    const server = await shop()
    const properties = { plan: "free", seats: check.any(Number), coupon: "x" }
    const message = failure(() => check(server).toHaveRecorded({ event: "Sign Up", person: "bob", properties }))
    expect(message.split("\n")).toEqual([
      "no such event was recorded:",
      "",
      '  event  "Sign Up"',
      '  person  "bob"',
      '  plan  "free"',
      expect.stringMatching(/^ {2}seats {2}Any<Number>$/),
      '  coupon  "x"',
      "",
      "The nearest of 3 recorded:",
      "",
      expect.stringContaining('  1. "Signed Up" by "bob" at 2020-09-13T12:26:40Z {"plan":"pro"'),
      '       event: expected "Sign Up", got "Signed Up"',
      '       plan: expected "free", got "pro"',
      '       coupon: expected "x", and it is not there',
      expect.stringContaining('  2. "Signed Out" by "eve"'),
      expect.stringContaining("event: expected"),
      '       person: expected "bob", got "eve"',
      expect.stringContaining("plan: expected"),
      expect.stringContaining("seats: expected"),
      expect.stringContaining("coupon: expected"),
      expect.stringContaining('  3. "Visited Site" by "visitor"'),
      ...Array(4).fill(expect.stringContaining(": expected"))
    ])
  })

  it("toHaveRecorded says when the event was sent and the service ignored it", async () => {
    const server = createFakeServer()
    await send(server, ["/e", { _p: "bob", _n: "Ancient", ...at(1) }])
    const message = failure(() => check(server).toHaveRecorded({ event: "ancient", person: "bob" }))
    expect(message).toContain("It was sent, and the service ignored it: too-old.")
    expect(message).toContain("Arrived: 0 events, in 1 requests.")
  })

  it("toHaveAliased takes either order, and says what it knows of both", async () => {
    const server = await shop()
    check(server).toHaveAliased("bob", "visitor")
    check(server).toHaveAliased("visitor", "bob")
    expect(failure(() => check(server).toHaveAliased("bob", "eve"))).toBe(
      '"bob" and "eve" are not the same person: "bob" is the same person as "visitor"; "eve" is known, and has no aliases'
    )
    expect(failure(() => check(server).toHaveAliased("bob", "zoe"))).toContain('"zoe" is unknown')
    expect(failure(() => check(server).not.toHaveAliased("bob", "visitor"))).toContain("and should not be")
  })

  it("toHaveSetProperty looks at the latest value, and shows the history", async () => {
    const server = await shop()
    check(server).toHaveSetProperty("visitor", "Plan", "max")
    check(server).toHaveSetProperty("bob", "seats", check.any(Number))
    check(server).not.toHaveSetProperty("bob", "plan", "pro")
    const plan = '"plan" of "bob" should be "pro", and was set to "pro", then "max"'
    expect(failure(() => check(server).toHaveSetProperty("bob", "plan", "pro"))).toContain(plan)
    const color = '"color" of "eve" should be "red", and is not set; the properties that are: none'
    expect(failure(() => check(server).toHaveSetProperty("eve", "color", "red"))).toContain(color)
    expect(failure(() => check(server).toHaveSetProperty("zoe", "plan", "pro"))).toContain("nobody has this identity")
  })

  it("toHaveNoDuplicates and toHaveLostNothing read servers and ledgers", async () => {
    const server = await shop()
    const ledger = server.ledger()
    ledger.sent({ kind: "record", person: "zoe", name: "Did", timestamp: second })
    check(server).toHaveNoDuplicates()
    const lost = failure(() => check(ledger.report()).toHaveLostNothing())
    expect(lost).toBe(
      '1 of 1 were lost, 0 arrived. Missing:\n  {"kind":"record","person":"zoe","name":"Did","timestamp":1600000000}'
    )
    for (let time = 0; time < 2; time++) await send(server, ["/e", { _p: "zoe", _n: "Did", ...at(second) }])
    check(ledger.report()).toHaveLostNothing()
    check(ledger.report()).toHaveNoDuplicates()
    const twice = '1 calls were sent twice:\n  record "Did" by "zoe" at 1600000000'
    expect(failure(() => check(server).toHaveNoDuplicates())).toBe(twice)
    expect(failure(() => check({ ...ledger.report(), duplicated: 2 }).toHaveNoDuplicates())).toContain(
      "2 of what was sent"
    )
  })

  it("toBeValid lists every violation", async () => {
    const server = await shop()
    check(server).toBeValid()
    await send(server, ["/e", { _p: "bob", _t: "soon" }], ["/track", {}])
    const lines = failure(() => check(server).toBeValid()).split("\n")
    expect(lines[0]).toBe("2 of 7 requests break the contract:")
    expect(lines[1]).toBe("  record: GET /e")
    expect(lines[2]).toMatch(/^ {4}_t must be a whole number/)
    expect(lines.slice(3)).toEqual([
      "    _n is required",
      "  no operation: GET /track",
      "    route no operation has this path"
    ])
    check(server).not.toBeValid()
  })

  it("a matcher on the wrong thing says what it takes", () => {
    expect(failure(() => check("x").toHaveRecorded({ event: "x" }))).toContain("takes a fake server")
    expect(failure(() => check(createFakeServer()).toHaveLostNothing())).toContain("takes the report of a ledger")
    expect(name).toMatch(/^(Vitest|Jest)$/)
  })
})
