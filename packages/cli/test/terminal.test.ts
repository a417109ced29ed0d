import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { secrets, seedShop, startService } from "./support/service.ts"
import { endOf, hasTerminal, makeHome } from "./support/tallymark.ts"

const escape = "\u001B["
const days = ["--from", "2026-02-12", "--to", "2026-02-14"]

// `script` of util-linux makes the terminal; without it these are skipped, which the report shows.
describe.skipIf(!hasTerminal)("tallymark in a terminal", () => {
  it("colours what it draws, and does not with NO_COLOR", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    await seedShop(server)
    const args = ["query", "events", "Signed Up", ...days, "--format", "chart"]
    const coloured = await home.runInTerminal(args, { environment })
    assert.include(coloured.stdout, `${escape}36m█`)
    const plain = await home.runInTerminal(args, { environment: { ...environment, NO_COLOR: "1" } })
    assert.include(plain.stdout, "2026-02-12  2  █")
    assert.notInclude(plain.stdout, escape)
  })

  it("keeps a chart within the screen", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    await seedShop(server)
    const args = ["query", "events", "Signed Up", ...days, "--format", "chart"]
    const { stdout } = await home.runInTerminal(args, { environment: { ...environment, NO_COLOR: "1" } })
    const widths = stdout.split("\r\n").map((line) => [...line].length)
    assert.strictEqual(Math.max(...widths), 80)
  })

  it("keeps the dates under sparklines within a narrow screen", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    await seedShop(server)
    const args = ["query", "events", "Signed Up by somebody", "Paid", ...days, "--format", "chart"]
    const narrow = { environment: { ...environment, NO_COLOR: "1" }, columns: 40 }
    const { stdout } = await home.runInTerminal(args, narrow)
    const widths = stdout.split("\r\n").map((line) => [...line].length)
    assert.isAtMost(Math.max(...widths), 40)
    assert.include(stdout, "2026-02-12 – 2026-02-14")
  })

  it("does not let data steer the screen", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    const properties = { time: 1_771_063_200, distinct_id: "a", plan: "\u001B[2J\u009B2Jpro" }
    await server.seed([{ event: "Paid", properties }], { key: secrets.key })
    for (const format of ["table", "chart", "csv", "json", "ndjson"]) {
      const on = ["--on", 'properties["plan"]', "--format", format]
      const args = ["query", "segmentation", "Paid", ...days, ...on]
      const { stdout } = await home.runInTerminal(args, { environment: { ...environment, NO_COLOR: "1" } })
      assert.include(stdout, "pro", format)
      assert.notInclude(stdout, "\u001B[2J", format)
      assert.notInclude(stdout, "\u009B", format)
    }
  })

  it("draws a bar with rate and time left while it replays", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    const lines = Array.from({ length: 3000 }, (_, n) => `{"_p":"bob","_t":${1_771_063_200 + n},"_n":"Visited"}`)
    await writeFile(join(home.directory, "history.jsonl"), lines.join("\n"))
    const { code, stdout } = await home.runInTerminal(["replay", "history.jsonl"], { environment })
    assert.strictEqual(code, 0)
    assert.match(stdout, /█+░*.*\d+% {2}[\d,]+ of 3,000 lines, [\d,]+\/s, .* left/)
    assert.isTrue(stdout.endsWith("sent 3,000 events, 0 sets of properties, 0 aliases; 0 malformed, 0 refused\r\n"))
    assert.lengthOf(server.events(), 3000)
  })

  it("writes a line for each day of an export above its bar", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    await seedShop(server)
    const { code, stdout } = await home.runInTerminal(["export", "--out", "events", ...days], { environment })
    assert.strictEqual(code, 0)
    for (const day of ["12", "13", "14"]) assert.match(stdout, new RegExp(`2026-02-${day} {2}done, \\d+ B\r\n`))
    assert.isTrue(stdout.endsWith("events has 3 days, 3 of them new\r\n"))
  })

  it("asks for a secret without showing it", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    const unknown = { ...environment, TALLYMARK_KEY: "" }
    const child = home.startInTerminal(["record", "bob", "Paid"], { environment: unknown })
    child.stdout?.on("data", (text) => {
      if (String(text).includes("The product key: ")) child.stdin?.write(`${secrets.key}\r`)
    })
    const { code, stdout } = await endOf(child)
    assert.strictEqual(code, 0, stdout)
    assert.notInclude(stdout, secrets.key)
    assert.include(stdout, "recorded Paid for bob")
    assert.lengthOf(server.events(), 1)
  })

  it("ends by Ctrl-C at a question", async (test) => {
    const home = await makeHome(test)
    const child = home.startInTerminal(["login"])
    child.stdout?.on("data", (text) => {
      if (String(text).includes("the product key, empty to leave it: ")) child.stdin?.write("\u0003")
    })
    const { code, stdout } = await endOf(child)
    assert.strictEqual(code, 130)
    assert.include(stdout, "stopped")
  })

  it("says what to do with the server it serves", async (test) => {
    const home = await makeHome(test)
    const child = home.startInTerminal(["serve"])
    child.stdout?.on("data", (text) => {
      if (String(text).includes("__fake__/events")) child.stdin?.write("\u0003")
    })
    const { code, stdout } = await endOf(child)
    assert.strictEqual(code, 0)
    assert.match(stdout, /http:\/\/127\.0\.0\.1:\d+.* behaves like/)
    assert.match(stdout, /export TALLYMARK_HOST=http/)
  })
})
