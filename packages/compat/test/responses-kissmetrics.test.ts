/**
 * What the tracking client does with answers, beside what urllib3 was seen to do.
 */
import { assert, describe, it } from "vitest"
import { Client, MaxRetryError } from "../src/index.ts"
import { http, type Script, scripted } from "./support/ScriptedServer.ts"
import { readVectors } from "./support/vectors.ts"

interface Captured {
  readonly name: string
  readonly results?: ReadonlyArray<{
    readonly status?: number
    readonly bodyLength?: number
    readonly contentType?: string | null
    readonly error?: { readonly type: string; readonly message: string }
  }>
  readonly requestsSeen?: ReadonlyArray<string>
}

const gif = http("200 OK", { "Content-Type": "image/gif" }, "x".repeat(42))

/**
 * The server of each captured case. Retry-After is 0 here, so that nobody waits; the waits have a test of their own.
 */
const servers: Readonly<Record<string, ReadonlyArray<Script>>> = {
  "200-gif": [gif],
  "304": ["HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"],
  "204": ["HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"],
  "status-413": [http("413 Payload Too Large", { "Content-Type": "text/plain" }, "x")],
  "status-414": [http("414 URI Too Long", { "Content-Type": "text/plain" }, "x")],
  "status-502": [http("502 Bad Gateway", { "Content-Type": "text/plain" }, "x")],
  "status-503": [http("503 Service Unavailable", { "Content-Type": "text/plain" }, "x")],
  "503-retry-after-2-then-200": [http("503 Service Unavailable", { "Retry-After": "0" }), gif],
  "429-retry-after-forever": [http("429 Too Many", { "Retry-After": "0", "Content-Type": "application/json" })],
  "413-retry-after-forever": [http("413 Too Large", { "Retry-After": "0", "Content-Type": "application/json" })],
  "301-redirect-followed": [http("301 Moved", { Location: "/new?x=1" }), gif],
  "redirect-loop": [http("302 Found", { Location: "/e" })],
  "keep-alive-two-calls": [gif],
  "compat-500": [http("500 Internal Server Error", { "Content-Type": "text/plain" }, "x")]
}

/** Answers that are lost: urllib3 asks four times, and this client once, because the event may have been counted. */
const lost: Readonly<Record<string, ReadonlyArray<Script>>> = {
  "connection-closed-once-then-ok": [undefined, gif],
  "connection-closed-always": [undefined],
  "truncated-body": ["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"],
  "garbage-status-line": ["HELLO\r\n\r\n"]
}

const captured = readVectors<Captured>("kissmetrics-responses")
const named = (names: Readonly<Record<string, unknown>>) =>
  captured.filter(({ name }) => names[name] !== undefined).map((vector) => [vector.name, vector] as const)

/** The message with the place of this test's server as the place of the real one. */
const placed = (message: string, host: string): string =>
  message
    .replaceAll(host, "trk.kissmetrics.com")
    .replaceAll("'127.0.0.1', port=", "'trk.kissmetrics.com', port=")
    .replace(/port=\d+/, "port=80")

describe("the captured answers of the tracking service", () => {
  it("are all looked at", () => {
    const looked = [...Object.keys(servers), ...Object.keys(lost), "pool-facts"]
    assert.sameMembers(
      captured.map(({ name }) => name),
      looked
    )
  })

  it.each(named(servers))("%s", async (name, { results, requestsSeen }) => {
    const server = await scripted(servers[name] ?? [])
    const client = new Client("K", server.host, "http")
    for (const result of results ?? []) {
      try {
        const response = await client.record("p", "e")
        const { byteLength } = await response.arrayBuffer()
        const type = response.headers.get("content-type")
        assert.deepStrictEqual(
          [response.status, byteLength, type],
          [result.status, result.bodyLength, result.contentType]
        )
      } catch (error) {
        if (!(error instanceof MaxRetryError)) throw error
        assert.strictEqual(placed(error.message, server.host), result.error?.message)
      }
    }
    const lines = server.requests.map((request) =>
      request.split(" HTTP/")[0]?.replace(" ", " http://trk.kissmetrics.com")
    )
    assert.deepStrictEqual(
      lines,
      requestsSeen?.map((line) => line.replace("example.test", "trk.kissmetrics.com"))
    )
    await server.close()
  })

  it.each(named(lost))("%s: asks once, and tells", async (name, { results }) => {
    const server = await scripted(lost[name] ?? [])
    const error = await new Client("K", server.host, "http").record("p", "e").catch((error: unknown) => error)
    assert.instanceOf(error, MaxRetryError)
    assert.strictEqual(server.requests.length, 1)
    const message = results?.[0]?.error?.message.replace("/e?_k=K&_p=p&_n=e", "/e?<redacted>")
    const isKept = message !== undefined && name !== "garbage-status-line"
    if (isKept) assert.strictEqual(placed(String(error).slice("MaxRetryError: ".length), server.host), message)
    await server.close()
  })
})

describe("a call whose answer is lost", () => {
  it("is sent again when it says when it happened, because the service counts it once", async () => {
    const server = await scripted([undefined, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", gif])
    const response = await new Client("K", server.host, "http").record("p", "e", null, 1_381_849_312)
    assert.deepStrictEqual([response.status, server.requests.length], [200, 3])
    await server.close()
  })

  it("is given up after four attempts", async () => {
    const server = await scripted([undefined])
    const error = await new Client("K", server.host, "http")
      .record("p", "e", null, 1_381_849_312)
      .catch((error) => error)
    assert.deepStrictEqual([error.name, server.requests.length], ["MaxRetryError", 4])
    await server.close()
  })

  it.each([{ _t: 1_381_849_312 }, { _t: 1_381_849_312, _d: 0 }, { _t: null, _d: 1 }, { _t: "", _d: 1 }])(
    "is not sent again when the service ignores its time: %o",
    async (properties) => {
      const server = await scripted([undefined, gif])
      const error = await new Client("K", server.host, "http").record("p", "e", properties).catch((error) => error)
      assert.deepStrictEqual([error.name, server.requests.length], ["MaxRetryError", 1])
      await server.close()
    }
  )

  it("is not sent again where a redirect has lost the time, and is where it was kept", async () => {
    const requestsTo = async (location: string): Promise<number> => {
      const server = await scripted([http("302 Found", { Location: location }), undefined])
      const call = new Client("K", server.host, "http").record("p", "e", null, 1_381_849_312)
      assert.strictEqual(await call.catch((error) => error.name), "MaxRetryError")
      await server.close()
      return server.requests.length
    }
    assert.strictEqual(await requestsTo("/x"), 2)
    assert.strictEqual(await requestsTo("/x?_k=K&_p=p&_d=1&_t=1381849312&_n=e"), 4)
  })

  it("holds neither the key nor the person in its error", async () => {
    const server = await scripted([undefined])
    const error = await new Client("secret-key", server.host, "http")
      .record("ann@example.com", "e")
      .catch((error) => error)
    assert.notMatch(`${error.stack} ${JSON.stringify(error)} ${error.reason}`, /secret-key|ann/)
    await server.close()
  })
})

describe("a service that cannot be reached", () => {
  it("is tried four times, because nothing can have been counted", async () => {
    let attempts = 0
    const refused = async (): Promise<Response> => {
      attempts++
      throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) })
    }
    const error = await new Client("K", { fetch: refused }).record("p", "e").catch((error) => error)
    assert.deepStrictEqual([attempts, error.name], [4, "MaxRetryError"])
    assert.include(
      error.message,
      "HTTPSConnectionPool(host='trk.kissmetrics.io', port=443): Max retries exceeded with url: /e?<redacted>"
    )
  })

  it("is given up after the timeout, which urllib3 does not have", async () => {
    const hanging = (request: Request): Promise<Response> =>
      new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)))
    const error = await new Client("K", { fetch: hanging, timeout: 0.01 }).record("p", "e").catch((error) => error)
    assert.include(error.message, "Read timed out. (read timeout=0.01)")
  })
})
