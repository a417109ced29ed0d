import { startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { startRecorder, TemporaryDirectory } from "./support/children.ts"

describe.concurrent("a process that flushes on exit", { timeout: 30_000 }, () => {
  it.each(["SIGTERM", "SIGINT"] as const)("delivers before %s ends it, as that signal does", async (signal) => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "delay", by: "200 millis" } }] })
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, ending: "flush-on-exit" } as const
    const recorder = startRecorder(plan)
    await recorder.ready
    recorder.child.kill(signal)
    const { signal: ended, facts } = await recorder.ended
    assert.strictEqual(ended, signal)
    assert.deepInclude(facts.report, { delivered: 100, pending: 0 })
    assert.strictEqual(server.events().length, 100)
    assert.deepStrictEqual(directory.lines(), [])
  })

  it("is held up no longer than its deadline, and loses nothing", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    using directory = new TemporaryDirectory()
    const recorder = startRecorder({
      host: server.url,
      directory: directory.state,
      ending: "flush-on-exit",
      timeout: "300 millis"
    })
    await recorder.ready
    const begin = performance.now()
    recorder.child.kill("SIGTERM")
    const { signal, facts } = await recorder.ended
    assert.strictEqual(signal, "SIGTERM")
    assert.isBelow(performance.now() - begin, 10_000)
    assert.deepInclude(facts.report, { spooled: 100, dropped: 0 })
    assert.strictEqual(directory.lines().length, 100)
  })

  it("leaves the end to the product where that handles the signal", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, ending: "flush-and-handle" } as const
    const recorder = startRecorder(plan)
    await recorder.ready
    recorder.child.kill("SIGTERM")
    const { code } = await recorder.ended
    assert.strictEqual(code, 7)
    assert.strictEqual(server.events().length, 100)
  })

  it("leaves the end also to a handler that goes when it is called", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, ending: "flush-and-handle-once" } as const
    const recorder = startRecorder(plan)
    await recorder.ready
    recorder.child.kill("SIGTERM")
    const { code, signal } = await recorder.ended
    assert.deepStrictEqual({ code, signal }, { code: 7, signal: null })
    assert.strictEqual(server.events().length, 100)
  })

  it("waits for the slowest of trackers that were named one by one", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "delay", by: "400 millis" } }] })
    const recorder = startRecorder({ host: server.url, isPlain: true, count: 20, ending: "flush-two" })
    await recorder.ready
    recorder.child.kill("SIGTERM")
    const { signal } = await recorder.ended
    assert.strictEqual(signal, "SIGTERM")
    assert.strictEqual(server.events().length, 20)
  })

  it("ends as it would have when the hook of the product throws", async () => {
    await using server = await startFakeServer()
    const recorder = startRecorder({ host: server.url, isPlain: true, count: 5, ending: "flush-and-throw" })
    await recorder.ready
    recorder.child.kill("SIGTERM")
    const { signal, stderr } = await recorder.ended
    assert.deepStrictEqual({ signal, stderr }, { signal: "SIGTERM", stderr: "" })
    assert.strictEqual(server.events().length, 5)
  })
})
