import { createServer, type Server, type Socket } from "node:net"
import { ApiError } from "@tallymark/core"
import { createQuery, type QueryOptions } from "@tallymark/query"
import { createQuery as createNodeQuery } from "@tallymark/query/node"
import { assert, describe, it, onTestFinished } from "vitest"
import { current } from "./support/service.ts"

/** Listens on a free port and does with each connection, once a request has arrived, what a test says. */
const listening = async (serve: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.once("data", () => serve(socket))
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return typeof address === "object" ? `http://127.0.0.1:${address?.port}` : assert.fail()
}

const head = (length: number, type = "application/json") =>
  `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`

const answer = (body: string, type?: string) => (socket: Socket) =>
  socket.end(head(Buffer.byteLength(body), type) + body)

const deep = 100_000

const cases: ReadonlyArray<readonly [name: string, serve: (socket: Socket) => void, tag: string, message: RegExp]> = [
  [
    "a page",
    answer("<!doctype html><h1>Sign in</h1>", "text/html"),
    "UnreadableResponse",
    /the body is HTML or XML.*<h1>Sign in/
  ],
  ["nothing", answer(""), "UnreadableResponse", /the body is empty/],
  ["half of JSON", answer('{"data": {"series": ["2026-'), "UnreadableResponse", /breaks off or is malformed/],
  ["a text", answer("terminated early"), "UnreadableResponse", /the body is not JSON/],
  ["JSON of another shape", answer("[]"), "UnreadableResponse", /Expected object at the top|Missing key at data/],
  [
    "less than it promised",
    (socket) => socket.end(`${head(1000)}{}`),
    "TransportFailed",
    /could not be read to its end/
  ],
  ["a cut connection", (socket) => socket.resetAndDestroy(), "TransportFailed", /no response arrived/],
  ["no HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"), "TransportFailed", /no response arrived/],
  ["a head and then silence", (socket) => socket.write(head(1000)), "TimedOut", /within 300ms/],
  ["silence", () => undefined, "TimedOut", /within 300ms/],
  [
    "JSON that is too deep to mean anything",
    answer("[".repeat(deep) + "]".repeat(deep)),
    "UnreadableResponse",
    /at the top|breaks off/
  ],
  [
    "numbers that are too deep to mean anything",
    answer(`{"data":{"series":[],"values":${'{"a":'.repeat(deep)}1${"}".repeat(deep)}},"legend_size":1}`),
    "UnreadableResponse",
    /Expected number at data|breaks off/
  ],
  [
    "another status",
    (socket) => socket.end("HTTP/1.1 204 No Content\r\n\r\n"),
    "UnreadableResponse",
    /204, which this operation does not list/
  ],
  [
    "a way elsewhere",
    (socket) => socket.end("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"),
    "Rejected",
    /302, a redirect, which is never followed/
  ]
]

const faces: ReadonlyArray<readonly [string, (options: QueryOptions) => ReturnType<typeof createQuery>]> = [
  ["fetch", createQuery],
  ["the pool", createNodeQuery]
]

describe.each(faces)("over %s, a server that answers with", (_, create) => {
  it.each(cases)("%s", async (_, serve, tag, message) => {
    const host = await listening(serve)
    const timeout = tag === "TimedOut" ? "300 millis" : "30 seconds"
    await using query = create({ credentials: current, host, timeout, retry: { attempts: 1 } })
    const question = { event: "A", from: "2026-01-01", to: "2026-01-02" }
    const error = await query.segmentation.counts(question).catch((thrown) => thrown)
    assert.instanceOf(error, ApiError)
    assert.strictEqual(error.reason._tag, tag)
    assert.match(error.message, message)
    assert.notMatch(JSON.stringify(error) + String(error) + String(error.stack), /sesame/)
  })

  it("more than it is asked to read", async () => {
    const body = (bytes: number) => `["${"x".repeat(bytes - 4)}"]`
    const host = await listening((socket) => answer(body(1001))(socket))
    const names = async (maxBytes?: number) => {
      await using query = create({ credentials: current, host, maxBytes, limits: false, retry: { attempts: 1 } })
      return await query.events.names({ type: "general" })
    }
    const error = await names(1000).catch((thrown) => thrown)
    assert.instanceOf(error, ApiError)
    assert.strictEqual(error.reason._tag, "UnreadableResponse")
    assert.match(error.message, /longer than 1000 bytes, the most that is read of an answer/)
    for (const enough of [1001, Number.POSITIVE_INFINITY, undefined]) {
      assert.strictEqual((await names(enough))[0]?.length, 997)
    }
  })

  it("a report that is broken down without end", async () => {
    const series = `{"a":${'{"b":'.repeat(deep)}1${"}".repeat(deep)}}`
    const body = `{"computed_at":"","date_range":{"from_date":"","to_date":""},"headers":[],"series":${series}}`
    await using query = create({ credentials: current, host: await listening(answer(body)) })
    const error = await query.insights.report({ bookmark: 1 }).catch((thrown) => thrown)
    assert.match(error.message, /Expected numbers by name and date at series|breaks off/)
  })

  it("properties that are too deep, which are let through", async () => {
    const body = `{"status":"ok","results":{"events":[{"event":"A","properties":{"__proto__":1,"a":${"[".repeat(1000)}${"]".repeat(1000)}}}]}}`
    await using query = create({ credentials: current, host: await listening(answer(body)) })
    const [event] = await query.activity.list({ distinctIds: ["bob"], from: "2026-01-01", to: "2026-01-02" })
    assert.deepStrictEqual(Object.keys(event?.properties ?? {}), ["__proto__", "a"])
    assert.strictEqual(Object.getPrototypeOf(event?.properties), Object.prototype)
  })
})
