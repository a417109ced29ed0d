import { createFakeServer, flapping } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { call, send } from "./faces.ts"

const noon = Date.UTC(2026, 5, 1, 12)

describe("the clock", () => {
  it("follows the system until it is set, and then stands still", () => {
    const server = createFakeServer()
    const before = Date.now()
    const now = server.clock.now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
    for (const time of [noon, new Date(noon), "2026-06-01T12:00:00Z"]) {
      server.clock.set(0)
      server.clock.set(time)
      expect([server.clock.now(), server.clock.isRunning]).toEqual([noon, false])
    }
  })

  it("advances by durations, and runs on if it was running", () => {
    const { clock } = createFakeServer()
    clock.advance("1 hour")
    expect(clock.isRunning).toBe(true)
    expect(clock.now() - Date.now()).toBeGreaterThan(3_599_000)
    clock.set(noon)
    clock.advance("90 seconds")
    expect(clock.now()).toBe(noon + 90_000)
    clock.resume()
    expect(clock.isRunning).toBe(true)
    expect(clock.now()).toBeGreaterThanOrEqual(noon + 90_000)
    expect(clock.now()).toBeLessThan(noon + 100_000)
  })

  it("refuses what is not a time", () => {
    expect(() => createFakeServer().clock.set("soon")).toThrow(new RangeError("not a point in time: soon"))
  })

  it("refuses what is not a length of time, wherever one is taken", async () => {
    const server = createFakeServer()
    const soon = "soon" as never
    const message = 'not a duration, such as "5 seconds": soon'
    expect(() => server.clock.advance(soon)).toThrow(message)
    await expect(server.clock.sleep(soon)).rejects.toThrow(message)
    await expect(server.waitFor(1, { timeout: soon })).rejects.toThrow(message)
    expect(() => flapping({ down: soon })).toThrow(message)
  })

  it("dates what arrives, also for a client that borrows it", async () => {
    const server = createFakeServer({ clock: noon })
    const { now } = server.clock
    await send(server, ["/e", { _p: "bob", _n: "Did" }])
    expect(server.events()).toMatchObject([{ timestamp: now() / 1000, receivedAt: now() }])
  })

  it("releases those whose time has come, in order, and nobody else", async () => {
    const { clock } = createFakeServer({ clock: noon })
    const released: Array<number> = []
    for (const minutes of [3, 1, 2]) clock.sleep(`${minutes} minutes`).then(() => released.push(minutes))
    clock.advance("2 minutes")
    await Promise.resolve()
    expect([released, clock.waiting]).toEqual([[1, 2], 1])
    clock.set(noon + 180_000)
    await Promise.resolve()
    expect(released).toEqual([1, 2, 3])
  })

  it("releases by itself while it runs", async () => {
    const { clock } = createFakeServer()
    const begin = clock.now()
    await Promise.all([clock.sleep("6 millis"), clock.sleep("2 millis")])
    expect(clock.now() - begin).toBeGreaterThanOrEqual(6)
  })

  it("lets go of those who give up", async () => {
    const { clock } = createFakeServer({ clock: noon })
    const giveUp = new AbortController()
    const sleeping = clock.sleep("1 hour", giveUp)
    giveUp.abort(new Error("enough"))
    await expect(sleeping).rejects.toThrow("enough")
    expect(clock.waiting).toBe(0)
    await expect(clock.sleep("1 hour", giveUp)).rejects.toThrow("enough")
  })

  it("takes its time from another source", async () => {
    let time = noon
    const alarms: Array<() => void> = []
    const sleep = (millis: number) =>
      new Promise<void>((resolve) => {
        alarms.push(() => {
          time += millis
          resolve()
        })
      })
    const server = createFakeServer({ clock: { now: () => time, sleep } })
    server.faults.set([{ fault: { kind: "delay", by: "1 hour" } }])
    const answer = server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
    await server.waitFor(() => server.clock.waiting === 1)
    for (const ring of alarms) ring()
    expect((await answer).status).toBe(200)
    expect(server.clock.now()).toBe(noon + 3_600_000)
  })
})
