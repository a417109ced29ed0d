import { assert, describe, it, type TestContext } from "vitest"
import { secrets, seedShop, startService } from "./support/service.ts"
import { makeHome } from "./support/tallymark.ts"

const days = ["--from", "2026-02-12", "--to", "2026-02-14"]

const asking = async (test: TestContext) => {
  const home = await makeHome(test)
  const { server, environment } = await startService(test)
  await seedShop(server)
  return { server, environment, ask: (...args: ReadonlyArray<string>) => home.run(["query", ...args], { environment }) }
}

describe("tallymark query", () => {
  it("answers about saved funnels and cohorts", async (test) => {
    const { ask, server } = await asking(test)
    const funnel = server.addFunnel({ name: "Buying", steps: ["Signed Up", "Paid"] })
    server.addCohort({ name: "Pros", where: 'properties["plan"] == "pro"' })
    assert.include((await ask("funnels", "--format", "csv")).stdout, `${funnel},Buying`)
    assert.include((await ask("cohorts", "--format", "csv")).stdout, "Pros")
    const { code, stdout } = await ask("funnel", String(funnel), ...days, "--unit", "month", "--format", "chart")
    assert.strictEqual(code, 0)
    assert.match(stdout, /^1\. Signed Up +5 +100% +█+\n2\. Paid +3 +60% +█/)
  })

  it("shows an answer as a table, a chart, JSON and lines of JSON", async (test) => {
    const { ask } = await asking(test)
    const shown = async (format: string, ...args: ReadonlyArray<string>) =>
      (await ask("segmentation", "Signed Up", ...days, ...args, "--format", format)).stdout
    assert.strictEqual(
      await shown("table"),
      "date        event      count\n2026-02-12  Signed Up      2\n2026-02-13  Signed Up      2\n2026-02-14  Signed Up      1\n"
    )
    const rows = JSON.parse(await shown("json"))
    assert.deepStrictEqual(rows[2], { date: "2026-02-14", event: "Signed Up", count: 1 })
    assert.deepStrictEqual(
      (await shown("ndjson"))
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
      rows
    )
    assert.match(
      await shown("chart"),
      /^Signed Up\n2026-02-12 {2}2 {2}█+\n2026-02-13 {2}2 {2}█+\n2026-02-14 {2}1 {2}█+/
    )
    assert.match(await shown("chart", "--on", 'properties["plan"]'), /^pro +3 {2}███\nfree +2 {2}██·\n/)
  })

  it("draws retention as a heat table", async (test) => {
    const { ask } = await asking(test)
    const { stdout } = await ask("retention", "--born", "Signed Up", "--event", "Paid", ...days, "--format", "chart")
    assert.match(stdout, /^began +people +\+0/)
    assert.match(stdout, /\n2026-02-12 +2 {2}▒▒ {2}50%/)
  })

  it("counts the last days from today in the time zone of the project", async (test) => {
    const { ask, server } = await asking(test)
    await ask("events", "Signed Up", "--last", "3d", "--time-zone", "Pacific/Kiritimati")
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Kiritimati", dateStyle: "short" }).format()
    assert.strictEqual(new URL(server.requests.at(-1)?.url ?? "").searchParams.get("to_date"), today)
  })

  it("puts the caret under a mistake before anything is sent", async (test) => {
    const { ask, server } = await asking(test)
    const { code, stderr, stdout } = await ask("segmentation", "Paid", "--where", 'properties[plan] == "pro"', ...days)
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, '  properties[plan] == "pro"\n             ^\n  write: properties["plan"]')
    assert.lengthOf(server.requests, 0)
  })

  it.for([
    [["events", "Paid", "--last", "soon"], "--last must be"],
    [["events", "Paid", "--from", "2026-02-01", "--last", "3d"], "exclude each other"],
    [["events", "Paid", "--from", "2026-02-30", "--to", "2026-03-01"], "--from must be a day that exists"],
    [["events", "Paid", "--from", "2026-03-02", "--to", "2026-03-01"], "--from must not be after --to"],
    [["events", "Paid", "--to", "tomorrow"], "--to must be"],
    [["events", "Paid", "--time-zone", "Mars/Olympus"], "the time zone of the project, given by a flag, must be"],
    [["events", "Paid", "--host", "localhost"], "the origin that answers questions, given by a flag, must be like"],
    [["events", "Paid", "--host", "http://localhost/api"], "without a path"],
    [["top", "--limit", "ten"], "--limit must be a whole number\n"],
    [["people", "--format", "chart"], "has no chart"],
    [["segmentation", "Paid", "--sum", "1", "--on", "1"], "--on and --sum exclude each other"],
    [["segmentation", "Paid", "--sum", "1", "--count", "unique"], "--count does nothing with --sum"],
    [["segmentation", "Paid", "--average", "1", "--unit", "month"], "--unit must be hour or day for --average"],
    [["segmentation", "Paid", "--inner", "1"], "pass --on too"],
    [["jql", "nowhere.js"], "there is no file nowhere.js"],
    [["jql", "-", "--secret-stdin"], "the script or the secret, not both"],
    [["jql", "-", "--params", "[1]"], "--params must be a JSON object"],
    [["funnel", "seven"], "FUNNEL"]
  ] as const)("refuses %j with a sentence", async ([args, words], test) => {
    const { ask } = await asking(test)
    const { code, stderr, stdout } = await ask(...args)
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, words)
    assert.notInclude(stderr, "\n    at ")
  })

  it("ends with 3 when credentials are missing or refused, and never shows them", async (test) => {
    const home = await makeHome(test)
    const { environment } = await startService(test)
    const ask = (change: Readonly<Record<string, string>>) =>
      home.run(["query", "names"], { environment: { ...environment, ...change } })
    const cases = [
      [{ TALLYMARK_USERNAME: "" }, "the user name of the service account is not known"],
      [{ TALLYMARK_PROJECT_ID: "" }, "the number of the project is not known"],
      [{ TALLYMARK_SECRET: "" }, "--secret-stdin"],
      [{ TALLYMARK_SECRET: "wrong-but-secret" }, "check the credentials"]
    ] as const
    for (const [change, words] of cases) {
      const { code, stderr, stdout } = await ask(change)
      assert.deepStrictEqual([code, stdout], [3, ""], stderr)
      assert.include(stderr, words)
      assert.notMatch(stderr, new RegExp(`${secrets.secret}|wrong-but-secret`))
    }
  })

  it("says by what a setting is given that cannot be used", async (test) => {
    const home = await makeHome(test)
    const { environment } = await startService(test)
    for (const [name, words] of [
      ["TALLYMARK_PROJECT_ID", "the number of the project, given by TALLYMARK_PROJECT_ID, must be a whole number"],
      ["TALLYMARK_REGION", "given by TALLYMARK_REGION, must be one of us, eu, in"],
      ["TALLYMARK_HOST", "the origin that answers questions, given by TALLYMARK_HOST, must be like"]
    ] as const) {
      const { code, stderr } = await home.run(["query", "names"], { environment: { ...environment, [name]: "mars" } })
      assert.strictEqual(code, 2)
      assert.include(stderr, words)
    }
  })

  it("names the host that does not answer", async (test) => {
    const { ask } = await asking(test)
    const { code, stderr } = await ask("names", "--host", "http://127.0.0.1:1")
    assert.strictEqual(code, 1)
    assert.include(stderr, "(ECONNREFUSED); check the host and the network; the host is http://127.0.0.1:1\n")
  })

  it("ends with 1 when the service fails", async (test) => {
    const { ask, server } = await asking(test)
    server.faults.set([{ fault: { kind: "status", status: 500 } }])
    const { code, stderr } = await ask("names")
    assert.strictEqual(code, 1)
    assert.include(stderr, "the service failed with 500")
  })
})
