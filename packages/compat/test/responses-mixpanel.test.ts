/**
 * Every captured answer of the query service, given again over a socket.
 */
import { constants } from "node:buffer"
import { assert, describe, it } from "vitest"
import { ConcurrentPaginator, HTTPError, MixpanelQueryClient, type PyValue, SecretAuth } from "../src/index.ts"
import { http, scripted } from "./support/ScriptedServer.ts"
import { readVectors } from "./support/vectors.ts"

interface Captured {
  readonly name: string
  readonly serverAnswers?: ReadonlyArray<{ readonly base64: string } | string | null>
  readonly returns?: unknown
  readonly yieldedBeforeError?: ReadonlyArray<unknown>
  readonly error?: {
    readonly type: string
    readonly message: string
    readonly code?: number
    readonly bodyStillReadable?: string
  }
  readonly requestsSeen?: ReadonlyArray<{ readonly path: string }>
  readonly params?: Readonly<Record<string, PyValue>> | null
  readonly returnsCount?: number
  readonly firstLast?: ReadonlyArray<number>
  readonly requests?: ReadonlyArray<Readonly<Record<string, string>>>
}

/** Captured answers that end otherwise here, and why. */
const different: Readonly<Record<string, string>> = {
  garbage: "the platform does not hand over a line that is no HTTP, so the message cannot hold it",
  "gzip-unasked": "the platform unpacks what is packed, asked for or not",
  "export/gzip-unasked-error": "the platform unpacks what is packed, asked for or not",
  "redirect-302-to-other-host-secret-leak": "M20: the secret does not follow the redirect"
}

const all = readVectors<Captured>("mixpanel-responses")
const captured = all.filter(({ serverAnswers }) => serverAnswers !== undefined)
const paginated = all.filter(({ name }) => name.startsWith("paginator/"))

const bareName = (type: string): string => type.slice(type.lastIndexOf(".") + 1)

/** As the files write it: an integer that a number cannot hold has a tag. */
const tagged = (raw: unknown): unknown =>
  JSON.parse(
    JSON.stringify(raw, (_, item) => (typeof item === "bigint" ? { $type: "int", value: String(item) } : item))
  )

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n5\r\n": 1}\r\n0\r\n\r\n'

/** The captured answer, with a redirect that leads back here. */
const bytes = (answer: { readonly base64: string } | string | null, host: string): Uint8Array | string | undefined => {
  if (answer === null) return undefined
  if (typeof answer === "string") return chunked
  const raw = Buffer.from(answer.base64, "base64")
  return raw.includes("example.test") ? raw.toString("latin1").replace("example.test", host) : raw
}

const ask = async (client: MixpanelQueryClient, path: string, yielded: Array<unknown>): Promise<unknown> => {
  if (path.endsWith("/events/")) return client.get_events(["pages"], "day", 7, { response_format: "csv" })
  if (!path.endsWith("/export/")) return client.get_funnel_list()
  for await (const event of client.get_export("2014-04-01", "2014-04-02")) yielded.push(event)
  return yielded
}

describe("the captured answers of the query service", () => {
  const cases = captured.filter(({ name, requestsSeen }) => requestsSeen?.length !== 0 && different[name] === undefined)

  it.each(cases.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
    const elsewhere = await scripted(vector.serverAnswers?.slice(1).map((answer) => bytes(answer, "")) ?? [])
    const server = await scripted([bytes(vector.serverAnswers?.[0] ?? null, elsewhere.host)])
    const client = new MixpanelQueryClient("key", "secret")
    client.connection.ENDPOINT = `http://${server.host}/api`
    client.connection.DATA_ENDPOINT = `http://${server.host}/api`
    const yielded: Array<unknown> = []
    const path = vector.requestsSeen?.[0]?.path ?? ""
    try {
      assert.deepStrictEqual(tagged(await ask(client, path, yielded)), vector.returns)
    } catch (error) {
      if (!(error instanceof Error) || vector.error === undefined) throw error
      assert.deepStrictEqual([error.name, error.message], [bareName(vector.error.type), vector.error.message])
      if (error instanceof HTTPError) {
        assert.strictEqual(error.code, vector.error.code)
        assert.strictEqual(Buffer.from(await error.read()).toString(), vector.error.bodyStillReadable)
        assert.strictEqual((await error.read()).length, 0)
        assert.notInclude(`${error.stack} ${JSON.stringify(error)}`, "sig")
      }
    }
    if (vector.yieldedBeforeError !== undefined) assert.deepStrictEqual(yielded, vector.yieldedBeforeError)
    assert.strictEqual(server.requests.length + elsewhere.requests.length, vector.requestsSeen?.length)
    assert.include(server.requests[0], path)
    await Promise.all([server.close(), elsewhere.close()])
  })

  it("unpacks an answer that is packed, and leaves packing unasked for", async () => {
    const raw = captured.find(({ name }) => name === "gzip-unasked")?.serverAnswers?.[0]
    const server = await scripted([bytes(raw ?? null, "")])
    const client = new MixpanelQueryClient("key", "secret")
    client.connection.ENDPOINT = `http://${server.host}/api`
    assert.deepStrictEqual(await client.get_funnel_list(), { ok: 1 })
    assert.include(server.requests[0], "accept-encoding: identity")
    await server.close()
  })

  it("keeps the secret from another host, and shows it to its own", async () => {
    const other = await scripted([http("200 OK", {}, '{"moved": true}')])
    const server = await scripted([
      http("302 Found", { Location: "/there" }),
      http("302 Found", { Location: `http://${other.host}/elsewhere` })
    ])
    const client = new MixpanelQueryClient("key", "secret", null, SecretAuth)
    client.connection.ENDPOINT = `http://${server.host}/api`
    assert.deepStrictEqual(await client.get_funnel_list(), { moved: true })
    assert.include(server.requests[1], "authorization: Basic c2VjcmV0Og==")
    assert.notInclude(other.requests[0], "authorization")
    await Promise.all([server.close(), other.close()])
  })

  it("names what is no HTTP as Python does", async () => {
    const server = await scripted(["HELLO\r\n\r\n"])
    const client = new MixpanelQueryClient("key", "secret")
    client.connection.ENDPOINT = `http://${server.host}/api`
    const error = await client.get_funnel_list().catch((error: unknown) => error)
    assert.strictEqual(error instanceof Error ? error.name : "", "BadStatusLine")
    await server.close()
  })

  it("sends nothing with a timeout of zero", async () => {
    const server = await scripted([])
    const client = new MixpanelQueryClient("key", "secret", 0)
    client.connection.ENDPOINT = `http://${server.host}/api`
    const error = await client.get_funnel_list().catch((error: unknown) => error)
    const expected = captured.find(({ name }) => name.startsWith("timeout-zero"))?.error?.message
    assert.deepStrictEqual([`${error}`, server.requests.length], [`URLError: ${expected}`, 0])
    await server.close()
  })

  it("reads an export that is longer than the longest string", { timeout: 60_000 }, async () => {
    const rest = Buffer.alloc(2 ** 26)
    let left = Math.ceil(constants.MAX_STRING_LENGTH / rest.length)
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from('{"event":"a"}\n')),
      pull: (controller) => (left-- > 0 ? controller.enqueue(rest) : controller.close())
    })
    const client = new MixpanelQueryClient("key", "secret", { fetch: async () => new Response(body) })
    const events = client.get_export("2014-04-01", "2014-04-02")
    assert.deepStrictEqual(await events.next(), { done: false, value: { event: "a" } })
    await events.return(null)
  })

  it.each(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"])(
    "names the platform's own patience: %s",
    async (code) => {
      const fetch = async (): Promise<Response> => {
        throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) })
      }
      const error = await new MixpanelQueryClient("key", "secret", 600, null, { fetch }).get_funnel_list().catch(String)
      assert.strictEqual(error, "TimeoutError: The read operation timed out")
    }
  )

  it("makes an export that is never read no request", async () => {
    const server = await scripted([])
    const client = new MixpanelQueryClient("key", "secret")
    client.connection.DATA_ENDPOINT = `http://${server.host}/api`
    const events = client.get_export("not a date", "2014-04-02")
    assert.strictEqual(server.requests.length, 0)
    const error = await events.next().catch((error: unknown) => error)
    assert.strictEqual(error instanceof Error ? error.name : "", "InvalidDateException")
    await server.close()
  })
})

describe("the captured pages", () => {
  it.each(paginated.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
    const asked: Array<Readonly<Record<string, string>>> = []
    const start = vector.params === null ? 0 : 2
    const paginator = new ConcurrentPaginator(async (params) => {
      asked.push(Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])))
      const page = Number(params.page ?? 0)
      const results = Array.from({ length: Math.min(10, start * 10 + 25 - page * 10) }, (_, index) => page * 10 + index)
      const total = vector.name.includes("missing-total") ? {} : { total: start * 10 + 25 }
      const page_size = vector.name.includes("zero-page-size") ? 0 : 10
      return { page, page_size, session_id: "S-1", results, ...total }
    })
    try {
      const people = await paginator.fetch_all(vector.params)
      assert.deepStrictEqual([people.length, [people[0], people.at(-1)]], [vector.returnsCount, vector.firstLast])
    } catch (error) {
      if (!(error instanceof Error) || vector.error === undefined) throw error
      assert.deepStrictEqual([error.name, error.message], [vector.error.type, vector.error.message])
    }
    assert.sameDeepMembers(asked, [...(vector.requests ?? [])])
  })
})
