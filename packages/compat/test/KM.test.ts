/**
 * `KM` at module level: whose event is it?
 */
import { AsyncResource } from "node:async_hooks"
import { EventEmitter } from "node:events"
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

describe("work that one function starts", () => {
  const people = ["ann", undefined, "bob", undefined]

  // The service drops what is equal in person, name and second, so each piece has a name of its own.
  const work = async (person: string | undefined, piece: number): Promise<unknown> => {
    if (person !== undefined) KM.identify(person)
    await tick()
    return failure(KM.record(`Did ${piece}`))
  }

  it("is nobody's where it identifies nobody, in a run of its own", async () => {
    const nobody = "Need to identify first (KM.identify <user>)"
    assert.deepStrictEqual(await Promise.all(people.map((person, piece) => KM.run(() => work(person, piece)))), [
      "sent",
      nobody,
      "sent",
      nobody
    ])
    assert.deepStrictEqual(who(), ["ann Did 0", "bob Did 2"])
  })

  it("is nobody's for a listener in a run of its own, whoever emits", async () => {
    const emitter = new EventEmitter()
    const done: Array<Promise<unknown>> = []
    emitter.on("job", (person, piece) => done.push(KM.run(() => work(person, piece))))
    await KM.run(async () => {
      KM.identify("eve")
      for (const [piece, person] of people.entries()) emitter.emit("job", person, piece)
      await Promise.all(done)
    })
    assert.deepStrictEqual(who(), ["ann Did 0", "bob Did 2"])
  })

  it("is its own person's when it is bound, though one timer does it for all", async () => {
    const jobs: Array<() => unknown> = []
    for (const [piece, person] of ["ann", "bob"].entries()) {
      KM.run(() => {
        KM.identify(person)
        jobs.push(AsyncResource.bind(() => work(undefined, piece)))
      })
    }
    await KM.run(() => {
      KM.identify("eve")
      return new Promise((resolve) => setTimeout(() => resolve(Promise.all(jobs.map((job) => job()))), 1))
    })
    assert.deepStrictEqual(who(), ["ann Did 0", "bob Did 1"])
  })

  it("is nobody's at the next turn of a timer", async () => {
    const heard: Array<unknown> = []
    await KM.run(
      () =>
        new Promise<void>((resolve) => {
          const timer = setInterval(async () => {
            if (heard.push(work(heard.length === 0 ? "ann" : undefined, heard.length)) < 3) return
            clearInterval(timer)
            await Promise.all(heard)
            resolve()
          }, 1)
        })
    )
    assert.deepStrictEqual(who(), ["ann Did 0"])
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
