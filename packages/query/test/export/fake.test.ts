import { type Fault, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { type BreakReason, ExportIncomplete } from "../../src/export/ExportIncomplete.ts"
import { temporaryDirectory, textIn } from "./support/directories.ts"
import { exporter, readAll } from "./support/exporting.ts"
import { eventsOf, numbers, range } from "./support/lines.ts"

/** A fake server with 500 events of five days. */
const startServer = async () => {
  const server = await startFakeServer({ clock: "2026-02-01T12:00:00Z" })
  await server.seed(eventsOf(500).map(({ event, properties }) => ({ event, properties: { ...properties } })))
  return server
}

const faults: ReadonlyArray<readonly [Fault, BreakReason["_tag"]]> = [
  [{ kind: "terminated-early", afterLines: 230 }, "TerminatedEarly"],
  [{ kind: "cut", afterBytes: 1000 }, "Cut"],
  [{ kind: "missing-newline" }, "Cut"]
]

describe("an export of the fake server", () => {
  it("delivers what the server was given", async () => {
    await using server = await startServer()
    await using query = exporter(server.url)
    const { events, error } = await readAll(query.export({}))
    assert.isUndefined(error)
    assert.deepStrictEqual(numbers(events), range(0, 500))
  })

  for (const [fault, reason] of faults) {
    it(`breaks off with ${reason} when it is ${fault.kind}, and goes on without repetitions`, async () => {
      await using server = await startServer()
      await using query = exporter(server.url)
      server.faults.set([{ operation: "exportEvents", times: 1, fault }])
      const first = await readAll(query.export({}))
      assert.instanceOf(first.error, ExportIncomplete)
      assert.strictEqual(first.error.reason._tag, reason)
      const rest = await readAll(query.export({ resume: first.error.resume }))
      assert.isUndefined(rest.error)
      assert.deepStrictEqual(numbers([...first.events, ...rest.events]), range(0, 500))
    })
  }

  it("reports a malformed line by its number", async () => {
    await using server = await startServer()
    await using query = exporter(server.url)
    server.faults.set([{ operation: "exportEvents", fault: { kind: "malformed-line", line: 77 } }])
    const { error } = await readAll(query.export({}))
    assert.instanceOf(error, ExportIncomplete)
    assert.deepStrictEqual(error.reason, { _tag: "BadLine", line: 77 })
  })

  it("goes into files, though every day breaks off once", async () => {
    await using server = await startServer()
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    server.faults.set([{ operation: "exportEvents", times: 3, fault: { kind: "cut", afterBytes: 500 } }])
    const { files } = await query.exportTo(directory.path, { to: "2026-01-05" })
    const lines = await Promise.all(files.map(async ({ path }) => (await textIn(path)).split("\n").length - 1))
    assert.deepStrictEqual(lines, [100, 100, 100, 100, 100])
    assert.deepStrictEqual(
      files.map(({ events }) => events),
      lines
    )
  })
})
