import { describe, expect, it } from "vitest"
import { call, faces, opened } from "../faces.ts"

const decoder = new TextDecoder()

/** The messages of a stream, one by one. */
async function* messages(response: Response): AsyncGenerator<Record<string, unknown>> {
  let rest = ""
  for await (const chunk of response.body ?? []) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n")
    rest = parts.pop() ?? ""
    for (const part of parts) yield JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? "")
  }
}

describe.each(faces)("the pulse $name", (face) => {
  it("tells at once how the server is, and again whenever something has changed", async (test) => {
    const { server, fetch } = await opened(face, test, { clock: "2026-06-01" })
    const response = await fetch(`${server.url}/__fake__/live`)
    expect(response.headers.get("content-type")).toBe("text/event-stream")
    const pulses = messages(response)
    const next = async () => (await pulses.next()).value
    expect(await next()).toEqual({ now: Date.UTC(2026, 5), isRunning: false, faults: 0, requests: 0 })
    await (await fetch(call(server, "/e", { _p: "bob", _n: "Did" }))).arrayBuffer()
    expect(await next()).toMatchObject({ requests: 1 })
    const faults = JSON.stringify([{ fault: { kind: "reset" } }])
    await (await fetch(`${server.url}/__fake__/faults`, { method: "POST", body: faults })).json()
    expect(await next()).toMatchObject({ faults: 1 })
    const clock = JSON.stringify({ advance: "1 day" })
    await (await fetch(`${server.url}/__fake__/clock`, { method: "POST", body: clock })).json()
    expect(await next()).toMatchObject({ now: Date.UTC(2026, 5, 2) })
    await pulses.return(undefined)
  })

  it("beats once for many changes at a time", async (test) => {
    const { server, fetch } = await opened(face, test)
    const pulses = messages(await fetch(`${server.url}/__fake__/live`))
    await pulses.next()
    await server.seed({ users: 300 })
    const calls = Array.from({ length: 50 }, (_, index) => call(server, "/e", { _p: "bob", _n: `Did ${index}` }))
    let beats = 0
    const counted = (async () => {
      for (;;) {
        const { requests } = (await pulses.next()).value ?? {}
        beats++
        if (requests === 50) return
      }
    })()
    await Promise.all(calls.map(async (url) => (await fetch(url)).arrayBuffer()))
    await counted
    expect(beats).toBeLessThan(10)
  })

  it("keeps one beat at most for a listener who does not listen", async (test) => {
    const { server, fetch } = await opened(face, test)
    const pulses = messages(await fetch(`${server.url}/__fake__/live`))
    await pulses.next()
    for (let index = 1; index <= 50; index++) {
      await (await fetch(call(server, "/e", { _p: "bob", _n: `Did ${index}` }))).arrayBuffer()
    }
    let beats = 0
    for (;;) {
      const { requests } = (await pulses.next()).value ?? {}
      beats++
      if (requests === 50) break
    }
    // A socket holds what was written to it meanwhile, ten times a second; nothing else holds anything.
    expect(beats).toBeLessThan(face.name === "in memory" ? 2 : 20)
    await pulses.return(undefined)
  })

  it("ends when the listener leaves, and when the server closes", async (test) => {
    const { server, fetch } = await opened(face, test)
    const leave = new AbortController()
    const [leaver, stayer] = await Promise.all([
      fetch(`${server.url}/__fake__/live`, { signal: leave.signal }),
      fetch(`${server.url}/__fake__/live`)
    ])
    const [one, two] = [leaver.body?.getReader(), stayer.body?.getReader()]
    await Promise.all([one?.read(), two?.read()])
    const last = one?.read().catch((error) => error.name)
    leave.abort()
    expect(await last).toBe("AbortError")
    const end = two?.read().then(
      ({ done }) => done,
      () => true
    )
    await server.close()
    expect(await end).toBe(true)
  })
})

describe("faults", () => {
  it("can be added to those that are there", async () => {
    const [face] = faces
    const { server } = await face.open()
    const post = (query: string, kind: string) =>
      server.fetch(`${server.url}/__fake__/faults${query}`, {
        method: "POST",
        body: JSON.stringify([{ fault: { kind } }])
      })
    await post("", "reset")
    await post("?add=true", "half-close")
    expect(server.faults.rules.map(({ rule }) => rule.fault.kind)).toEqual(["reset", "half-close"])
  })
})
