import { createFakeServer, type FaultRule } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { call, key } from "./faces.ts"

const noon = Date.UTC(2026, 5, 1, 12)
const failure = { kind: "status", status: 500 } as const

/** Which of `count` calls fail under the rules, one call per `pause`, counted from 1. */
const failing = async (rules: ReadonlyArray<FaultRule>, count: number, pause = "0 millis" as const, seed = 1) => {
  const server = createFakeServer({ clock: noon, faults: rules, seed })
  for (let n = 0; n < count; n++) {
    await server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
    server.clock.advance(pause)
  }
  return server.requests.flatMap(({ status }, index) => (status === 200 ? [] : [index + 1]))
}

describe("a rule applies", () => {
  it.each<[rule: Omit<FaultRule, "fault">, failing: ReadonlyArray<number>]>([
    [{}, [1, 2, 3, 4, 5, 6]],
    [{ nth: 2 }, [2]],
    [{ nth: [1, 4] }, [1, 4]],
    [{ every: 3 }, [3, 6]],
    [{ times: 2 }, [1, 2]],
    [{ every: 2, times: 2 }, [2, 4]],
    [{ probability: 0 }, []],
    [{ probability: 1 }, [1, 2, 3, 4, 5, 6]]
  ])("by number: %j to %j", async (rule, expected) => {
    expect(await failing([{ ...rule, fault: failure }], 6)).toEqual(expected)
  })

  it.each<[window: FaultRule["window"], failing: ReadonlyArray<number>]>([
    [{ from: noon + 2000 }, [3, 4, 5, 6]],
    [{ to: new Date(noon + 2000) }, [1, 2]],
    [{ from: "2026-06-01T12:00:01Z", to: "2026-06-01T12:00:03Z" }, [2, 3]],
    [{ for: "3 seconds" }, [1, 2, 3]],
    [{ after: "1 second", for: "2 seconds" }, [2, 3]],
    [{ after: 4000 }, [5, 6]]
  ])("by time, with a call each second: %j to %j", async (window, expected) => {
    const server = createFakeServer({ clock: noon, faults: [{ window, fault: failure }] })
    for (let n = 0; n < 6; n++) {
      await server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
      server.clock.advance("1 second")
    }
    expect(server.requests.flatMap(({ status }, index) => (status === 200 ? [] : [index + 1]))).toEqual(expected)
  })

  it("by chance, the same for the same seed", async () => {
    const rules = [{ probability: 0.3, fault: failure }]
    const one = await failing(rules, 1000, undefined, 42)
    expect(await failing(rules, 1000, undefined, 42)).toEqual(one)
    expect(await failing(rules, 1000, undefined, 43)).not.toEqual(one)
    expect(one.length).toBeGreaterThan(240)
    expect(one.length).toBeLessThan(360)
  })
})

describe("a rule fits", () => {
  const requests = async (rule: Omit<FaultRule, "fault">) => {
    const server = createFakeServer({ faults: [{ ...rule, fault: failure }] })
    const form = (body: string) => ({ method: "POST", body: new URLSearchParams(body) })
    await server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
    await server.fetch(`${server.url}/e`, form(`_k=${key}&_p=bob&_n=${"x".repeat(100)}`))
    await server.fetch(call(server, "/s", { _p: "bob", _k: "other" }))
    await server.fetch(`${server.url}/nowhere`)
    expect(server.faults.rules[0]?.matched).toBe(server.requests.filter(({ fault }) => fault !== undefined).length)
    return server.requests.flatMap(({ fault }, index) => (fault === undefined ? [] : [index + 1]))
  }

  it.each<[rule: Omit<FaultRule, "fault">, fitting: ReadonlyArray<number>]>([
    [{}, [1, 2, 3, 4]],
    [{ operation: "record" }, [1]],
    [{ operation: ["recordForm", "set"] }, [2, 3]],
    [{ route: "/e" }, [1, 2]],
    [{ route: "POST /e" }, [2]],
    [{ route: "/nowhere" }, [4]],
    [{ key }, [1, 2]],
    [{ aboveBytes: 153 }, [2]],
    [{ aboveBytes: 154 }, []]
  ])("%j, requests %j", async (rule, expected) => {
    expect(await requests(rule)).toEqual(expected)
  })
})

describe("rules", () => {
  it("are tried in order, and each counts every request it fits", async () => {
    const server = createFakeServer()
    server.faults.set([
      { nth: 2, fault: { kind: "status", status: 501 } },
      { nth: [2, 3], fault: { kind: "status", status: 502 } }
    ])
    for (let n = 0; n < 3; n++) await server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
    expect(server.requests.map(({ status }) => status)).toEqual([200, 501, 502])
    expect(server.faults.rules.map(({ matched, applied }) => [matched, applied])).toEqual([
      [3, 1],
      [3, 1]
    ])
  })

  it("are added behind the others without disturbing their counts, and cleared", async () => {
    const server = createFakeServer({ faults: [{ nth: 2, fault: failure }] })
    await server.fetch(call(server, "/e", {}))
    server.faults.add({ nth: 1, fault: { kind: "status", status: 501 } })
    await server.fetch(call(server, "/e", {}))
    expect(server.requests.map(({ status }) => status)).toEqual([200, 500])
    expect(server.faults.rules.map(({ matched }) => matched)).toEqual([2, 1])
    server.faults.clear()
    expect(server.faults.rules).toEqual([])
  })

  it("that cannot work are refused, with every reason and with nothing changed", () => {
    const server = createFakeServer({ faults: [{ fault: failure }] })
    const wrong = [
      { fault: { kind: "explode" } },
      { nth: 0, every: 1.5, probability: 2, times: "3", fault: { kind: "status", status: 99, retryAfter: {} } },
      { rout: "/e", route: "e", window: { form: 1, for: "a while", to: "soon" }, fault: { kind: "redirect" } },
      { operation: [] },
      { nth: [1, 2], operation: ["a"], fault: { kind: "delay", by: "1 second", extra: 1 } }
    ]
    const problems = [
      "rules[0].fault.kind must be one of status, redirect, delay, drip, hang, reset, half-close",
      "rules[1].nth must be a whole number from 1 on",
      "rules[1].every must be a whole number from 1 on",
      "rules[1].probability must be between 0 and 1",
      "rules[1].times must be a whole number from 1 on",
      "rules[1].fault.status must be a whole number from 200 to 599",
      "rules[1].fault.retryAfter must be seconds, a text, a Date or { date: duration }",
      "rules[2].rout is unknown; there are operation, route",
      'rules[2].route must be like "/e" or "GET /e"',
      "rules[2].window.form is unknown; there are from, to, after, for",
      'rules[2].window.for must be a duration, such as "5 seconds"',
      "rules[2].window.to must be a point in time",
      "rules[2].fault.location is required",
      "rules[3].operation must be text",
      "rules[3].fault is required",
      "rules[4].fault.extra is unknown"
    ]
    const message = String(attempt(() => server.faults.set(wrong as unknown as ReadonlyArray<FaultRule>))) // wrong on purpose
    for (const problem of problems) expect(message).toContain(problem)
    expect(message.split("; rules[").length).toBe(problems.length)
    expect(server.faults.rules).toMatchObject([{ rule: { fault: failure } }])
  })
})

const attempt = (act: () => void): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}
