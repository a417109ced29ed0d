import { assert, describe, it } from "vitest"
import { secrets, startService } from "./support/service.ts"
import { makeHome } from "./support/tallymark.ts"

describe("tallymark record, set and alias", () => {
  it("deliver a call and say so", async (test) => {
    const home = await makeHome(test)
    const { server, environment } = await startService(test)
    const run = (...args: ReadonlyArray<string>) => home.run(args, { environment })
    const timed = ["--timestamp", "2026-02-14T10:00:00Z"]
    const recorded = await run("record", "bob", "Signed Up", "-p", "plan=pro", "-p", "formula=a=b", ...timed)
    assert.deepStrictEqual(recorded, { code: 0, stdout: "recorded Signed Up for bob\n", stderr: "" })
    assert.deepStrictEqual(await run("set", "bob", "-p", "city=Oslo"), {
      code: 0,
      stdout: "set city of bob\n",
      stderr: ""
    })
    assert.strictEqual((await run("alias", "visitor-7f3a", "bob")).code, 0)
    assert.deepInclude(server.events()[0], { person: "bob", name: "Signed Up", timestamp: 1_771_063_200 })
    assert.deepInclude(server.person("visitor-7f3a")?.properties, { plan: "pro", formula: "a=b", city: "Oslo" })
  })

  it("read the product key from standard input", async (test) => {
    const home = await makeHome(test)
    const { server, environment } = await startService(test)
    const given = { environment: { ...environment, TALLYMARK_KEY: "" }, input: `${secrets.key}\n` }
    assert.strictEqual((await home.run(["record", "bob", "Paid", "--secret-stdin"], given)).code, 0)
    assert.lengthOf(server.namespace(secrets.key).events(), 1)
    const empty = await home.run(["record", "bob", "Paid", "--secret-stdin"], { environment })
    assert.deepStrictEqual([empty.code, empty.stdout], [2, ""])
    assert.include(empty.stderr, "its first line must be the product key")
  })

  it("say every way to give a key when there is none", async (test) => {
    const home = await makeHome(test)
    const { code, stderr } = await home.run(["record", "bob", "Signed Up"])
    assert.strictEqual(code, 3)
    assert.match(stderr, /TALLYMARK_KEY.*tallymark login.*--secret-stdin/)
  })

  it.for([
    [["record", "null", "Signed Up"], "stands for nobody in particular"],
    [["record", "bob", "Signed Up", "-p", "_plan=pro"], "_"],
    [["record", "bob", "Signed Up", "--timestamp", "soon"], "--timestamp must be"],
    [["set", "bob"], "--property"],
    [["alias", "bob", "bob"], ""]
  ] as const)("refuse what the service could not use: %j", async ([args, words], test) => {
    const home = await makeHome(test)
    const { server, environment } = await startService(test)
    const { code, stderr, stdout } = await home.run(args, { environment })
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, words)
    assert.notInclude(stderr, "\n    at ")
    assert.lengthOf(server.requests, 0)
  })

  it("fail when nobody listens, without the key in what they say", async (test) => {
    const home = await makeHome(test)
    const environment = { TALLYMARK_KEY: secrets.key, TALLYMARK_TRACKING_HOST: "http://127.0.0.1:1" }
    const { code, stderr } = await home.run(["record", "bob", "Signed Up"], { environment })
    assert.strictEqual(code, 1)
    assert.include(stderr, "no response arrived (ECONNREFUSED)")
    assert.notInclude(stderr, secrets.key)
  })
})
