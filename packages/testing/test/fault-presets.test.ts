import {
  ackLost,
  brownout,
  createFakeServer,
  type FaultRule,
  flapping,
  type OutageKind,
  outage,
  tooLarge
} from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { call } from "./faces.ts"

const noon = Date.UTC(2026, 5, 1, 12)

/** What a client sees under the rules with one call each second. */
const seen = async (rules: ReadonlyArray<FaultRule>, count: number) => {
  const server = createFakeServer({ clock: noon, faults: rules })
  const outcomes: Array<string> = []
  for (let n = 0; n < count; n++) {
    const limit = new AbortController()
    const request = server.fetch(call(server, "/e", { _p: "bob", _n: `Did ${n}` }), limit)
    setImmediate(() => limit.abort())
    outcomes.push(
      await request.then(
        ({ status, headers }) => `${status}${headers.has("retry-after") ? ` ${headers.get("retry-after")}` : ""}`,
        (error) => error.cause?.code ?? error.name
      )
    )
    server.clock.advance("1 second")
  }
  return { outcomes, events: server.events().length }
}

describe("an outage", () => {
  it.each<[kind: OutageKind | undefined, looks: ReadonlyArray<string>]>([
    [undefined, ["500", "500", "200"]],
    ["503", ["503 30", "503 30", "200"]],
    ["429", ["429 5", "429 5", "200"]],
    ["reset", ["ECONNRESET", "ECONNRESET", "200"]],
    ["half-close", ["UND_ERR_SOCKET", "UND_ERR_SOCKET", "200"]],
    ["refused", ["ECONNRESET", "ECONNREFUSED", "200"]],
    ["hang", ["AbortError", "AbortError", "200"]],
    [{ kind: "status", status: 418 }, ["418", "418", "200"]]
  ])("of kind %j lasts from the first request on", async (kind, looks) => {
    expect((await seen(outage("2 seconds", kind), 3)).outcomes).toEqual(looks)
  })
})

describe("the other presets", () => {
  it("a brownout slows everything down and fails a part", async () => {
    const server = createFakeServer({
      clock: noon,
      faults: brownout("1 minute", { slowBy: "3 seconds", failing: 0.5 })
    })
    const answers = Array.from({ length: 40 }, (_, n) => server.fetch(call(server, "/e", { _p: `${n}`, _n: "Did" })))
    await server.waitFor(() => server.clock.waiting === 40)
    server.clock.advance("3 seconds")
    const failed = (await Promise.all(answers)).filter(({ status }) => status === 503).length
    expect(failed).toBeGreaterThan(10)
    expect(failed).toBeLessThan(30)
    server.clock.advance("1 minute")
    expect((await server.fetch(call(server, "/e", { _p: "late", _n: "Did" }))).status).toBe(200)
  })

  it("flapping goes down and up again", async () => {
    const { outcomes } = await seen(flapping({ down: "1 second", up: "2 seconds", times: 2, kind: "503" }), 7)
    expect(outcomes).toEqual(["503 30", "200", "200", "503 30", "200", "200", "200"])
  })

  it("flapping can refuse connections each time", async () => {
    const { outcomes } = await seen(flapping({ down: "2 seconds", up: "1 second", times: 2, kind: "refused" }), 6)
    expect(outcomes).toEqual(["ECONNRESET", "ECONNREFUSED", "200", "ECONNRESET", "ECONNREFUSED", "200"])
  })

  it("a lost answer is stored, once unless told otherwise", async () => {
    expect(await seen(ackLost(), 3)).toEqual({ outcomes: ["ECONNRESET", "200", "200"], events: 3 })
    expect(await seen(ackLost({ every: 2 }), 4)).toMatchObject({ outcomes: ["200", "ECONNRESET", "200", "ECONNRESET"] })
  })

  it("requests above a size are too large", async () => {
    const server = createFakeServer({ faults: tooLarge(60) })
    expect((await server.fetch(`${server.url}/e?_k=k&_p=bob&_n=Did`)).status).toBe(200)
    expect((await server.fetch(`${server.url}/e?_k=k&_p=bob&_n=Did&x=${"y".repeat(60)}`)).status).toBe(413)
  })
})
