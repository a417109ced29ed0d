import { once } from "node:events"
import { existsSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { assert, describe, it, type TestContext } from "vitest"
import { secrets, startService } from "./support/service.ts"
import { endOf, makeHome } from "./support/tallymark.ts"

const second = 1_771_063_200

const exportLine = (index: number): string =>
  JSON.stringify({ _p: `person-${index % 50}`, _t: second + index, _n: "Visited", page: index })

const exportOf = (lines: number): string => Array.from({ length: lines }, (_, index) => exportLine(index)).join("\n")

const replaying = async (test: TestContext, content: string | Uint8Array, name = "history.jsonl") => {
  const home = await makeHome(test)
  const service = await startService(test)
  const file = join(home.directory, name)
  await writeFile(file, content)
  const given = { environment: service.environment }
  return {
    ...service,
    home,
    file,
    checkpoint: `${file}.checkpoint.json`,
    start: (...args: ReadonlyArray<string>) => home.start(["replay", file, ...args], given),
    run: (...args: ReadonlyArray<string>) => home.run(["replay", file, ...args], given)
  }
}

describe("tallymark replay", () => {
  it("sends an export and says what became of it", async (test) => {
    const lines = [
      exportLine(0),
      '{"_p":"bob","_t":1771063200,"city":"Oslo"}',
      "",
      '{"_p":"bob","_t":1771063200,"_p2":"b"}'
    ]
    const { checkpoint, run, server } = await replaying(test, lines.join("\n"))
    assert.deepStrictEqual(await run(), {
      code: 0,
      stdout: "sent 1 event, 1 set of properties, 1 alias; 0 malformed, 0 refused\n",
      stderr: ""
    })
    assert.deepInclude(server.events()[0], { name: "Visited", timestamp: second })
    assert.strictEqual(server.person("b")?.properties.city, "Oslo")
    assert.isFalse(existsSync(checkpoint))
  })

  it("unpacks a file that ends in .gz", async (test) => {
    const { run, server } = await replaying(test, gzipSync(exportOf(20)), "history.jsonl.gz")
    assert.strictEqual((await run()).code, 0)
    assert.lengthOf(server.events(), 20)
  })

  it("tells spool and access logs by their first line", async (test) => {
    const lines = [
      '127.0.0.1 - - [14/Feb/2026:11:00:00 +0100] "GET /e?_k=other&_p=eve&_n=Paid&amount=5 HTTP/1.1" 200 43',
      `/e?_k=other&_p=bob&_n=Signed+Up&_t=${second}&_d=1&plan=pro`,
      "/a?_k=other&_p=bob&_n=visitor-7f3a",
      "/e?_p=bob&_n=When",
      "nothing of ours"
    ]
    const { file, run, server } = await replaying(test, lines.join("\n"), "access.log")
    const { code, stderr, stdout } = await run()
    assert.strictEqual(code, 4)
    assert.include(stdout, "sent 2 events, 0 sets of properties, 1 alias; 2 malformed, 0 refused")
    assert.include(stderr, `${file}:4: neither _t with _d=1 nor the log says when it was\n`)
    assert.include(stderr, `${file}:5: the line holds no /e?, /s? or /a?\n`)
    const kept = server.events().map(({ name, timestamp }) => [name, timestamp] as const)
    assert.sameDeepMembers(kept, [
      ["Paid", second],
      ["Signed Up", second]
    ])
  })

  it("reads the CSV import format", async (test) => {
    const lines = [
      "Identity,Timestamp,Event,Prop:plan",
      `bob,${second},Signed Up,pro`,
      `bob,${second},,free`,
      "bob,soon,Paid,"
    ]
    const { file, run, server } = await replaying(test, lines.join("\n"), "import.csv")
    const { code, stderr, stdout } = await run()
    assert.strictEqual(code, 4)
    assert.include(stdout, "sent 1 event, 1 set of properties, 0 aliases; 1 malformed, 0 refused")
    assert.include(stderr, `${file}:4: Timestamp is not a whole number`)
    assert.strictEqual(server.events()[0]?.name, "Signed Up")
  })

  it("checks every line without a key and without sending anything", async (test) => {
    const long = JSON.stringify({ _p: "bob", _t: second, _n: "Visited", page: "x".repeat(600) })
    const { checkpoint, file, run, server } = await replaying(test, [exportLine(0), "{cut", long].join("\n"))
    const { code, stderr, stdout } = await run("--dry-run")
    assert.strictEqual(code, 4)
    assert.strictEqual(stdout, "would send 1 event, 0 sets of properties, 0 aliases; 1 malformed, 1 refused\n")
    assert.include(stderr, `${file}:2: the line does not end with }`)
    assert.include(stderr, `${file}:3: record: properties.page: `)
    assert.lengthOf(server.requests, 0)
    assert.isFalse(existsSync(checkpoint))
    assert.include((await run("--dry-run", "--truncate")).stdout, "would send 2 events")
  })

  it("goes on after Ctrl-C where it was, and loses nothing", { timeout: 60_000 }, async (test) => {
    const { checkpoint, run, server, start } = await replaying(test, exportOf(12_000))
    const child = start("--concurrency", "4")
    await server.waitFor(4500, { timeout: "30 seconds" })
    child.kill("SIGINT")
    const stopped = await endOf(child)
    assert.deepStrictEqual([stopped.code, stopped.stdout], [130, ""])
    assert.include(stopped.stderr, "stopped")
    const note = await readFile(checkpoint, "utf8")
    assert.notInclude(note, secrets.key)
    const { lines } = JSON.parse(note).totals
    assert.isAtLeast(lines, 4000)
    assert.isBelow(server.events().length, 12_000)

    const { code, stderr, stdout } = await run()
    assert.strictEqual(code, 0)
    assert.include(stderr, `going on after line ${lines.toLocaleString("en")}`)
    assert.include(stdout, "sent 12,000 events")
    assert.lengthOf(server.events(), 12_000)
    assert.isBelow(server.stats().requests, 12_000 + 4000)
    assert.isFalse(existsSync(checkpoint))
  })

  it("does not go on in a file that has changed, unless it begins anew", { timeout: 60_000 }, async (test) => {
    const { checkpoint, file, run, server, start } = await replaying(test, exportOf(6000))
    const child = start("--concurrency", "4")
    await server.waitFor(2500, { timeout: "30 seconds" })
    child.kill("SIGTERM")
    await once(child, "close")
    assert.strictEqual(child.exitCode, 143)
    await writeFile(file, exportOf(10))
    const refused = await run()
    assert.strictEqual(refused.code, 2)
    assert.include(refused.stderr, `${checkpoint} notes how far the replay of another file`)
    assert.strictEqual((await run("--restart")).code, 0)
    assert.isFalse(existsSync(checkpoint))
  })

  it("stops when the service is gone, rather than lose the rest", async (test) => {
    const { run, server } = await replaying(test, exportOf(10))
    server.faults.set([{ fault: { kind: "status", status: 503 } }])
    const { code, stderr } = await run("--attempts", "1")
    assert.strictEqual(code, 1)
    assert.include(stderr, "the service failed with 503; the first 0 lines are done, and the same command goes on")
    server.faults.clear()
    assert.strictEqual((await run()).code, 0)
    assert.lengthOf(server.events(), 10)
  })

  it("stops when no call gets through any more, and names the host", async (test) => {
    const { file, home } = await replaying(test, exportOf(300))
    const environment = { TALLYMARK_KEY: secrets.key }
    const args = ["replay", file, "--host", "http://127.0.0.1:1", "--patience", "1"]
    const { code, stderr } = await home.run(args, { environment })
    assert.strictEqual(code, 1)
    assert.include(stderr, "no call has got through to http://127.0.0.1:1 for 1 s; the first 0 lines are done")
  })

  it("unpacks what is compressed, whatever its name", async (test) => {
    const { run, server } = await replaying(test, gzipSync(exportOf(10)))
    assert.strictEqual((await run()).code, 0)
    assert.lengthOf(server.events(), 10)
  })

  it.for([
    ["-", "standard input cannot be read twice"],
    ["/dev/stdin", "/dev/stdin cannot be read twice"],
    [".", ". is a directory; name a file"]
  ] as const)("refuses %s, which is no file to go on in", async ([path, words], test) => {
    const home = await makeHome(test)
    const { code, stderr } = await home.run(["replay", path, "--dry-run"], { input: exportOf(3) })
    assert.strictEqual(code, 2)
    assert.include(stderr, words)
  })

  it.for([
    [["--format", "csv"], "the first line of an import file must name the columns"],
    [["--checkpoint", "nowhere/note.json"], "there is no directory for nowhere/note.json"],
    [["--checkpoint", "."], ". is a directory"],
    [["--concurrency", "0"], "--concurrency must be a whole number from 1"]
  ] as const)("sends nothing with %j, and says why", async ([args, words], test) => {
    const { run, server } = await replaying(test, exportOf(10))
    const { code, stderr, stdout } = await run(...args)
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, words)
    assert.lengthOf(server.requests, 0)
  })

  it.for([
    ["", 2, "is empty"],
    ["{broken\n", 2, "1 line of"]
  ] as const)("ends with 2 when a file has nothing to send: %j", async ([content, expected, words], test) => {
    const { run } = await replaying(test, content)
    const { code, stderr } = await run()
    assert.strictEqual(code, expected)
    assert.include(stderr, words)
  })

  it("names a file that is not there or no gzip", async (test) => {
    const home = await makeHome(test)
    const missing = await home.run(["replay", "nowhere.jsonl", "--dry-run"])
    assert.deepStrictEqual([missing.code, missing.stderr], [2, "tallymark: there is no file nowhere.jsonl\n"])
    await writeFile(join(home.directory, "plain.gz"), "plain")
    const damaged = await home.run(["replay", "plain.gz", "--dry-run"])
    assert.deepStrictEqual([damaged.code, damaged.stderr], [2, "tallymark: plain.gz is damaged or no gzip file\n"])
  })
})
