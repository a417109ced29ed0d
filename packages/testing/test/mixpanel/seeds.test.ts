import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { gzipSync } from "node:zlib"
import { createFakeServer, type FakeServer, type SeedInput } from "@tallymark/testing"
import { describe, expect, it, type TestContext } from "vitest"
import { days, event, login, noon, projectId, withProject } from "./project.ts"

const exported = async (server: FakeServer) => {
  const query = new URLSearchParams({ project_id: String(projectId), ...days })
  const response = await server.fetch(`${server.url}/api/2.0/export?${query}`, { headers: login })
  return (await response.text())
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

const counted = async (server: FakeServer, name: string) => {
  const query = new URLSearchParams({ project_id: String(projectId), ...days, event: name, unit: "month" })
  const response = await server.fetch(`${server.url}/api/query/segmentation?${query}`, { headers: login })
  return (await response.json()).data.values[name]["2026-02-01"]
}

const did = event("Did", "ann", "2026-02-14T10:00:00Z", { $insert_id: "i1", deep: [{ a: null }] })
const other = event("Other", "bob", "2026-02-13T10:00:00Z")

const file = async (test: TestContext, name: string, content: string | Uint8Array) => {
  const directory = await mkdtemp(join(tmpdir(), "seeds-"))
  test.onTestFinished(() => rm(directory, { recursive: true }))
  await writeFile(join(directory, name), content)
  return join(directory, name)
}

describe("events of Mixpanel", () => {
  const text = `${JSON.stringify(did)}\n\n${JSON.stringify(other)}`

  const inputs: ReadonlyArray<readonly [name: string, input: (test: TestContext) => SeedInput | Promise<SeedInput>]> = [
    ["items", () => [did, other]],
    ["an async iterable", () => Readable.from([did, other])],
    ["lines", () => text.split("\n")],
    ["a text", () => text],
    ["a file", async (test) => ({ file: await file(test, "export.jsonl", text) })],
    ["a compressed file", async (test) => ({ file: await file(test, "export.jsonl.gz", gzipSync(text)) })]
  ]
  it.for(inputs)("are seeded from %s", async ([, input], test) => {
    const server = createFakeServer(withProject())
    const seeded = await server.seed(await input(test))
    expect(seeded).toMatchObject({ events: 2, sets: 0, aliases: 0, skipped: [] })
    expect(await exported(server)).toEqual([other, did])
    expect(server.events()).toEqual([])
  })

  it("are all in an export, and count once in a report", async () => {
    const server = createFakeServer(withProject())
    const later = event("Did", "ann", "2026-02-14T11:00:00Z", { $insert_id: "i1" })
    const elsewhere = event("Did", "bob", "2026-02-14T10:00:00Z", { $insert_id: "i1" })
    const anonymous = event("Did", "ann", "2026-02-14T10:00:00Z")
    await server.seed([did, elsewhere, did, anonymous, anonymous, later, did])
    expect(await exported(server)).toHaveLength(7)
    expect(await counted(server, "Did")).toBe(5)
  })

  it("may be mixed with lines of KISSmetrics, and what is neither is skipped by its number", async () => {
    const server = createFakeServer(withProject())
    const lines = [
      JSON.stringify(did),
      `{"_p":"ann","_t":${Date.parse("2026-02-14T10:00:00Z") / 1000},"_n":"Did"}`,
      "nonsense",
      '{"event":"No properties"}'
    ]
    const { events, skipped } = await server.seed(lines)
    expect([events, skipped.map(({ line }) => line)]).toEqual([2, [3, 4]])
    expect(await counted(server, "Did")).toBe(2)
  })

  it("have times in seconds or milliseconds, or the server's when they have none", async () => {
    const server = createFakeServer(withProject())
    const millis = Date.parse("2026-02-14T10:00:00Z")
    await server.seed([
      { event: "a", properties: { time: millis / 1000, distinct_id: 1 } },
      { event: "b", properties: { time: millis + 1000 } },
      { event: "c", properties: {} }
    ])
    expect((await exported(server)).map(({ properties }) => [properties.time, properties.distinct_id])).toEqual([
      [millis / 1000, "1"],
      [millis / 1000 + 1, ""],
      [noon / 1000, ""]
    ])
  })

  it("are nothing but data, whatever their names", async () => {
    const server = createFakeServer(withProject())
    const line = '{"event":"__proto__","properties":{"time":1771063200,"__proto__":{"polluted":1},"constructor":2}}'
    await server.seed(line)
    const [{ properties }] = await exported(server)
    expect(Object.keys(properties)).toEqual(["time", "distinct_id", "__proto__", "constructor"])
    expect(await counted(server, "__proto__")).toBe(1)
    expect({}).not.toHaveProperty("polluted")
  })

  it("fail with the file that is not there", async () => {
    const server = createFakeServer()
    await expect(server.seed({ file: "/nowhere/at.all" })).rejects.toThrow("ENOENT")
    await expect(server.seed({ file: "/nowhere/at.all.gz" })).rejects.toThrow("ENOENT")
  })

  it("fail when a compressed file is none, or is cut", async (test) => {
    const server = createFakeServer()
    await expect(server.seed({ file: await file(test, "a.gz", "plain") })).rejects.toThrow("incorrect header check")
    const cut = gzipSync("x".repeat(9999)).subarray(0, 20)
    await expect(server.seed({ file: await file(test, "b.gz", cut) })).rejects.toThrow("unexpected end of file")
  })
})

describe("profiles", () => {
  it("replace each other, and what is none is skipped by its number", async (test) => {
    const server = createFakeServer(withProject())
    const lines = ['{"$distinct_id":"ann","$properties":{"a":1}}', "[]", '{"$distinct_id":"ann","$properties":{"b":2}}']
    const seeded = await server.seedPeople({ file: await file(test, "people.jsonl", lines.join("\n")) })
    expect(seeded).toMatchObject({ people: 2, skipped: [{ line: 2 }] })
    const response = await server.fetch(`${server.url}/api/query/engage?project_id=${projectId}`, {
      method: "POST",
      headers: login
    })
    expect((await response.json()).results).toEqual([{ $distinct_id: "ann", $properties: { b: 2 } }])
  })
})

it("takes a million events in seconds", { timeout: 60_000 }, async () => {
  const server = createFakeServer(withProject())
  const count = 1_000_000
  const first = Date.parse("2026-02-01T00:00:00Z") / 1000
  function* events() {
    for (let index = 0; index < count; index++) {
      yield { event: "Did", properties: { time: first + index, distinct_id: `p${index % 1000}`, index } }
    }
  }
  const start = performance.now()
  await server.seed(events())
  expect(await counted(server, "Did")).toBe(count)
  expect(performance.now() - start).toBeLessThan(30_000)
})
