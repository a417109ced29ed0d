import { once } from "node:events"
import * as http from "node:http"
import * as net from "node:net"
import { type Fault, startFakeServer } from "@tallymark/testing"
import { describe, expect, it, type TestContext } from "vitest"
import { call, key } from "./faces.ts"

const started = async (test: TestContext, options?: Parameters<typeof startFakeServer>[0]) => {
  const server = await startFakeServer(options)
  test.onTestFinished(() => server.close())
  return server
}

/** One request by node:http, to its end or its error. An answer that breaks off shows as one that is not complete. */
const get = (options: http.RequestOptions): Promise<{ status: number; bytes: number; complete: boolean }> =>
  new Promise((resolve, reject) => {
    const request = http.get(options)
    request.on("error", reject)
    request.on("response", (response) => {
      request.off("error", reject).on("error", () => undefined)
      let bytes = 0
      response.on("data", (chunk) => {
        bytes += chunk.length
      })
      response.on("error", () => undefined)
      response.on("close", () => resolve({ status: response.statusCode ?? 0, bytes, complete: response.complete }))
    })
  })

const target = (url: string): http.RequestOptions => {
  const { hostname, port, pathname, search } = new URL(url)
  return { hostname, port, path: `${pathname}${search}`, agent: false }
}

describe("a listening server", () => {
  it("starts in less than 50 ms", async (test) => {
    const times: Array<number> = []
    for (let round = 0; round < 5; round++) {
      const begin = performance.now()
      await started(test)
      times.push(performance.now() - begin)
    }
    expect(Math.min(...times)).toBeLessThan(50)
  })

  it("takes a free port, or the one it is given", async (test) => {
    const [one, two] = [await started(test), await started(test)]
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(one.url).not.toBe(two.url)
    const port = Number(new URL(one.url).port)
    await expect(startFakeServer({ port })).rejects.toThrow("EADDRINUSE")
    await one.close()
    expect((await started(test, { port })).url).toBe(one.url)
  })

  it("listens on IPv6 too", async (test) => {
    const server = await started(test, { hostname: "::1" })
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await fetch(call(server, "/e", { _p: "bob", _n: "Did" }))).status).toBe(200)
  })

  it("answers in memory as well, from the same store", async (test) => {
    const server = await started(test)
    await server.fetch(call(server, "/e", { _p: "bob", _n: "One" }))
    await fetch(call(server, "/e", { _p: "bob", _n: "Two" }))
    expect(server.events().map(({ name }) => name)).toEqual(["One", "Two"])
  })

  it("keeps connections open between requests, and answers many on one", async (test) => {
    const server = await started(test)
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    test.onTestFinished(() => agent.destroy())
    for (let n = 0; n < 5; n++) await get({ ...target(call(server, "/e", { _p: "bob", _n: `${n}` })), agent })
    expect(server.events()).toHaveLength(5)
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
  })

  it("takes a query far longer than servers usually do, and says that it is too long", async (test) => {
    const server = await started(test)
    const { status } = await get(target(call(server, "/e", { _p: "bob", _n: "Did", x: "y".repeat(100_000) })))
    expect(status).toBe(200)
    expect(server.violations).toMatchObject([{ issues: [{ path: "properties.x" }] }])
  })

  it("can be used as a proxy by a client whose host cannot be changed", async (test) => {
    const server = await started(test)
    const path = `http://trk.kissmetrics.com/e?_k=${key}&_p=bob&_n=Did`
    const { status, bytes } = await get({ ...target(server.url), path, headers: { host: "trk.kissmetrics.com" } })
    expect([status, bytes]).toEqual([200, 42])
    expect(server.requests[0]?.url).toBe(path)
  })

  it("is closed at the end of a block, with every connection", async () => {
    const server = await startFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    const hanging = get(target(call(server, "/e", {}))).catch((error) => error.code)
    await server.waitFor(() => server.requests.length === 1)
    await server[Symbol.asyncDispose]()
    expect(await hanging).toBe("ECONNRESET")
    await expect(get(target(server.url))).rejects.toMatchObject({ code: "ECONNREFUSED" })
    await server.close()
  })
})

describe("on the wire", () => {
  it("a reset is a reset, and a half-close is an end without an answer", async (test) => {
    const server = await started(test)
    const { hostname, port } = new URL(server.url)
    const ending = async () => {
      const socket = net.connect(Number(port), hostname)
      test.onTestFinished(() => {
        socket.destroy()
      })
      socket.write("GET /e HTTP/1.1\r\nHost: x\r\n\r\n")
      socket.resume()
      return once(socket, "end").then(
        () => "end",
        (error) => error.code
      )
    }
    server.faults.set([{ fault: { kind: "half-close" } }])
    expect(await ending()).toBe("end")
    server.faults.set([{ fault: { kind: "reset" } }])
    expect(await ending()).toBe("ECONNRESET")
  })

  it("the body stops where the fault says", async (test) => {
    const server = await started(test)
    const seen = async (fault: Fault) => {
      server.faults.set([{ fault }])
      return get(target(call(server, "/e", { _p: "bob", _n: JSON.stringify(fault) })))
    }
    expect(await seen({ kind: "reset", at: "body" })).toEqual({ status: 200, bytes: 21, complete: false })
    expect(await seen({ kind: "content-length", off: 10 })).toEqual({ status: 200, bytes: 42, complete: false })
    expect(await seen({ kind: "content-length", off: -10 })).toEqual({ status: 200, bytes: 32, complete: true })
    expect(await seen({ kind: "drip", bytes: 20, every: 1 })).toEqual({ status: 200, bytes: 42, complete: true })
    await expect(seen({ kind: "ack-lost" })).rejects.toMatchObject({ code: "ECONNRESET" })
    expect(server.events()).toHaveLength(5)
  })

  it("a client that gives up in the middle disturbs nobody", async (test) => {
    const server = await started(test, { faults: [{ times: 1, fault: { kind: "hang", at: "body" } }] })
    const request = http.get(target(call(server, "/e", { _p: "bob", _n: "Did" })))
    const [response] = (await once(request, "response")) as [http.IncomingMessage] // of Node's own event
    await once(response, "data")
    response.destroy()
    expect(await get(target(call(server, "/e", { _p: "bob", _n: "More" })))).toMatchObject({ status: 200 })
  })

  it("a mistake in the server is a 500 that says so, and an address that is none a 400", async (test) => {
    let isBroken = false
    const now = () => {
      if (isBroken) throw new Error("no time")
      return 0
    }
    const server = await started(test, { clock: { now, sleep: () => new Promise(() => undefined) } })
    expect((await get({ ...target(server.url), path: "//" })).status).toBe(400)
    isBroken = true
    const response = await fetch(call(server, "/e", {}))
    expect([response.status, await response.text()]).toEqual([500, "the fake server failed: Error: no time\n"])
  })

  it("a request that is no HTTP is turned away", async (test) => {
    const server = await started(test)
    const { hostname, port } = new URL(server.url)
    const socket = net.connect(Number(port), hostname)
    socket.write("nonsense\r\n\r\n")
    const [chunk] = await once(socket, "data")
    expect(String(chunk)).toMatch(/^HTTP\/1.1 400/)
    socket.destroy()
  })
})
