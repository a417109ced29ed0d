import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { makeHome } from "./support/tallymark.ts"

const events = [
  { event: "Paid", properties: { time: 1_771_063_200, distinct_id: "ann", plan: "pro", seats: 12 } },
  { event: "Paid", properties: { time: 1_771_063_200, distinct_id: "bob", plan: "free" } },
  { event: "Paid", properties: { time: 1_771_063_200, distinct_id: "cat", plan: "pro", seats: 3 } }
].map((event) => JSON.stringify(event))

describe("tallymark expression", () => {
  it("puts a caret under each mistake and fails with 1", async (test) => {
    const home = await makeHome(test)
    const { code, stderr, stdout } = await home.run(["expression", "check", "properties[plan] = 'pro'"])
    assert.strictEqual(code, 1)
    assert.include(stdout, "1:12 error: a property's name is written in double quotes\n  properties[plan] = 'pro'\n")
    assert.include(stdout, '\n             ^\n  write: properties["plan"]\n')
    assert.match(stderr, /^tallymark: the expression has \d mistakes?\n$/)
  })

  it("has nothing to say about a good expression, from standard input as well", async (test) => {
    const home = await makeHome(test)
    const good = { code: 0, stdout: "nothing is wrong with it\n", stderr: "" }
    assert.deepStrictEqual(await home.run(["expression", "check", 'properties["a"] == 1']), good)
    assert.deepStrictEqual(await home.run(["expression", "check", "-"], { input: 'properties["a"] == 1\n' }), good)
  })

  it("explains an expression, and refuses to explain a broken one", async (test) => {
    const home = await makeHome(test)
    const { code, stdout } = await home.run(["expression", "explain", 'not (defined(user["$email"]))'])
    assert.strictEqual(code, 0)
    assert.strictEqual(stdout, 'not defined(user["$email"])\nthe profile\'s property "$email" is not there\n')
    const broken = await home.run(["expression", "explain", "properties["])
    assert.deepStrictEqual([broken.code, broken.stdout], [2, ""])
    assert.include(broken.stderr, "^")
  })

  it("counts what an expression comes to, in a file", async (test) => {
    const home = await makeHome(test)
    await writeFile(join(home.directory, "events.ndjson"), events.join("\n"))
    const { code, stdout } = await home.run(["expression", "test", 'properties["plan"]', "events.ndjson"])
    assert.deepStrictEqual([code, stdout], [0, 'lines  value\n    2  "pro"\n    1  "free"\n'])
  })

  it("filters lines from standard input as they are", async (test) => {
    const home = await makeHome(test)
    const input = [...events, '{"plan":"pro","seats":99}'].join("\n")
    const { code, stdout } = await home.run(["expression", "test", 'properties["seats"] > 5', "--matching"], { input })
    assert.deepStrictEqual([code, stdout], [0, `${events[0]}\n{"plan":"pro","seats":99}\n`])
  })

  it("reads the fields of the event and of a profile", async (test) => {
    const home = await makeHome(test)
    await writeFile(join(home.directory, "ann.json"), '{"$distinct_id":"ann","$properties":{"city":"Oslo"}}')
    const where =
      'user["city"] == "Oslo" and event["$event_name"] == "Paid" and event["$time"] < datetime(1771063201000)'
    const args = ["expression", "test", where, "--user", "ann.json"]
    const { stdout } = await home.run(args, { input: events[0] ?? "" })
    assert.strictEqual(stdout, "lines  value\n    1  true\n")
  })

  it("ends with 4 when lines are no objects, and with 2 when there is no file", async (test) => {
    const home = await makeHome(test)
    const mixed = await home.run(["expression", "test", "true"], { input: "{}\n[]\nnonsense\n" })
    assert.deepStrictEqual([mixed.code, mixed.stderr], [4, "tallymark: 2 lines were no JSON objects\n"])
    const missing = await home.run(["expression", "test", "true", "nowhere"])
    assert.deepStrictEqual([missing.code, missing.stderr], [2, "tallymark: there is no file nowhere\n"])
  })
})
