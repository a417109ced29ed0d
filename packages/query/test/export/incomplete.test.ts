import { gzipSync } from "node:zlib"
import { assert, describe, it } from "vitest"
import { type BreakReason, ExportIncomplete } from "../../src/export/ExportIncomplete.ts"
import { type Answer, gzipped, gzippedBytes, plain, resetAfter, startServer } from "./support/ExportServer.ts"
import { exporter, platforms, readAll } from "./support/exporting.ts"
import { event, eventsOf, ndjson, numbers, range } from "./support/lines.ts"

const events = eventsOf(250)
const text = ndjson(events)
const bytes = Buffer.from(text)
const compressed = gzipSync(text)
const damaged = Buffer.from(compressed)
damaged.writeUInt32LE(damaged.readUInt32LE(damaged.length - 8) ^ 1, damaged.length - 8)

interface Failure {
  readonly answer: Answer
  readonly reason: BreakReason["_tag"]
  /** How many events come before it; undefined where that depends on how the bytes travel. */
  readonly delivered?: number
}

const failures: Readonly<Record<string, Failure>> = {
  "ends with `terminated early`": {
    answer: plain(`${text}terminated early`),
    reason: "TerminatedEarly",
    delivered: 250
  },
  "ends with a line `terminated early`": {
    answer: gzipped(`${text}terminated early\n`),
    reason: "TerminatedEarly",
    delivered: 250
  },
  "is terminated early in the middle of a line": {
    answer: gzipped(`${text}{"event":"Signed Up","propterminated early\n`),
    reason: "TerminatedEarly",
    delivered: 250
  },
  "is terminated early in the middle of its last line": {
    answer: plain(`${text}{"event":"Signed Up","propterminated early`),
    reason: "TerminatedEarly",
    delivered: 250
  },
  "is `terminated early` and nothing else": {
    answer: plain("terminated early\n"),
    reason: "TerminatedEarly",
    delivered: 0
  },
  "lacks the newline of its last line": { answer: gzipped(text.slice(0, -1)), reason: "Cut", delivered: 249 },
  "stops in the middle of a line": { answer: plain(bytes.subarray(0, -30)), reason: "Cut", delivered: 249 },
  "stops in the middle of a character": {
    answer: plain(bytes.subarray(0, bytes.indexOf("東") + 1)),
    reason: "Cut",
    delivered: 0
  },
  "is reset": { answer: resetAfter(bytes, "identity"), reason: "ConnectionLost" },
  "is reset while it is compressed": { answer: resetAfter(compressed.subarray(0, -20)), reason: "ConnectionLost" },
  "is shorter than it says": {
    answer: (response) => {
      response.writeHead(200, { "content-length": String(bytes.length + 1) })
      response.write(bytes, () => response.socket?.end())
    },
    reason: "ConnectionLost"
  }
}

/** What is wrong with the compression itself, which some platforms' `fetch` keeps to itself. */
const compressedFailures: Readonly<Record<string, Failure>> = {
  "ends before its compression does": {
    answer: gzippedBytes(compressed.subarray(0, -1)),
    reason: "Cut",
    delivered: 250
  },
  "is lost behind the last byte of its text": {
    answer: (response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": String(compressed.length) })
      response.write(compressed.subarray(0, -8), () => response.socket?.end())
    },
    reason: "ConnectionLost",
    delivered: 250
  },
  "ends early in its compression": { answer: gzippedBytes(compressed.subarray(0, 800)), reason: "Cut" },
  "has another checksum than it says": { answer: gzippedBytes(damaged), reason: "Corrupt" },
  "ends after a byte of its compression": {
    answer: gzippedBytes(compressed.subarray(0, 1)),
    reason: "Cut",
    delivered: 0
  },
  "is no gzip": { answer: gzippedBytes(bytes), reason: "Corrupt", delivered: 0 },
  "has zeros behind its compression": {
    answer: gzippedBytes(Buffer.concat([compressed, Buffer.alloc(20)])),
    reason: "Corrupt"
  },
  "has many zeros behind its compression, and more": {
    answer: gzippedBytes(Buffer.concat([compressed, Buffer.alloc(300_000), Buffer.from("terminated early\n")])),
    reason: "Corrupt"
  },
  "goes on behind its compression": {
    answer: gzippedBytes(Buffer.concat([compressed, Buffer.from("terminated early\n")])),
    reason: "Corrupt"
  }
}

describe("an export that breaks off", () => {
  for (const platform of platforms) {
    for (const [what, { answer, reason, delivered }] of Object.entries(failures)) {
      it(`says so when the response ${what} (${platform})`, async () => {
        await using server = await startServer(answer)
        await using query = exporter(server.url, platform)
        const outcome = await readAll(query.export({}))
        assert.instanceOf(outcome.error, ExportIncomplete)
        if (platform === "web" && what.includes("compressed"))
          assert.notStrictEqual(outcome.error.reason._tag, "BadLine")
        else assert.strictEqual(outcome.error.reason._tag, reason)
        assert.strictEqual(outcome.error.delivered, outcome.events.length)
        if (delivered !== undefined) assert.strictEqual(outcome.events.length, delivered)
        assert.deepStrictEqual(numbers(outcome.events), range(0, outcome.events.length))
        assert.strictEqual(server.requests.length, 1)
      })
    }
  }

  for (const [what, { answer, reason, delivered }] of Object.entries(compressedFailures)) {
    it(`says so when the response ${what}`, async () => {
      await using server = await startServer(answer)
      await using query = exporter(server.url)
      const outcome = await readAll(query.export({}))
      assert.instanceOf(outcome.error, ExportIncomplete)
      assert.strictEqual(outcome.error.reason._tag, reason)
      if (delivered !== undefined) assert.strictEqual(outcome.events.length, delivered)
      assert.deepStrictEqual(numbers(outcome.events), range(0, outcome.events.length))
    })
  }

  it("delivers what was inflated before a damage, though it came with it in one piece", async () => {
    const large = gzipSync(ndjson(Array.from({ length: 20_000 }, () => event(0))))
    large.writeUInt8(large.readUInt8(large.length - 8) ^ 1, large.length - 8)
    await using server = await startServer(gzippedBytes(large))
    await using query = exporter(server.url)
    const outcome = await readAll(query.export({}))
    assert.instanceOf(outcome.error, ExportIncomplete)
    assert.strictEqual(outcome.error.reason._tag, "Corrupt")
    assert.isAbove(outcome.events.length, 5000)
  })

  it("names the day it came to, the reason and the way on, and no event", async () => {
    await using server = await startServer(plain(`${text}terminated early`))
    await using query = exporter(server.url)
    const { error } = await readAll(query.export({}))
    assert.instanceOf(error, ExportIncomplete)
    assert.deepInclude(error, { day: "2026-01-03", delivered: 250, isRetryable: true })
    assert.strictEqual(
      error.message,
      "the export broke off on 2026-01-03, after 250 events: the service terminated it early; pass `resume` of this error to get the rest"
    )
    assert.notInclude(JSON.stringify(error), "user-")
  })

  it("delivers nothing and ends well when there is nothing", async () => {
    for (const answer of [plain(""), gzipped(""), gzippedBytes(Buffer.of())]) {
      await using server = await startServer(answer)
      await using query = exporter(server.url)
      assert.deepStrictEqual(await readAll(query.export({})), { events: [], error: undefined })
    }
  })
})
