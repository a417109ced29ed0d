import { setTimeout } from "node:timers/promises"
import { startFakeServer } from "@tallymark/testing"
import { afterAll, assert, describe, it } from "vitest"
import { hasRedis, RedisServer } from "../../../tools/test-support/redis-server.ts"
import { endAll, type Running, runSender, startProducer, startSender } from "./support/senders.ts"

afterAll(endAll)

/** How long producers produce; a minute proves more, and takes one. */
const seconds = Number(process.env.TALLYMARK_FLEET_SECONDS ?? "4")

/** A random whole number below a bound. */
const below = (bound: number): number => Math.floor(Math.random() * bound)

const kill = async (running: Running | undefined, signal: NodeJS.Signals): Promise<void> => {
  running?.child.kill(signal)
  await running?.ended
}

describe.skipIf(!hasRedis)("senders on one Redis (needs redis-server)", { timeout: 60_000 + seconds * 2000 }, () => {
  it("deliver what products put into it, and look after its dead letters", async () => {
    await using redis = await RedisServer.start()
    await using server = await startFakeServer({
      faults: [{ nth: 7, fault: { kind: "status", status: 400 } }]
    })
    const env = { TALLYMARK_OUTBOX: redis.url, TALLYMARK_HOST: server.url }
    const sender = startSender(["--port", "0"], env)
    const { url } = await sender.started
    await startProducer({ host: server.url, outbox: redis.url, name: "Event", count: 100, pause: 1 }).ended
    await server.waitFor((recorded) => recorded.events().length === 99, { timeout: "20 seconds" })
    while ((await (await fetch(`${String(url)}/health`)).json()).dead !== 1) await setTimeout(20)
    await kill(sender, "SIGTERM")
    assert.deepInclude((await sender.ended).facts.at(-1), { delivered: 99, dropped: 1 })
    const { facts } = await runSender(["dead", "list", "--json"], env)
    assert.strictEqual(facts.length, 1)
    assert.strictEqual(facts[0]?.reason, "record: the service rejected the request with 400")
    const retried = await runSender(["dead", "retry", String(facts[0]?.id)], env)
    assert.deepInclude(retried, { code: 0, stdout: "1 put back in line\n" })
    const again = startSender([], env)
    await server.waitFor((recorded) => recorded.events().length === 100, { timeout: "20 seconds" })
    await kill(again, "SIGTERM")
  })

  it("lose and double nothing while senders are killed and Redis starts again", async () => {
    await using redis = await RedisServer.start()
    await using server = await startFakeServer({ faults: [{ every: 500, fault: { kind: "ack-lost" } }] })
    const env = { TALLYMARK_OUTBOX: redis.url, TALLYMARK_HOST: server.url, TALLYMARK_LEASE: "1 second" }
    const senders = [startSender([], env), startSender([], env)]
    const producers = ["One", "Two", "Three"].map((name) =>
      startProducer({ host: server.url, outbox: redis.url, name, pause: 20 })
    )
    await Promise.all([...senders, ...producers].map(({ started }) => started))
    const end = performance.now() + seconds * 1000
    const restart = performance.now() + seconds * 500
    let kills = 0
    let isRestarted = false
    while (performance.now() < end) {
      await setTimeout(200 + below(seconds * 100))
      const victim = below(2)
      await kill(senders[victim], "SIGKILL")
      senders[victim] = startSender([], env)
      kills++
      if (performance.now() < restart || isRestarted) continue
      isRestarted = true
      await redis.kill()
      await setTimeout(below(500))
      await redis.start()
    }
    const told = await Promise.all(producers.map((producer) => kill(producer, "SIGTERM").then(() => producer.ended)))
    const accepted = told.reduce((sum, { facts }) => sum + Number(facts.at(-1)?.accepted), 0)
    await server.waitFor((recorded) => recorded.events().length >= accepted, { timeout: "30 seconds" })
    await Promise.all(senders.map((sender) => kill(sender, "SIGTERM")))
    assert.isTrue(isRestarted)
    assert.isAbove(kills, 2)
    assert.isAbove(accepted, 100)
    assert.strictEqual(server.events().length, accepted)
  })
})
