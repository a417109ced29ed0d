import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { mixpanelQuery } from "@tallymark/core"
import { assert, describe, it, type TestContext } from "vitest"
import { seedShop, startService } from "./support/service.ts"
import { makeHome } from "./support/tallymark.ts"

const days = ["--from", "2026-02-12", "--to", "2026-02-14"]
const plan = 'properties["plan"]'
const amount = 'properties["amount"]'

/** Every operation of the service, what asks it, and how the answer as CSV begins. */
const questions: ReadonlyArray<readonly [operation: string, args: ReadonlyArray<string>, csv: string]> = [
  ["eventCounts", ["events", "Signed Up", "Paid", ...days], "date,event,count\n2026-02-12,Signed Up,2\n"],
  ["topEvents", ["top"], ""],
  ["eventNames", ["names"], "event\nSigned Up\nPaid\n"],
  ["topProperties", ["properties", "Paid"], "event,property,count\nPaid,amount,4\n"],
  [
    "propertyCounts",
    ["property", "Signed Up", "plan", "--value", "free", ...days],
    "date,event,segment,count\n2026-02-12,Signed Up,free,1\n2026-02-13,Signed Up,free,1\n2026-02-14,Signed Up,free,0\n"
  ],
  ["propertyValues", ["values", "Signed Up", "plan"], "value\npro\nfree\n"],
  ["segmentation", ["segmentation", "Signed Up", ...days], "date,event,count\n2026-02-12,Signed Up,2\n"],
  [
    "segmentation",
    ["segmentation", "Signed Up", "--on", plan, "--where", `${plan} == "pro"`, ...days],
    "date,event,segment,count\n2026-02-12,Signed Up,pro,1\n2026-02-13,Signed Up,pro,1\n2026-02-14,Signed Up,pro,1\n"
  ],
  [
    "segmentationMulti",
    ["segmentation", "Paid", "--on", 'user["plan"]', "--inner", amount, ...days],
    "date,event,outer,inner,count\n2026-02-12,Paid,"
  ],
  [
    "segmentationNumeric",
    ["segmentation", "Paid", "--ranges", amount, ...days],
    "date,event,segment,count\n2026-02-12,Paid,"
  ],
  ["segmentationSum", ["segmentation", "Paid", "--sum", amount, ...days], "date,event,value\n2026-02-12,Paid,10\n"],
  [
    "segmentationAverage",
    ["segmentation", "Paid", "--average", amount, ...days],
    "date,event,value\n2026-02-12,Paid,10\n"
  ],
  ["funnelList", ["funnels"], "id,name\n1,Buying\n"],
  [
    "funnelReport",
    ["funnel", "1", "--length", "2", "--length-unit", "day", "--unit", "month", ...days],
    "date,step,event,goal,count,"
  ],
  ["cohorts", ["cohorts"], "id,name,count,"],
  ["insights", ["insights", "3"], "date,name,value\n"],
  ["jql", ["jql", "script.js", "--params", '{"plan":"pro"}'], 'key,value\n"[""pro""]",3\n'],
  ["retention", ["retention", "--born", "Signed Up", "--event", "Paid", ...days], "date,interval,first,count,share\n"],
  ["frequency", ["frequency", "--event", "Paid", ...days], "date,atLeast,count\n2026-02-12,1,1\n"],
  ["people", ["people"], "$distinct_id,plan,$email\nann,pro,ann@example.com\nbob,free,\n"],
  ["people", ["people", "--where", `${plan} == "free"`], "$distinct_id,plan\nbob,free\n"],
  ["people", ["people", "--id", "ann", "--output", "plan"], "$distinct_id,plan\nann,pro\n"],
  ["people", ["people", "--limit", "1"], "$distinct_id,plan,$email\nann,pro,ann@example.com\n"],
  ["activity", ["activity", "ann", ...days], "event,properties\nSigned Up,"]
]

const asking = async (test: TestContext) => {
  const home = await makeHome(test)
  const { environment, legacyEnvironment, server } = await startService(test)
  await seedShop(server)
  server.addFunnel({ name: "Buying", steps: ["Signed Up", "Paid"] })
  server.addCohort({ name: "Pros", where: `${plan} == "pro"` })
  server.addBookmark({ events: ["Signed Up"], from: "2026-02-12", to: "2026-02-14" })
  server.onJql(({ params }) => [{ key: [(params as { readonly plan: string }).plan], value: 3 }]) // as --params says
  await writeFile(join(home.directory, "script.js"), "function main() { return Events(params) }")
  return {
    environment,
    legacyEnvironment,
    home,
    server,
    ask: (...args: ReadonlyArray<string>) => home.run(["query", ...args], { environment })
  }
}

describe("tallymark query", () => {
  it("has a question for every operation", () => {
    // The legacy API knows people by another path; its test is below.
    const asked = [...questions.map(([operation]) => operation), "peopleLegacy"]
    assert.sameMembers([...new Set(asked)], Object.keys(mixpanelQuery.operations))
  })

  it.for(questions)("asks %s with %j", async ([operation, args, csv], test) => {
    const { ask, server } = await asking(test)
    const { code, stderr, stdout } = await ask(...args, "--format", "csv")
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.strictEqual(stdout.slice(0, csv.length), csv)
    assert.strictEqual(server.requests.at(-1)?.operation, operation)
  })

  it("lists people with a legacy key and secret", async (test) => {
    const { home, legacyEnvironment, server } = await asking(test)
    const given = { environment: legacyEnvironment }
    const { code, stderr, stdout } = await home.run(["query", "people", "--format", "csv"], given)
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.strictEqual(stdout, "$distinct_id,plan,$email\nann,pro,ann@example.com\nbob,free,\n")
    assert.strictEqual(server.requests.at(-1)?.operation, "peopleLegacy")
  })

  it("takes a script from standard input, and shows as JSON whatever it returns", async (test) => {
    const { environment, home, server } = await asking(test)
    server.onJql(({ script }) => ({ length: script.length }))
    const given = { environment, input: "function main() {}\n" }
    const { code, stdout } = await home.run(["query", "jql", "-", "--format", "json"], given)
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(JSON.parse(stdout), { length: 19 })
  })

  it.for([
    [["segmentation", "Paid", "--on", 'user["plan"]', "--inner", amount, ...days], /^\S+ · 10 +1 {2}█··\n/m],
    [["property", "Signed Up", "plan", ...days], /^pro +3 {2}███\n/],
    [["properties", "Paid"], /^amount +4 {2}█+\n/],
    [["insights", "3"], /^Signed Up\n2026-02-12\S* +2 {2}█+\n/]
  ] as const)("draws %j", async ([args, drawn], test) => {
    const { ask } = await asking(test)
    const { code, stderr, stdout } = await ask(...args, "--format", "chart")
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.match(stdout, drawn)
  })
})
