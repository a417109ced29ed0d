/**
 * Each quirk of the query client, kept and fixed.
 */
import { assert, describe, it } from "vitest"
import {
  type CompatOptions,
  ConcurrentPaginator,
  type Fix,
  MixpanelQueryClient,
  PyBytes,
  PyFloat,
  type PyValue,
  SecretAuth
} from "../src/index.ts"
import { quirks } from "../src/internal/quirks.ts"
import { cases, outcome } from "./support/query-quirks.ts"
import { scripted } from "./support/ScriptedServer.ts"

const check = (found: string, expected: string | RegExp): void => {
  if (typeof expected === "string") assert.strictEqual(found, expected)
  else assert.match(found, expected)
}

describe("the quirks of the query client", () => {
  it.each(cases.map((row) => [row[0], row] as const))("%s is kept, and fixed when fix names it", async (_, row) => {
    const [quirk, work, kept, fixed, respond] = row
    check(await outcome(work, [], respond), kept)
    check(await outcome(work, ["K1"], respond), kept)
    check(await outcome(work, [quirk], respond), fixed)
  })

  it("M2: signs bytes as they are sent", () => {
    const signature = (fix: Fix): string => {
      const { auth } = new MixpanelQueryClient("key", "secret", { now: () => 0, fix })
      const { url } = auth.authenticate("https://host/x/", { event: PyBytes(Buffer.from("café")) })
      return new URL(url).searchParams.get("sig") ?? ""
    }
    const text = new MixpanelQueryClient("key", "secret", { now: () => 0 }).auth.authenticate("https://host/x/", {
      event: "café"
    })
    assert.notStrictEqual(signature([]), new URL(text.url).searchParams.get("sig"))
    assert.strictEqual(signature(["M2"]), new URL(text.url).searchParams.get("sig"))
  })

  it("M5: leaves the caller's dict alone, whatever fix says", async () => {
    const params = { sig: "mine", limit: 0, list: ["a"] }
    const client = new MixpanelQueryClient("key", "secret", { fetch: async () => new Response("{}") })
    await client.connection.request("x", params)
    assert.deepStrictEqual(params, { sig: "mine", limit: 0, list: ["a"] })
    assert.deepStrictEqual(client.connection.check_params(params), { sig: "mine", list: ["a"] })
    assert.deepStrictEqual(client.connection.check_params(new Map([[1, 0]])), new Map())
  })

  it.each([
    [[], "identity"],
    [["M18"], null]
  ] as const)("M18: with fix %j the packing that is asked for is %s", async (fix, expected) => {
    let asked: string | null = "nothing"
    const fetch = async (request: Request): Promise<Response> => {
      asked = request.headers.get("accept-encoding")
      return new Response("{}")
    }
    await new MixpanelQueryClient("key", "secret", { fetch, fix }).get_funnel_list()
    assert.strictEqual(asked, expected)
  })

  it("M19: a timeout that is no time is refused at once", async () => {
    assert.throws(
      () => new MixpanelQueryClient("key", "secret", 0, null, { fix: ["M19"] }),
      "timeout must be more than 0"
    )
    const failure = (timeout: PyValue) =>
      Reflect.construct(MixpanelQueryClient, ["key", "secret", timeout]).get_funnel_list().catch(String)
    assert.strictEqual(await failure(-1), "ValueError: Timeout value out of range")
    assert.strictEqual(await failure(PyFloat(-1)), "ValueError: Timeout value out of range")
    assert.strictEqual(await failure(Number.NaN), "ValueError: Invalid value NaN (not a number)")
  })

  it("M21: no secret is no secret", async () => {
    const header = (options: CompatOptions): string | null => {
      const { auth } = new MixpanelQueryClient("key", null, null, SecretAuth, options)
      return auth.authenticate("https://host/x/", {}).headers.get("authorization")
    }
    assert.strictEqual(header({}), "Basic Tm9uZTo=")
    assert.throws(() => header({ fix: ["M21"] }), "api_secret is empty")
  })

  it("M26: pages are fetched five at a time, and not after an empty one", async () => {
    const fetched = async (fix: Fix) => {
      let running = 0
      let most = 0
      let calls = 0
      const paginator = new ConcurrentPaginator(
        async ({ page = 0 }) => {
          calls++
          most = Math.max(most, ++running)
          await new Promise((resolve) => setImmediate(resolve))
          running--
          return { page: 0, page_size: 1, total: 60, session_id: "s", results: Number(page) < 10 ? [Number(page)] : [] }
        },
        undefined,
        { fix }
      )
      const { length } = await paginator.fetch_all()
      return { most, calls, length }
    }
    assert.deepStrictEqual(await fetched([]), { most: 20, calls: 60, length: 10 })
    const { most, calls, length } = await fetched(["M26"])
    assert.deepStrictEqual([most, length], [5, 10])
    assert.isBelow(calls, 20)
  })

  it("are each shown", () => {
    const optional = Object.entries(quirks).flatMap(([number, remedy]) =>
      remedy === "option" && number.startsWith("M") ? [number] : []
    )
    assert.sameMembers([...new Set(cases.map(([quirk]) => quirk)), "M18", "M19", "M21", "M26"], optional)
  })

  const telling = cases.filter(([, , kept, fixed]) => String(kept) !== String(fixed))

  it.each(telling.map((row) => [row[0], row] as const))("%s is fixed by all", async (_, [, work, kept, , respond]) => {
    const found = await outcome(work, "all", respond)
    if (typeof kept === "string") assert.notStrictEqual(found, kept)
    else assert.notMatch(found, kept)
  })
})

describe("M17", () => {
  it("yields what has come when the connection is lost, and then says so", async () => {
    const server = await scripted(['HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"event":"é"}\n{"event":"b"}\n{"ev'])
    const client = new MixpanelQueryClient("key", "secret", { fix: ["M17"] })
    client.connection.DATA_ENDPOINT = `http://${server.host}/api`
    const events: Array<unknown> = []
    try {
      for await (const event of client.get_export("2014-04-01", "2014-04-02")) events.push(event)
      assert.fail("the export ended well")
    } catch (error) {
      assert.strictEqual(String(error), "ExportTruncated: the export broke off after 2 events: the connection was lost")
    }
    assert.deepStrictEqual(events, [{ event: "é" }, { event: "b" }])
    await server.close()
  })

  it.each([
    ['"\xff"\n', 1, "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"],
    [
      '{"event":"b"}\n\xe2\x82',
      2,
      "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
    ],
    [`${"[".repeat(2000)}NaN${"]".repeat(2000)}\n`, 1, /^RecursionError: maximum recursion depth exceeded/]
  ])("does not take what cannot be read for a lost connection", async (rest, before, expected) => {
    const body = Buffer.from(`{"event":"a"}\n${rest}`, "latin1")
    const fetch = async (): Promise<Response> => new Response(body)
    const client = new MixpanelQueryClient("key", "secret", { fix: ["M17"], fetch })
    const events = client.get_export("2014-04-01", "2014-04-02")
    for (let read = 0; read < before; read++) assert.isFalse((await events.next()).done)
    check(String(await events.next().catch((error: unknown) => error)), expected)
  })

  it("yields lines of csv with M14, and knows a cut among them", async () => {
    const fetch = async (): Promise<Response> => new Response("event,time\na,1\nterminated early")
    const client = new MixpanelQueryClient("key", "secret", { fix: ["M14", "M17"], fetch })
    const events = client.get_export("2014-04-01", "2014-04-02", { response_format: "csv" })
    assert.deepStrictEqual(
      [await events.next(), await events.next()],
      [
        { done: false, value: "event,time" },
        { done: false, value: "a,1" }
      ]
    )
    check(String(await events.next().catch((error: unknown) => error)), /^ExportTruncated: .*terminated it early$/)
  })

  it("reads lines that come in pieces, wherever they are cut", async () => {
    const text = '{"event":"é"}\r\n\n{"event":"😀"}\n{"event":"last"}'
    for (const size of [1, 2, 3, 7, 100]) {
      const bytes = Buffer.from(text)
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size)
      )
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const piece = pieces.shift()
          return piece === undefined ? controller.close() : controller.enqueue(piece)
        }
      })
      const fetch = async (): Promise<Response> => new Response(body)
      const client = new MixpanelQueryClient("key", "secret", { fix: ["M17"], fetch })
      const events: Array<unknown> = []
      for await (const event of client.get_export("2014-04-01", "2014-04-02")) events.push(event)
      assert.deepStrictEqual(events, [{ event: "é" }, { event: "😀" }, { event: "last" }])
    }
  })

  it("gives the rest up when nobody wants it", async () => {
    let isGivenUp = false
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('{"event":"a"}\n')),
      cancel: () => {
        isGivenUp = true
      }
    })
    const fetch = async (): Promise<Response> => new Response(body)
    const client = new MixpanelQueryClient("key", "secret", { fix: ["M17"], fetch })
    for await (const event of client.get_export("2014-04-01", "2014-04-02")) {
      assert.deepStrictEqual(event, { event: "a" })
      break
    }
    assert.isTrue(isGivenUp)
  })
})
