/**
 * Runs the fake server, filled with what the command line names, until the program is stopped.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { type FakeMixpanelOptions, type FakeServer, type FaultRule, startFakeServer } from "@tallymark/testing"
import { badInput } from "../Failure.ts"
import { naming, readText } from "../read-text.ts"
import type { Surroundings } from "../Session.ts"

/** What `serve` takes. */
export interface ServeInput {
  readonly port: number | undefined
  readonly hostname: string | undefined
  readonly keys: ReadonlyArray<string>
  readonly seeds: ReadonlyArray<string>
  readonly people: ReadonlyArray<string>
  readonly projects: string | undefined
  readonly limits: boolean
  readonly strict: boolean
  readonly faults: string | undefined
  readonly clock: string | undefined
  readonly open: boolean
}

/** Serves until the signal. */
export const run = async (input: ServeInput, session: Surroundings): Promise<void> => {
  if (input.port !== undefined && input.port > 65_535) throw badInput("--port must be a number up to 65535")
  if (input.clock !== undefined && Number.isNaN(Date.parse(input.clock))) {
    throw badInput("--clock must be an ISO 8601 time, such as 2026-01-31T12:00:00Z")
  }
  const server = await startFakeServer({
    port: input.port,
    hostname: input.hostname,
    keys: input.keys.length > 0 ? input.keys : undefined,
    strict: input.strict,
    clock: input.clock,
    mixpanel: await mixpanelOf(input)
  })
  try {
    await fill(server, input, session)
    await announce(server, session)
    if (input.open) open(server.pageUrl, session)
    if (!session.signal.aborted) await once(session.signal, "abort")
  } finally {
    await server.close()
  }
}

const mixpanelOf = async ({ limits, projects }: ServeInput): Promise<FakeMixpanelOptions | undefined> => {
  const settings = projects === undefined ? undefined : await readJson<FakeMixpanelOptions>(projects)
  return limits ? { ...settings, limits: settings?.limits ?? true } : settings
}

const fill = async (server: FakeServer, input: ServeInput, { err }: Surroundings): Promise<void> => {
  const skip = async (file: string, skipped: ReadonlyArray<{ readonly line: number; readonly reason: string }>) => {
    for (const { line, reason } of skipped) await err.write(`tallymark: ${file}:${line} skipped: ${reason}\n`)
  }
  for (const file of input.seeds) await skip(file, (await server.seed({ file }).catch(naming(file))).skipped)
  for (const file of input.people) await skip(file, (await server.seedPeople({ file }).catch(naming(file))).skipped)
  // The server checks the rules when they are set.
  if (input.faults !== undefined) {
    const rules = await readJson<ReadonlyArray<FaultRule>>(input.faults)
    try {
      server.faults.set(rules)
    } catch (error) {
      throw badInput(`${input.faults}: ${error instanceof Error ? error.message : "holds no rules"}`)
    }
  }
}

const announce = async ({ url, pageUrl }: FakeServer, { out }: Surroundings): Promise<void> => {
  if (!out.isTerminal) return out.write(`${JSON.stringify({ url, page: pageUrl, pid: process.pid })}\n`)
  const lines = [
    `${out.paint("heading", url)}  behaves like the tracking service and Mixpanel; Ctrl-C ends it`,
    `${out.paint("heading", pageUrl)}  shows what arrives`,
    "",
    out.paint("aside", "in another terminal:"),
    `  export TALLYMARK_HOST=${url} TALLYMARK_TRACKING_HOST=${url}`,
    "  tallymark record bob@example.com 'Signed Up' -p plan=pro",
    `  curl ${url}/__fake__/events`
  ]
  await out.write(`${lines.join("\n")}\n`)
}

const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "open", win32: "explorer" }

const open = (url: string, { err }: Surroundings): void => {
  const child = spawn(openers[process.platform] ?? "xdg-open", [url], { detached: true, stdio: "ignore" })
  child.once("error", () => void err.write(`tallymark: no browser could be started; open ${url} yourself\n`))
  child.unref()
}

/** What a file holds as JSON. The server checks what it says. */
const readJson = async <A>(file: string): Promise<A> => {
  const text = await readText(file)
  try {
    return JSON.parse(text) as A
  } catch {
    // The reason would quote the file, which may hold secrets.
    throw badInput(`${file} is not JSON`)
  }
}
