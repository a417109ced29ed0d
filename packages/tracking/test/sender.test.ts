import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { startFakeServer } from "@tallymark/testing"
import { afterAll, assert, describe, it } from "vitest"
import { createTracker } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { TemporaryDirectory } from "./support/children.ts"
import { key, swift } from "./support/product.ts"
import { endAll, runSender, startProducer, startSender } from "./support/senders.ts"

afterAll(endAll)

/** A figure of the metrics, 0 where there is none. */
const figure = (text: string, series: string): number => {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `))
  return Number(line?.slice(series.length + 1) ?? 0)
}

const read = async (url: unknown, path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${String(url)}${path}`)
  return { status: response.status, text: await response.text() }
}

describe.concurrent("tallymark-sender", { timeout: 60_000 }, () => {
  it("delivers what products put into a file while it runs, and stops when it is told to", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const place = ["--outbox", directory.state, "--host", server.url]
    const sender = startSender([...place, "--port", "0"])
    const { url, pid } = await sender.started
    assert.strictEqual(pid, sender.child.pid)
    const producers = ["One", "Two"].map((name) =>
      startProducer({ host: server.url, outbox: directory.state, name, count: 200, pause: 1 })
    )
    const told = await Promise.all(producers.map(({ ended }) => ended))
    assert.deepStrictEqual(
      told.map(({ facts }) => facts.at(-1)),
      [{ accepted: 200 }, { accepted: 200 }]
    )
    await server.waitFor((recorded) => recorded.events().length === 400, { timeout: "20 seconds" })

    const health = await read(url, "/health")
    assert.strictEqual(health.status, 200)
    assert.deepInclude(JSON.parse(health.text), { status: "ok", dead: 0, delivered: 400 })
    const { text } = await read(url, "/metrics")
    assert.strictEqual(figure(text, "tallymark_tracking_delivered_total"), 400)
    assert.strictEqual(figure(text, "tallymark_tracking_restored_total"), 400)
    assert.strictEqual(figure(text, "tallymark_outbox_up"), 1)
    assert.strictEqual(figure(text, 'tallymark_tracking_dropped_total{reason="Rejected"}'), 0)
    assert.strictEqual((await read(url, "/")).status, 404)

    sender.child.kill("SIGTERM")
    const { code, facts } = await sender.ended
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(facts.at(-1), { restored: 400, delivered: 400, retried: 0, dropped: 0, givenBack: 0 })
    assert.deepStrictEqual(directory.lines(), [])
    assert.strictEqual(server.requests.length, 400)
  })

  it("finishes what it sends after SIGTERM, takes nothing more, and gives back what it cannot deliver in time", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "delay", by: "150 millis" } }] })
    using directory = new TemporaryDirectory()
    await startProducer({ host: server.url, outbox: directory.state, name: "Event", count: 300, pause: 0 }).ended
    const place = ["--outbox", directory.state, "--host", server.url, "--concurrency", "4"]
    const sender = startSender([...place, "--timeout", "5 seconds"])
    await server.waitFor((recorded) => recorded.events().length >= 4, { timeout: "20 seconds" })
    sender.child.kill("SIGTERM")
    await sender.said("stopping")
    const outbox = sqliteOutbox({ directory: directory.state })
    await using later = createTracker({ key, host: server.url, outbox, deliver: false })
    for (let i = 0; i < 10; i++) later.recordSync("bob", `Later ${i}`)
    assert.strictEqual(sender.child.exitCode, null)
    const { code, facts } = await sender.ended
    assert.strictEqual(code, 0)
    const { delivered, givenBack, restored } = facts.at(-1) ?? {}
    assert.strictEqual(restored, 300)
    assert.strictEqual(Number(delivered) + Number(givenBack), 300)
    assert.isAbove(Number(givenBack), 0)
    assert.strictEqual(directory.lines().length, Number(givenBack) + 10)
    const next = startSender([...place, "--concurrency", "64"])
    await server.waitFor((recorded) => recorded.events().length === 310, { timeout: "20 seconds" })
    next.child.kill("SIGINT")
    assert.strictEqual((await next.ended).code, 0)
  })

  it("is stopped at once by a second signal", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    using directory = new TemporaryDirectory()
    await startProducer({ host: server.url, outbox: directory.state, name: "Event", count: 10, pause: 0 }).ended
    const sender = startSender(["--outbox", directory.state, "--host", server.url, "--timeout", "1 minute"])
    await server.waitFor(({ requests }) => requests.length === 10, { timeout: "20 seconds" })
    sender.child.kill("SIGTERM")
    await sender.said("stopping")
    sender.child.kill("SIGINT")
    assert.strictEqual((await sender.ended).code, 130)
    assert.strictEqual(directory.lines().length, 10)
  })

  it("delivers around a call that the service refuses, lists it with the reason, and retries it when told to", async () => {
    await using server = await startFakeServer({
      faults: [{ aboveBytes: 400, fault: { kind: "status", status: 400 } }]
    })
    using directory = new TemporaryDirectory()
    const outbox = sqliteOutbox({ directory: directory.state })
    const tracker = createTracker({ key, host: server.url, outbox, deliver: false })
    const poison = { hunter2: "x".repeat(500) }
    for (let i = 0; i < 50; i++) tracker.record("bob", `Event ${i}`, i % 10 === 5 ? poison : {})
    await tracker.close()
    const place = ["--outbox", directory.state, "--host", server.url]
    const sender = startSender(place)
    await server.waitFor(({ requests }) => requests.length === 50, { timeout: "20 seconds" })
    sender.child.kill("SIGTERM")
    const { facts, stderr } = await sender.ended
    assert.deepInclude(facts.at(-1), { delivered: 45, dropped: 5 })
    assert.match(stderr, /^tallymark-sender: buried \S+ and perhaps others: record: the service rejected .* 400$/m)

    const list = await runSender(["dead", "list", ...place])
    const [head = "", ...rows] = list.stdout.trimEnd().split("\n")
    assert.match(head, /^ID +CALL +CALLED AT +DIED AT +REASON$/)
    assert.strictEqual(rows.length, 5)
    const time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"
    const row = new RegExp(`^\\S+ +record  ${time}  ${time}  record: the service rejected the request with 400$`)
    for (const line of rows) assert.match(line, row)
    assert.notInclude(list.stdout, "hunter2")
    const json = await runSender(["dead", "list", "--json", "--limit", "2", ...place])
    assert.strictEqual(json.facts.length, 2)
    const [letter] = json.facts
    assert.match(String(letter?.line), /^\/e\?_p=bob&_n=Event%205&.*hunter2=xxx/)

    assert.deepInclude(await runSender(["dead", "drop", String(letter?.id), "no-such-id", ...place]), {
      code: 1,
      stdout: "1 dropped\n",
      stderr: "tallymark-sender: 1 of 2 were not among the dead letters\n"
    })
    server.faults.clear()
    assert.deepInclude(await runSender(["dead", "retry", "--all", ...place]), {
      code: 0,
      stdout: "4 put back in line\n"
    })
    assert.strictEqual((await runSender(["dead", "list", ...place])).stdout, "no dead letters\n")
    const again = startSender(place)
    await server.waitFor((recorded) => recorded.events().length === 49, { timeout: "20 seconds" })
    again.child.kill("SIGTERM")
    await again.ended
  })

  it("says on /health and once in the log that the outbox cannot be used, and goes on when it can", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const occupied = join(directory.path, "state")
    writeFileSync(occupied, "")
    const sender = startSender(["--outbox", directory.state, "--host", server.url, "--port", "0"])
    const { url } = await sender.started
    const { status, text } = await read(url, "/health")
    assert.strictEqual(status, 503)
    assert.deepStrictEqual(JSON.parse(text), { status: "outbox unavailable", problem: "unavailable", code: "OPENING" })
    assert.strictEqual(figure((await read(url, "/metrics")).text, "tallymark_outbox_up"), 0)
    sender.child.kill("SIGTERM")
    const { code, stderr } = await sender.ended
    assert.strictEqual(code, 0)
    assert.match(stderr, /^tallymark-sender: the outbox is unavailable \(ENOTDIR\); .*\n[^\n]*stopping[^\n]*\n$/)
  })
})

describe.concurrent("the arguments of tallymark-sender", { timeout: 30_000 }, () => {
  const without = { TALLYMARK_KEY: "" }

  it.each<[string, ReadonlyArray<string>, NodeJS.ProcessEnv, RegExp]>([
    ["no key", [], without, /there is no product key; put it into TALLYMARK_KEY/],
    ["a key that is none", [], { TALLYMARK_KEY: "hunter2 hunter2" }, /key: must hold visible ASCII/],
    [
      "a key file that is not there",
      ["--key-file", "/nonexistent"],
      {},
      /the file with the product key cannot be read/
    ],
    ["a key as an argument", ["--key", key], {}, /Unknown option '--key'/],
    ["a host with a path", ["--host", "http://localhost/e"], {}, /host: must be an origin/],
    ["a concurrency of none", ["--concurrency", "0"], {}, /concurrency must be a whole number from 1/],
    ["a timeout of nonsense", [], { TALLYMARK_TIMEOUT: "soon" }, /timeout must be a duration such as "10 seconds"/],
    ["an outbox of another kind", ["--outbox", "http://localhost"], {}, /outbox: must be a directory or redis:/],
    ["another command", ["deliver"], {}, /there is no command deliver/],
    ["nothing to do with the dead", ["dead"], {}, /list, retry or drop/],
    ["nobody to drop", ["dead", "drop"], {}, /name the ids to drop, or say --all/]
  ])("are refused with exit code 2 for %s", async (_, args, env, message) => {
    const { code, stdout, stderr } = await runSender(args, env)
    assert.strictEqual(code, 2)
    assert.strictEqual(stdout, "")
    assert.match(stderr, message)
    for (const secret of ["hunter2", key]) assert.notInclude(stderr, secret)
  })

  it.each([[["--help"]], [["dead", "--help"]]])("are explained by %j with an example, in 120 columns", async (args) => {
    const { code, stdout } = await runSender(args, without)
    assert.strictEqual(code, 0)
    assert.include(stdout, "Example:")
    for (const line of stdout.split("\n")) assert.isAtMost(line.length, 120)
  })

  it("may take the key from a file and the rest from the environment", async () => {
    await using server = await startFakeServer({ keys: [key] })
    using directory = new TemporaryDirectory()
    const file = join(directory.path, "key")
    writeFileSync(file, `${key}\n`)
    const outbox = sqliteOutbox({ directory: directory.state })
    const tracker = createTracker({ key, host: server.url, outbox, deliver: false, retry: swift })
    await tracker.record("bob", "Signed Up").accepted
    await tracker.close()
    const env = {
      ...without,
      TALLYMARK_KEY_FILE: file,
      TALLYMARK_OUTBOX: directory.state,
      TALLYMARK_HOST: server.url,
      TALLYMARK_CONCURRENCY: "2",
      TALLYMARK_TIMEOUT: "3 seconds"
    }
    const sender = startSender([], env)
    await server.waitFor((recorded) => recorded.events().length === 1, { timeout: "20 seconds" })
    if (process.platform === "linux") {
      assert.notInclude(readFileSync(`/proc/${sender.child.pid}/cmdline`, "latin1"), key)
    }
    sender.child.kill("SIGTERM")
    assert.strictEqual((await sender.ended).code, 0)
  })
})
