import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type ApiError, isApiError } from "@tallymark/core"
import { createFakeServer, startFakeServer } from "@tallymark/testing"
import * as Redacted from "effect/Redacted"
import { assert, describe, it } from "vitest"
import { createTracker, type FetchTrackerOptions } from "../src/createTracker.ts"
import { createTracker as createNodeTracker } from "../src/node.ts"
import { type RedisOutboxOptions, redisOutbox } from "../src/outbox-redis.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { key, swift } from "./support/product.ts"

const refusal = (make: () => unknown): ApiError => {
  try {
    make()
  } catch (error) {
    if (isApiError(error)) return error
  }
  return assert.fail("the options were taken")
}

const pathsOf = ({ reason }: ApiError): ReadonlyArray<string> =>
  reason._tag === "InvalidInput" ? reason.issues.map(({ path }) => path) : assert.fail(reason._tag)

describe.each([
  ["createTracker", createTracker],
  ["createTracker of /node", createNodeTracker]
])("%s", (_, create) => {
  it("refuses options that make no sense, all of them at once", () => {
    const options = {
      key: "",
      host: "trk.kissmetrics.io/e",
      concurrency: 0,
      timeout: "soon",
      queue: { maxEvents: 1.5, maxBytes: -1, maxWaiting: Number.NaN, overflow: "spill" },
      retry: { base: "later", cap: -1, attempts: 0, retryAfterCeiling: "never" },
      sameSecond: "ignore",
      longValues: "wrap",
      outbox: false
    } as unknown as FetchTrackerOptions // what JavaScript callers pass
    const paths = pathsOf(refusal(() => create(options)))
    assert.deepStrictEqual(paths.toSorted(), [
      "concurrency",
      "host",
      "key",
      "longValues",
      "queue.maxBytes",
      "queue.maxEvents",
      "queue.maxWaiting",
      "queue.overflow",
      "retry.attempts",
      "retry.base",
      "retry.cap",
      "retry.retryAfterCeiling",
      "sameSecond",
      "timeout"
    ])
  })

  it.each(["", " ", `${key}\n`, undefined, 42])("refuses %j as a key, without repeating it", (wrong) => {
    const error = refusal(() => create({ key: wrong as string, outbox: false } as FetchTrackerOptions)) // JavaScript callers
    assert.deepStrictEqual(pathsOf(error), ["key"])
    assert.notInclude(error.message, key)
  })

  it.each([
    "ftp://trk.kissmetrics.io",
    "https://trk.kissmetrics.io/e",
    "https://trk.kissmetrics.io/?a=b",
    "https://bob:hunter2@trk.kissmetrics.io",
    "nonsense",
    ""
  ])("refuses %j as a host", (host) => {
    assert.deepStrictEqual(pathsOf(refusal(() => create({ key, host, outbox: false } as FetchTrackerOptions))), [
      "host"
    ]) // `false` is for Node
  })
})

describe("sqliteOutbox", () => {
  it("refuses options that make no sense, all of them at once", () => {
    const options: object = {
      durability: "disk",
      maxBytes: "4 GiB",
      whenFull: "evict",
      pollEvery: Number.NaN,
      longestRest: "long"
    }
    const error = refusal(() => sqliteOutbox(options))
    assert.strictEqual(error.operation, "sqliteOutbox")
    assert.deepStrictEqual(pathsOf(error), Object.keys(options))
  })

  it.each([{ pollEvery: 0 }, { maxBytes: 0 }, { longestRest: "-1 hour" }])("refuses %j", (options: object) => {
    assert.deepStrictEqual(pathsOf(refusal(() => sqliteOutbox(options))), Object.keys(options))
  })
})

describe("redisOutbox", () => {
  it("refuses options that make no sense, all of them at once, without repeating the address", () => {
    const options: object = { url: "http://bob:hunter2@localhost", pollEvery: "often", lease: 0 }
    const error = refusal(() => redisOutbox(options as RedisOutboxOptions)) // what JavaScript callers pass
    assert.strictEqual(error.operation, "redisOutbox")
    assert.deepStrictEqual(pathsOf(error), Object.keys(options))
    assert.notInclude(error.message, "hunter2")
  })
})

describe("the options", () => {
  it("take a host with or without a slash at the end, and a key that is already redacted", async () => {
    const server = createFakeServer()
    for (const host of ["https://proxy.example.com", "https://proxy.example.com/"]) {
      await using tracker = createTracker({ key: Redacted.make(key), host, fetch: server.fetch })
      await tracker.alias("bob", "rob")
    }
    const url = `https://proxy.example.com/a?_k=${key}&_p=bob&_n=rob`
    assert.deepStrictEqual(
      server.requests.map((request) => request.url),
      [url, url]
    )
  })

  it("leave what is undefined to the defaults, on Node too", async () => {
    await using server = await startFakeServer({ faults: [{ times: 12, fault: { kind: "status", status: 503 } }] })
    await using tracker = createNodeTracker({
      key,
      host: server.url,
      outbox: sqliteOutbox({ directory: mkdtempSync(join(tmpdir(), "tallymark-options-")) }),
      queue: { maxEvents: undefined, overflow: undefined },
      retry: { ...swift, attempts: undefined },
      onWarning: () => undefined,
      now: undefined
    })
    assert.strictEqual((await tracker.record("bob", "Signed Up")).attempts, 13)
  })

  it("bound the attempts on Node without an outbox", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "status", status: 503 } }] })
    const options = { key, host: server.url, outbox: false, retry: swift, onWarning: () => undefined } as const
    await using tracker = createNodeTracker(options)
    await tracker.record("bob", "Signed Up").catch(() => undefined)
    assert.strictEqual(server.requests.length, 10)
  })

  it("bound the attempts where the platform's tracker keeps nothing", async () => {
    const server = createFakeServer({ faults: [{ fault: { kind: "status", status: 503 } }] })
    await using tracker = createTracker({ key, fetch: server.fetch, retry: swift, onWarning: () => undefined })
    await tracker.record("bob", "Signed Up").catch(() => undefined)
    assert.strictEqual(server.requests.length, 10)
  })

  it("bound how many requests are under way", async () => {
    let underWay = 0
    let most = 0
    const server = createFakeServer()
    await using tracker = createTracker({
      key,
      concurrency: 3,
      fetch: async (request) => {
        most = Math.max(most, ++underWay)
        const response = await server.fetch(request)
        underWay--
        return response
      }
    })
    for (let i = 0; i < 50; i++) tracker.record("bob", `Event ${i}`)
    await tracker.flush()
    assert.strictEqual(most, 3)
  })
})
