import { once } from "node:events"
import { existsSync, watch } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { assert, describe, it, type TestContext } from "vitest"
import { secrets } from "./support/service.ts"
import { endOf, type Home, makeHome } from "./support/tallymark.ts"

const serving = async (test: TestContext, home: Home, ...args: ReadonlyArray<string>) => {
  const child = home.start(["serve", ...args])
  const [line] = await once(child.stdout ?? child, "data")
  const { pid, url } = JSON.parse(String(line))
  test.onTestFinished(() => void child.kill("SIGKILL"))
  return { child, pid: Number(pid), url: String(url) }
}

/** Waits until there is a file of a name. */
const appeared = async (directory: string, name: string): Promise<void> => {
  const watcher = watch(directory)
  try {
    while (!existsSync(join(directory, name))) await once(watcher, "change")
  } finally {
    watcher.close()
  }
}

describe("tallymark serve", () => {
  it.for(["SIGINT", "SIGTERM"] as const)(
    "says on one line where it listens, and ends well by %s",
    async (signal, test) => {
      const home = await makeHome(test)
      const { child, pid, url } = await serving(test, home)
      assert.strictEqual(pid, child.pid)
      assert.strictEqual((await fetch(`${url}/e?_k=k&_p=bob&_n=Did`)).status, 200)
      child.kill(signal)
      assert.strictEqual((await endOf(child)).code, 0)
    }
  )

  it("holds what its files say, for the credentials in them", async (test) => {
    const home = await makeHome(test)
    const write = (name: string, text: string) => writeFile(join(home.directory, name), text)
    await write("export.jsonl", '{"event":"Paid","properties":{"time":1771063200,"distinct_id":"ann"}}\nnonsense\n')
    await write("people.jsonl", '{"$distinct_id":"ann","$properties":{"plan":"pro"}}\n')
    await write(
      "projects.json",
      JSON.stringify({ projects: [{ projectId: 5, serviceAccounts: [{ username: "u", secret: secrets.secret }] }] })
    )
    const files = ["--seed", "export.jsonl", "--people", "people.jsonl", "--projects", "projects.json", "--limits"]
    const { child, url } = await serving(test, home, ...files, "--clock", "2026-02-15T12:00:00Z", "--key", "k")
    const environment = { TALLYMARK_HOST: url, TALLYMARK_USERNAME: "u", TALLYMARK_PROJECT_ID: "5" }
    const ask = (secret: string) =>
      home.run(["query", "people", "--format", "csv"], { environment: { ...environment, TALLYMARK_SECRET: secret } })
    assert.strictEqual((await ask(secrets.secret)).stdout, "$distinct_id,plan\nann,pro\n")
    assert.strictEqual((await ask("wrong")).code, 3)
    child.kill()
    assert.include((await endOf(child)).stderr, "export.jsonl:2 skipped: ")
  })

  it("breaks what its fault rules say", async (test) => {
    const home = await makeHome(test)
    await writeFile(join(home.directory, "faults.json"), '[{"fault":{"kind":"status","status":503}}]')
    const { url } = await serving(test, home, "--faults", "faults.json")
    assert.strictEqual((await fetch(`${url}/e?_k=k&_p=bob&_n=Did`)).status, 503)
  })

  it.skipIf(process.platform !== "linux")("shows its page in a browser with --open", async (test) => {
    const home = await makeHome(test)
    const browser = join(home.directory, "xdg-open")
    await writeFile(browser, '#!/bin/sh\nprintf "opened %s" "$1" > opened.part\nmv opened.part opened\n', {
      mode: 0o755
    })
    const child = home.start(["serve", "--open"], { environment: { PATH: `${home.directory}:${process.env.PATH}` } })
    const [line] = await once(child.stdout ?? child, "data")
    const { page } = JSON.parse(String(line))
    await appeared(home.directory, "opened")
    assert.strictEqual(await readFile(join(home.directory, "opened"), "utf8"), `opened ${page}`)
  })

  it("names a port that is taken", async (test) => {
    const home = await makeHome(test)
    const { url } = await serving(test, home)
    const { code, stderr } = await home.run(["serve", "--port", new URL(url).port])
    assert.strictEqual(code, 1)
    assert.strictEqual(stderr, `tallymark: port ${new URL(url).port} is taken; choose another one with --port\n`)
  })

  it.for([
    [["--port", "70000"], "--port must be"],
    [["--port", "many"], "--port"],
    [["--clock", "soon"], "--clock must be"],
    [["--seed", "nowhere"], "there is no file nowhere"],
    [["--seed", "."], ". is a directory; name a file"],
    [["--projects", "broken.json"], "broken.json is not JSON"],
    [["--faults", "rules.json"], "rules.json: rules[0].fault.kind must be one of"],
    [["--hostname", "nobody.invalid"], "--hostname must be a name or an address of this machine"]
  ] as const)("refuses %j", async ([args, words], test) => {
    const home = await makeHome(test)
    await writeFile(join(home.directory, "broken.json"), `{"secret":"${secrets.secret}"`)
    await writeFile(join(home.directory, "rules.json"), '[{"fault":{"kind":"bogus"}}]')
    const { code, stderr, stdout } = await home.run(["serve", ...args])
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, words)
    assert.notInclude(stderr, secrets.secret)
  })
})
