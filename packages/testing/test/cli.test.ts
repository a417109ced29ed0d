import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it, type TestContext } from "vitest"

const program = fileURLToPath(new URL("../bin/tallymark-fake.js", import.meta.url))

const text = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let all = ""
  for await (const chunk of stream ?? []) all += chunk
  return all
}

/** Runs to the end. */
const run = async (...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [program, ...args])
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")])
  return { code: child.exitCode, stdout, stderr }
}

/** Runs until it has said where it listens. */
const running = async (test: TestContext, ...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [program, ...args])
  test.onTestFinished(() => {
    child.kill("SIGKILL")
  })
  const [line] = await once(child.stdout, "data")
  const { url, pid } = JSON.parse(String(line))
  const read = async (path: string) => (await fetch(`${url}/__fake__/${path}`)).json()
  return { child, url: String(url), pid: Number(pid), read, line: String(line) }
}

const file = async (test: TestContext, content: string): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), "tallymark-"))
  test.onTestFinished(() => rm(directory, { recursive: true }))
  const path = join(directory, "file")
  await writeFile(path, content)
  return path
}

describe("tallymark-fake", () => {
  it("says on one line where it listens", async (test) => {
    const { child, url, pid, line } = await running(test, "--port", "0")
    expect(line).toBe(`${JSON.stringify({ url, page: `${url}/`, pid })}\n`)
    expect(pid).toBe(child.pid)
    expect((await fetch(`${url}/e?_k=k&_p=bob&_n=Did`)).status).toBe(200)
  })

  it.each(["SIGTERM", "SIGINT"] as const)("ends cleanly on %s, also while somebody hangs", async (signal) => {
    await expect(
      (async () => {
        const child = spawn(process.execPath, [program])
        const [line] = await once(child.stdout, "data")
        const following = await fetch(`${JSON.parse(String(line)).url}/__fake__/log`)
        child.kill(signal)
        await once(child, "close")
        await following.text().catch(() => undefined)
        return [child.exitCode, child.signalCode]
      })()
    ).resolves.toEqual([0, null])
  })

  it("does what its flags say", async (test) => {
    const export_ = await file(test, '{"_p":"bob","_t":1600000000,"_n":"Seeded"}\nnonsense\n')
    const faults = await file(test, '[{"nth":2,"fault":{"kind":"status","status":503}}]')
    const flags = ["--strict", "--cors", "--key", "k", "--clock", "2026-06-01T12:00:00Z", "--random", "7"]
    const { url, read } = await running(test, ...flags, "--seed", export_, "--faults", faults)
    expect(await read("events?key=k")).toMatchObject([{ name: "Seeded" }])
    expect(await read("clock")).toEqual({ now: "2026-06-01T12:00:00.000Z", isRunning: false })
    const bad = await fetch(`${url}/e?_k=other&_p=bob&_n=Did`)
    expect([bad.status, bad.headers.get("access-control-allow-origin")]).toEqual([400, "*"])
    expect((await fetch(`${url}/e?_k=k&_p=bob&_n=Did`)).status).toBe(503)
  })

  it("answers questions about exports of either service, with the credentials and limits in its settings", async (test) => {
    const recorded = await file(test, '{"_p":"bob","_t":1771063200,"_n":"Paid"}\n')
    const exported = await file(
      test,
      '{"event":"Paid","properties":{"time":1771063200,"distinct_id":"ann","deep":[1]}}\n{"event":"x"}\n'
    )
    const people = await file(test, '{"$distinct_id":"ann","$properties":{"plan":"pro"}}\n')
    const settings = await file(
      test,
      '{"projects":[{"projectId":5,"serviceAccounts":[{"username":"u","secret":"s"}]}]}'
    )
    const flags = ["--clock", "2026-02-15T00:00:00Z", "--seed", recorded, "--seed", exported, "--people", people]
    const { child, url, read } = await running(
      test,
      ...flags,
      "--mixpanel",
      settings,
      "--limits",
      "--keep-requests",
      "2"
    )
    const ask = async (path: string, secret = "s") => {
      const headers = { authorization: `Basic ${btoa(`u:${secret}`)}` }
      const response = await fetch(`${url}/api/2.0/export?project_id=5&${path}`, { headers })
      return [response.status, (await response.text()).split("\n").length - 1]
    }
    const february = "from_date=2026-02-01&to_date=2026-02-14"
    expect(await ask(february)).toEqual([200, 2])
    expect(await ask(february, "wrong")).toEqual([401, 1])
    expect([await ask(february), await ask(february), await ask(february)].map(([status]) => status)).toEqual([
      200, 200, 429
    ])
    expect([(await read("requests")).length, (await read("stats")).requests]).toEqual([2, 5])
    child.kill()
    expect(await text(child.stderr)).toContain(`${exported}:2 skipped: `)
  })

  it("explains itself", async () => {
    const { code, stdout } = await run("--help")
    expect([code, stdout]).toEqual([0, expect.stringContaining("Usage: tallymark-fake")])
  })

  it.each([
    [["--prot", "1"], "Unknown option '--prot'"],
    [["--port", "many"], "--port must be a whole number from 0 to 65535, not many"],
    [["--port", "70000"], "--port must be a whole number"],
    [["--clock", "soon"], "--clock must be an ISO 8601 time, not soon"],
    [["--keep-requests", "few"], "--keep-requests must be a whole number"],
    [["serve"], "Unexpected argument 'serve'"]
  ])("ends with 2 and the reason for %j", async (args, reason) => {
    const { code, stdout, stderr } = await run(...args)
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(reason)])
    expect(stderr).toContain("see --help")
  })

  it("ends with 1 and the reason when a file is not there", async () => {
    const ended = await run("--seed", "/nowhere/at/all")
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^tallymark-fake: ENOENT/) })
  })

  it("ends with 1 and the reason when a file holds nonsense", async (test) => {
    const ended = await run("--faults", await file(test, '[{"fault":{"kind":"boom"}}]'))
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("fault.kind must be") })
  })

  it("ends with 1 and the reason when the settings of Mixpanel are misspelled", async (test) => {
    const ended = await run("--mixpanel", await file(test, '{"limits":{"querry":{}}}'))
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("mixpanel.limits.querry is unknown") })
  })

  it("ends with 1 and the reason when its port is taken", async (test) => {
    const { url } = await running(test)
    const ended = await run("--port", new URL(url).port)
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("EADDRINUSE") })
  })
})
