import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { startFakeServer } from "@tallymark/testing"
import { afterAll, assert, describe, it } from "vitest"
import { createTracker } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { TemporaryDirectory } from "./support/children.ts"
import { type Exposition, readExposition } from "./support/exposition.ts"
import { key } from "./support/product.ts"
import { endAll, runSender, startProducer, startSender } from "./support/senders.ts"

afterAll(endAll)

const read = async (url: unknown, path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${String(url)}${path}`)
  return { status: response.status, text: await response.text() }
}

describe("the log of tallymark-sender", { timeout: 60_000 }, () => {
  it("may go away without taking the sender along", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const sender = startSender(["--outbox", directory.state, "--host", server.url])
    await sender.started
    sender.child.stdout?.destroy()
    sender.child.stderr?.destroy()
    sender.child.kill("SIGTERM")
    assert.strictEqual((await sender.ended).code, 0)
  })
})

describe.concurrent("the endpoints of tallymark-sender", { timeout: 60_000 }, () => {
  it("say that it is behind while the oldest call is too old, and that it lives all the same", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "refuse", for: "1 hour" } }] })
    using directory = new TemporaryDirectory()
    const outbox = sqliteOutbox({ directory: directory.state })
    const now = () => Date.now() - 20 * 60_000
    const tracker = createTracker({ key, host: server.url, outbox, deliver: false, now })
    await tracker.record("bob", "Signed Up").accepted
    await tracker.close()
    const place = ["--outbox", directory.state, "--host", server.url, "--port", "0"]
    const [strict, lenient] = [startSender(place), startSender([...place, "--max-age", "1 hour"])]
    const behind = await read((await strict.started).url, "/health")
    assert.strictEqual(behind.status, 503)
    const { status, oldestAge } = JSON.parse(behind.text)
    assert.strictEqual(status, "behind")
    assert.isAtLeast(oldestAge, 20 * 60)
    assert.strictEqual((await read((await strict.started).url, "/live")).status, 200)
    assert.strictEqual((await read((await lenient.started).url, "/health")).status, 200)
    server.faults.clear()
    await server.waitFor(1, { timeout: "40 seconds" })
    while ((await read((await strict.started).url, "/health")).status !== 200) await new Promise(setImmediate)
    for (const { child, ended } of [strict, lenient]) {
      child.kill("SIGTERM")
      assert.strictEqual((await ended).code, 0)
    }
  })

  it("give metrics that Prometheus can read", async () => {
    await using server = await startFakeServer({ faults: [{ nth: 3, fault: { kind: "status", status: 400 } }] })
    using directory = new TemporaryDirectory()
    const sender = startSender(["--outbox", directory.state, "--host", server.url, "--port", "0"])
    const { url } = await sender.started
    await startProducer({ host: server.url, outbox: directory.state, name: "Event", count: 20, pause: 1 }).ended
    await server.waitFor((recorded) => recorded.events().length === 19, { timeout: "20 seconds" })
    let families: Exposition = new Map()
    while (families.get("tallymark_outbox_dead")?.samples[0]?.value !== 1) {
      families = readExposition((await read(url, "/metrics")).text)
    }
    const figures = Array.from(families, ([name, { type, samples }]) => [name, type, samples.length] as const)
    assert.includeDeepMembers(figures, [
      ["tallymark_tracking_delivered_total", "counter", 1],
      ["tallymark_tracking_dropped_total", "counter", 11],
      ["tallymark_tracking_oldest_age", "gauge", 1],
      ["tallymark_outbox_up", "gauge", 1]
    ])
    assert.strictEqual(families.get("tallymark_tracking_attempt_duration")?.type, "histogram")
    sender.child.kill("SIGTERM")
    assert.strictEqual((await sender.ended).code, 0)
  })

  it("are told to be elsewhere when somebody else has the port, and no call is claimed for nothing", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const squatter = createServer().listen(0, "127.0.0.1")
    await new Promise((resolve) => squatter.once("listening", resolve))
    const { port } = squatter.address() as AddressInfo // it listens on TCP
    const place = ["--outbox", directory.state, "--host", server.url]
    const { code, stdout, stderr } = await runSender([...place, "--port", String(port)])
    squatter.close()
    assert.deepStrictEqual({ code, stdout }, { code: 1, stdout: "" })
    assert.include(stderr, "somebody else listens on the port")
  })
})
