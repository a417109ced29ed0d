import { existsSync } from "node:fs"
import { readdir, readFile, stat, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet"
import { assert, describe, it, type TestContext } from "vitest"
import { seedShop, startService } from "./support/service.ts"
import { makeHome } from "./support/tallymark.ts"

const days = ["--from", "2026-02-12", "--to", "2026-02-14"]

const exporting = async (test: TestContext) => {
  const home = await makeHome(test)
  const { environment, server } = await startService(test)
  await seedShop(server)
  const directory = join(home.directory, "events")
  return {
    server,
    directory,
    path: (name: string) => join(directory, name),
    run: (...args: ReadonlyArray<string>) => home.run(["export", "--out", directory, ...days, ...args], { environment })
  }
}

/** Exports asked for. */
const asked = (requests: ReadonlyArray<{ readonly url: string }>): number =>
  requests.filter(({ url }) => url.includes("/export")).length

describe("tallymark export", () => {
  it("writes lines by day, readable by their owner only", async (test) => {
    const { directory, path, run } = await exporting(test)
    const { code, stdout } = await run()
    assert.deepStrictEqual([code, stdout], [0, `${directory} has 3 days, 3 of them new\n`])
    assert.sameMembers(await readdir(directory), [
      ".parts",
      "2026-02-12.ndjson",
      "2026-02-13.ndjson",
      "2026-02-14.ndjson"
    ])
    const lines = (await readFile(path("2026-02-12.ndjson"), "utf8")).trimEnd().split("\n")
    assert.sameMembers(
      lines.map((line) => JSON.parse(line).event),
      ["Signed Up", "Signed Up", "Paid"]
    )
    assert.strictEqual((await stat(path("2026-02-12.ndjson"))).mode & 0o777, 0o600)
  })

  it("asks for no day twice", async (test) => {
    const { run, server } = await exporting(test)
    for (const layout of [[], ["--gzip"], ["--parquet"]]) {
      await run(...layout)
      const before = asked(server.requests)
      const { stdout } = await run(...layout)
      assert.include(stdout, "has 3 days, 0 of them new")
      assert.strictEqual(asked(server.requests), before)
    }
  })

  it("asks again for a day that was not over when its file was written", async (test) => {
    const { path, run } = await exporting(test)
    await run()
    await utimes(path("2026-02-14.ndjson"), new Date(), new Date("2026-02-14T23:00:00Z"))
    assert.include((await run()).stdout, "has 3 days, 1 of them new")
    await utimes(path("2026-02-14.ndjson"), new Date(), new Date("2026-02-14T23:00:00Z"))
    assert.include((await run("--time-zone", "Europe/Oslo")).stdout, "has 3 days, 0 of them new")
  })

  it("keeps the files compressed with --gzip, and filters", async (test) => {
    const { path, run } = await exporting(test)
    assert.strictEqual((await run("--gzip", "--event", "Paid", "--where", 'properties["amount"] > 5')).code, 0)
    const lines = gunzipSync(await readFile(path("2026-02-14.ndjson.gz")))
      .toString()
      .trimEnd()
      .split("\n")
    assert.sameMembers(
      lines.map((line) => JSON.parse(line).properties.amount),
      [20, 7]
    )
  })

  it("writes Parquet that others can read, with the same columns for every day", async (test) => {
    const { path, run } = await exporting(test)
    assert.strictEqual((await run("--parquet")).code, 0)
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path("2026-02-12.parquet")) })
    const paid = rows.find(({ event }) => event === "Paid")
    assert.deepInclude(paid, { event: "Paid", time: 1_770_894_000, distinct_id: "ann" })
    assert.deepStrictEqual(JSON.parse(paid?.properties), { amount: 10, note: 'a "quoted", text' })
    assert.strictEqual((await stat(path("2026-02-12.parquet"))).mode & 0o777, 0o600)
  })

  it("goes on with the days that are missing after a failure", async (test) => {
    const { directory, run, server } = await exporting(test)
    server.faults.set([{ operation: "exportEvents", nth: 2, fault: { kind: "status", status: 400 } }])
    const broken = await run("--concurrency", "1")
    assert.notStrictEqual(broken.code, 0)
    assert.notInclude(await readdir(directory), "2026-02-13.ndjson")
    server.faults.clear()
    const { code, stdout } = await run()
    assert.deepStrictEqual([code, stdout], [0, `${directory} has 3 days, 3 of them new\n`])
  })

  it("begins nothing with a mistake, so that the repaired command may", async (test) => {
    const { directory, run } = await exporting(test)
    for (const [args, words] of [
      [["--where", "properties[plan]"], 'write: properties["plan"]'],
      [["--last", "3d"], "--last and --from exclude each other"]
    ] as const) {
      const { code, stderr } = await run(...args)
      assert.strictEqual(code, 2)
      assert.include(stderr, words)
      assert.isFalse(existsSync(directory))
    }
  })

  it("names a file where a directory is meant", async (test) => {
    const { directory, run } = await exporting(test)
    await writeFile(directory, "")
    for (const layout of [[], ["--gzip"]]) {
      const { code, stderr } = await run(...layout)
      assert.strictEqual(code, 2)
      assert.include(stderr, "is a file")
    }
  })

  it("refuses to mix the answers of two questions", async (test) => {
    const { run } = await exporting(test)
    await run("--event", "Paid")
    const { code, stderr } = await run("--event", "Signed Up")
    assert.strictEqual(code, 2)
    assert.include(stderr, "the export of another question")
  })

  it.for([
    [["--gzip", "--parquet"], 2, "exclude each other"],
    [["--where", "properties[plan]"], 2, "^"],
    [["--concurrency", "500"], 2, "concurrency"]
  ] as const)("refuses %j", async ([args, expected, words], test) => {
    const { run } = await exporting(test)
    const { code, stderr } = await run(...args)
    assert.strictEqual(code, expected)
    assert.include(stderr, words)
  })
})
