import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it, type TestContext } from "vitest"
import { ClientCompat, type CompatOptions, KM } from "../src/index.ts"

const refused = async (): Promise<Response> => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) })
}

const logFile = async (test: TestContext): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), "tallymark-"))
  test.onTestFinished(() => rm(directory, { recursive: true }))
  return join(directory, "error.log")
}

const identified = (options: CompatOptions, logging?: boolean): ClientCompat => {
  const km = new ClientCompat("K", undefined, undefined, logging, options)
  km.identify("bob")
  return km
}

const failing = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error?.name
  )

describe("ClientCompat", () => {
  it("is KM", () => {
    assert.strictEqual<unknown>(KM, ClientCompat)
    assert.instanceOf(new KM("K"), ClientCompat)
  })

  it("resolves to nothing, and to the answer when resp is true", async () => {
    const km = identified({ fetch: async () => new Response("x", { status: 500 }) })
    assert.isUndefined(await km.record("e"))
    assert.strictEqual((await km.record("e", { resp: true }))?.status, 500)
    assert.strictEqual((await km.set({ a: 1 }, "s", 1))?.status, 500)
    assert.strictEqual((await km.alias("a", "b", { resp: "yes" }))?.status, 500)
  })

  it("has a clock without a zone, and a log file by the documented name", () => {
    const km = new ClientCompat("K", { now: () => 1_700_000_000_123 })
    assert.deepStrictEqual(km.now(), new Date(1_700_000_000_123))
    assert.strictEqual(km.log_file(), "/tmp/kissmetrics_error.log")
  })

  it("writes down that a request failed, and nothing of the request", async (test) => {
    const file = await logFile(test)
    const km = identified({ fetch: refused, log_file: file, now: () => 1_700_000_000_000 })
    assert.strictEqual(km.log_file(), file)
    assert.strictEqual(await failing(km.record("e")), "MaxRetryError")
    assert.strictEqual(await failing(km.alias("a", "b")), "MaxRetryError")
    const log = await readFile(file, "utf8")
    assert.match(log, /^(<[A-Z][a-z]{2} Nov 1[45] \d\d:\d\d:20 2023> Could not transmit to host\n){2}$/)
  })

  it("writes nothing when logging is false, and fails as it would where nothing can be written", async (test) => {
    const file = await logFile(test)
    assert.strictEqual(
      await failing(identified({ fetch: refused, log_file: file }, false).record("e")),
      "MaxRetryError"
    )
    assert.strictEqual(
      await failing(identified({ fetch: refused, log_file: "/no/such/place" }).record("e")),
      "MaxRetryError"
    )
    assert.strictEqual(await failing(readFile(file)), "Error")
  })

  it("keeps to http_timeout", async () => {
    const hanging = (request: Request): Promise<Response> =>
      new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)))
    const km = new ClientCompat("K", null, 0.01, false, { fetch: hanging })
    const error = await km.alias("a", "b").catch((error) => error)
    assert.include(error.message, "(read timeout=0.01)")
  })

  it("reads the host as Python does", () => {
    assert.throws(() => new ClientCompat("K", 443), "'int' object has no attribute 'split'")
    assert.throws(() => new ClientCompat("K", new Uint8Array([58])), "a bytes-like object is required, not 'str'")
    assert.throws(() => new ClientCompat("K", "host:8080"), "port in supplied host is not 80 or 443")
    const { client } = new ClientCompat("K", "")
    assert.deepStrictEqual([client.trk_host, client.trk_scheme], ["trk.kissmetrics.io", "https"])
  })
})

describe("a path that is a dict", () => {
  it("is no keywords of the client inside", async () => {
    const km = identified({ fetch: async () => new Response("") })
    for (const call of [km.alias("a", "b", new Map(), true), km.alias("a", "b", { path: { a: 1 } })]) {
      assert.match(
        String(await call.catch(String)),
        /^TypeError: (can only concatenate str|Cannot mix str and non-str)/
      )
    }
  })
})

describe("onError", () => {
  it("hears of a failed call once, and spares a promise that nobody awaits", async () => {
    const heard: Array<unknown> = []
    const km = identified({ fetch: refused, onError: (error) => heard.push(error) }, false)
    await failing(km.record("e"))
    km.identify(null)
    await failing(km.record("e"))
    assert.deepStrictEqual(
      heard.map((error) => (error instanceof Error ? error.name : "")),
      ["MaxRetryError", "Exception"]
    )
  })
})
