import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { secrets, startService } from "./support/service.ts"
import { type Home, makeHome } from "./support/tallymark.ts"

const profilesOf = ({ directory }: Home): string => join(directory, "config", "tallymark", "profiles.json")

const write = async (home: Home, text: string, mode = 0o600): Promise<string> => {
  const path = profilesOf(home)
  await mkdir(join(path, ".."), { recursive: true })
  await writeFile(path, text)
  await chmod(path, mode)
  return path
}

describe("a profile", () => {
  it("is written by login from flags and standard input, for its owner only", async (test) => {
    const home = await makeHome(test)
    const input = `key=${secrets.key}\n\nsecret=${secrets.secret}\n`
    const args = ["login", "--username", "reports", "--project", "12345", "--region", "eu"]
    const { code, stderr, stdout } = await home.run(args, { input })
    const path = profilesOf(home)
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.strictEqual(stdout, `${path} has projectId, username, region, key, secret in the profile default\n`)
    assert.strictEqual((await stat(path)).mode & 0o777, 0o600)
    assert.deepStrictEqual(JSON.parse(await readFile(path, "utf8")), {
      default: { projectId: "12345", username: "reports", region: "eu", key: secrets.key, secret: secrets.secret }
    })
  })

  it("keeps what it has when another one is written", async (test) => {
    const home = await makeHome(test)
    await home.run(["login", "--username", "one"])
    await home.run(["login", "--profile", "staging", "--username", "two"])
    await home.run(["login", "--project", "7"])
    assert.deepStrictEqual(JSON.parse(await readFile(profilesOf(home), "utf8")), {
      default: { username: "one", projectId: "7" },
      staging: { username: "two" }
    })
  })

  it("is used below the environment, and by its name", async (test) => {
    const home = await makeHome(test)
    const { server } = await startService(test)
    const shared = { key: secrets.key, trackingHost: server.url }
    await write(home, JSON.stringify({ default: { ...shared, key: "f".repeat(40) }, staging: shared }))
    assert.strictEqual((await home.run(["record", "ann", "Paid", "--profile", "staging"])).code, 0)
    const environment = { TALLYMARK_PROFILE: "staging" }
    assert.strictEqual((await home.run(["record", "bob", "Paid"], { environment })).code, 0)
    const winning = { environment: { TALLYMARK_KEY: secrets.key } }
    assert.strictEqual((await home.run(["record", "cat", "Paid"], winning)).code, 0)
    assert.sameMembers(
      server.events().map(({ person }) => person),
      ["ann", "bob", "cat"]
    )
  })

  it.for([0o644, 0o640, 0o666])("is refused with mode %o, with what to do", async (mode, test) => {
    const home = await makeHome(test)
    const path = await write(home, JSON.stringify({ default: { key: secrets.key } }), mode)
    const { code, stderr } = await home.run(["record", "bob", "Paid"])
    assert.strictEqual(code, 2)
    assert.include(stderr, `has mode 0${mode.toString(8)}; run chmod 600 ${path}`)
    assert.notInclude(stderr, secrets.key)
    const login = await home.run(["login", "--username", "reports"])
    assert.strictEqual(login.code, 2)
  })

  it.for([
    ["{", "is not a JSON object of profiles"],
    ['{"default":[]}', "the profile default in"],
    ['{"default":{"sekret":"x"}}', "has a setting sekret, which is none of key"],
    ['{"default":{"key":["x"]}}', "has a key that is neither a text nor a number"]
  ] as const)("is refused when it is not one: %s", async ([text, words], test) => {
    const home = await makeHome(test)
    await write(home, text)
    const { code, stderr } = await home.run(["query", "names"])
    assert.strictEqual(code, 2)
    assert.include(stderr, words)
  })

  it("must be there when it is named", async (test) => {
    const home = await makeHome(test)
    const none = await home.run(["query", "names", "--profile", "staging"])
    assert.strictEqual(none.code, 2)
    assert.include(none.stderr, "there is no profile staging")
    await write(home, '{"production":{}}')
    assert.include((await home.run(["query", "names", "--profile", "staging"])).stderr, "which has production")
  })

  it("is not written from lines that say nothing, which are not repeated", async (test) => {
    const home = await makeHome(test)
    const { code, stderr } = await home.run(["login"], { input: `${secrets.secret}\n` })
    assert.strictEqual(code, 2)
    assert.include(stderr, "line 1 of standard input is not NAME=VALUE")
    assert.notInclude(stderr, secrets.secret)
    const nothing = await home.run(["login"])
    assert.strictEqual(nothing.code, 2)
    assert.include(nothing.stderr, "there is nothing to keep")
  })
})
