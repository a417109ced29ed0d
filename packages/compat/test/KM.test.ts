/**
 * `KM` at module level: whose event is it?
 */
import { Agent, createServer, get } from "node:http"
import { createFakeServer } from "@tallymark/testing"
import { assert, beforeEach, describe, it } from "vitest"
import { KM } from "../src/index.ts"

const server = createFakeServer()

beforeEach(() => {
  server.reset()
  KM.init("0".repeat(40), { fetch: server.fetch })
})

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const who = (): ReadonlyArray<string> =>
  server
    .events()
    .map(({ person, name }) => `${person} ${name}`)
    .sort()

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "sent",
    (error) => error.message
  )

describe("KM at module level", () => {
  it("asks for a key, then for a person, in the old words", async () => {
    KM.reset()
    assert.strictEqual(await failure(KM.record("e")), "Need to initialize first (KM.init <your_key>)")
    assert.throws(() => KM.check_init(), "Need to initialize first (KM.init <your_key>)")
    KM.init("K", { fetch: server.fetch })
    await KM.run(async () => {
      assert.strictEqual(await failure(KM.record("e")), "Need to identify first (KM.identify <user>)")
      assert.throws(() => KM.check_identify(), "Need to identify first")
      assert.throws(() => KM.check_id_key(), "Need to identify first")
    })
  })

  it("records, sets and aliases", async () => {
    await KM.run(async () => {
      KM.identify("bob")
      await KM.record("Signed Up", { plan: "pro" })
      await KM.set({ city: "Oslo" })
      await KM.alias("bob", "robert")
    })
    assert.deepStrictEqual(server.person("robert")?.properties, { plan: "pro", city: "Oslo" })
    assert.strictEqual(KM.log_file(), "/tmp/kissmetrics_error.log")
    assert.instanceOf(KM.now(), Date)
  })

  it("keeps ten people apart who are served at once", async () => {
    const people = Array.from({ length: 10 }, (_, index) => `person-${index}`)
    await Promise.all(
      people.map(async (person, index) => {
        KM.identify(person)
        for (let turn = 0; turn < 10 - index; turn++) await tick()
        await KM.record("Bought")
      })
    )
    assert.deepStrictEqual(
      who(),
      people.map((person) => `${person} Bought`)
    )
  })

  it("keeps an identity from what started before it", async () => {
    await KM.run(async () => {
      const early = tick().then(() => failure(KM.record("early")))
      KM.identify("bob")
      await KM.record("late")
      assert.strictEqual(await early, "Need to identify first (KM.identify <user>)")
    })
    assert.deepStrictEqual(who(), ["bob late"])
  })

  it("shows nobody outside who is identified inside run", async () => {
    await KM.run(async () => {
      KM.identify("outer")
      await KM.run(async () => {
        assert.throws(() => KM.check_identify())
        KM.identify("inner")
        await KM.record("in")
      })
      await KM.record("out")
    })
    assert.deepStrictEqual(who(), ["inner in", "outer out"])
  })
})

describe("KM in a server", () => {
  it("never records one request as the person of another, not even on the same connection", async () => {
    const site = createServer(async (request, response) => {
      const person = new URL(request.url ?? "/", "http://site").searchParams.get("person")
      if (person !== null) KM.identify(person)
      await tick()
      response.end(await failure(KM.record("Viewed")))
    })
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve))
    const address = site.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    const agent = new Agent({ keepAlive: true, maxSockets: 2 })
    const visit = (query: string): Promise<string> =>
      new Promise((resolve, reject) => {
        get({ port, agent, path: `/${query}` }, async (response) => {
          let body = ""
          for await (const chunk of response) body += chunk
          resolve(body)
        }).on("error", reject)
      })
    const queries = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? `?person=p${index}` : ""))
    const answers = await Promise.all(queries.map(visit))
    agent.destroy()
    site.close()
    assert.deepStrictEqual(
      answers,
      queries.map((query) => (query === "" ? "Need to identify first (KM.identify <user>)" : "sent"))
    )
    assert.deepStrictEqual(
      who(),
      queries
        .filter((query) => query !== "")
        .map((query) => `${query.slice(8)} Viewed`)
        .sort()
    )
  })
})
