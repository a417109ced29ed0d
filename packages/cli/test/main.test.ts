import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { secrets, startService } from "./support/service.ts"
import { makeHome, program } from "./support/tallymark.ts"

const reports = ["segmentation", "funnel", "retention", "frequency", "funnels", "insights", "jql"]
const questions = [
  ...reports,
  "events",
  "top",
  "names",
  "properties",
  "property",
  "values",
  "people",
  "cohorts",
  "activity"
]
const writings = ["list", "get", "create", "update", "delete", "tags", "create-tag"]

const commands = [
  ...["", "record", "set", "alias", "replay", "export", "login", "doctor", "serve", "query"],
  ...questions.map((name) => `query ${name}`),
  ...["annotations", ...writings.map((name) => `annotations ${name}`)],
  ...["expression", "expression check", "expression explain", "expression test"]
]

describe("tallymark", () => {
  it.for(commands)("explains “%s” with an example of it", async (command, test) => {
    const home = await makeHome(test)
    const { code, stderr, stdout } = await home.run([...command.split(" ").filter(Boolean), "--help"])
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.include(stdout.slice(stdout.indexOf("EXAMPLES")), `tallymark ${command}`.trim())
  })

  it("tells the version of its package", async (test) => {
    const home = await makeHome(test)
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
    assert.deepStrictEqual(await home.run(["--version"]), { code: 0, stdout: `${version}\n`, stderr: "" })
  })

  it("completes commands in a shell", async (test) => {
    const home = await makeHome(test)
    const { code, stdout } = await home.run(["--completions", "bash"])
    assert.strictEqual(code, 0)
    assert.include(stdout, "segmentation")
    assert.include(stdout, "--parquet")
  })

  it.for([
    [[], 2, "see tallymark --help"],
    [["qurey"], 2, 'Unknown subcommand "qurey"'],
    [["query"], 2, ""],
    [["query", "events", "x", "--fromat", "csv"], 2, "--fromat"],
    [["query", "events"], 2, "EVENT"],
    [["query", "events", "x", "--format", "xml"], 2, "--format must be table, chart, json, csv or ndjson"],
    [["record", "bob", "Paid", "-p", "plan"], 2, "--property must be NAME=VALUE"],
    [["replay"], 2, "FILE"]
  ] as const)("ends %j with %i", async ([args, expected, words], test) => {
    const home = await makeHome(test)
    const { code, stderr } = await home.run(args)
    assert.strictEqual(code, expected)
    if (args.length > 1) assert.match(stderr, /see tallymark .*--help\n$|^$/)
    if (args.length > 0) assert.include(stderr, words)
  })

  it.for([
    ["query", "events", "x", "--secret", secrets.secret],
    ["query", "events", "x", `--secret=${secrets.secret}`],
    ["record", "bob", "Signed Up", "--key", secrets.key],
    ["login", "--api-secret", secrets.secret]
  ])("refuses a secret among the arguments without repeating it: %j", async (args, test) => {
    const home = await makeHome(test)
    const { code, stderr, stdout } = await home.run(args)
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, "is not taken, because everybody on this machine can read arguments")
    assert.notInclude(stderr, secrets.secret)
    assert.notInclude(stderr, secrets.key)
  })

  it("takes words that look like flags after two dashes", async (test) => {
    const home = await makeHome(test)
    const { server, environment } = await startService(test)
    const { code } = await home.run(["record", "--", "bob", "--secret"], { environment })
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(
      server.events().map(({ name }) => name),
      ["--secret"]
    )
  })

  it("ends quietly when nobody reads its complaints any more", async (test) => {
    const home = await makeHome(test)
    await writeFile(join(home.directory, "broken.jsonl"), "broken\n".repeat(50))
    const child = home.start(["replay", "broken.jsonl", "--dry-run"])
    child.stderr?.destroy()
    await once(child, "close")
    assert.strictEqual(child.exitCode, 141)
  })

  it.skipIf(!existsSync("/dev/full"))("says when its output has no room", async (test) => {
    const home = await makeHome(test)
    const command = `exec '${process.execPath}' '${program}' --help > /dev/full`
    const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: home.directory, encoding: "utf8" })
    assert.strictEqual(status, 1)
    assert.strictEqual(stderr, "tallymark: the output cannot be written (ENOSPC); is there room for it?\n")
  })

  it("ends quietly when nobody reads its output any more", async (test) => {
    const home = await makeHome(test)
    const lines = Array.from({ length: 40_000 }, (_, index) => JSON.stringify({ n: index, text: "x".repeat(50) }))
    const child = home.start(["expression", "test", "true", "--matching"], { input: lines.join("\n") })
    let stderr = ""
    child.stderr?.on("data", (text) => {
      stderr += text
    })
    child.stdout?.once("data", () => child.stdout?.destroy())
    await once(child, "close")
    assert.deepStrictEqual([child.exitCode, stderr], [141, ""])
  })
})
