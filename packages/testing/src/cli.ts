/**
 * The fake server as a program: `tallymark-fake`.
 *
 * It prints one line of JSON with its `url`, `page` and `pid` once it listens, and stops on SIGTERM or SIGINT.
 */
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import type { FakeMixpanelOptions } from "./FakeMixpanel.ts"
import { type FakeServer, startFakeServer } from "./FakeServer.ts"
import type { ListenOptions } from "./FakeServerOptions.ts"
import type { FaultRule } from "./Fault.ts"
import type { Seeded } from "./Seed.ts"

const help = `Usage: tallymark-fake [options]

Runs a server that behaves like the KISSmetrics tracking service and the Mixpanel query service, over the same events.
Prints {"url","page","pid"} once it listens; the live page is at "page".

  --port NUMBER      the port; 0, the default, takes any free one
  --hostname NAME    the address to listen on; 127.0.0.1 by default. On an address that other machines reach, the page
                     and the control API ask for the token that is part of "page"
  --key KEY          a product key that exists, may be repeated; without it every key does
  --strict           answer 400 to requests that break the contract, rather than 200 as the real service does
  --cors             let pages of any origin read the answers
  --clock TIME       stop the clock at an ISO 8601 time
  --random NUMBER    the seed of everything that happens by chance; 1 by default
  --seed FILE        fill the store from an export of either service, one JSON object per line; may be repeated, and
                     is unpacked when its name ends in .gz
  --people FILE      fill the profiles, one JSON object per line with $distinct_id and $properties; may be repeated
  --mixpanel FILE    projects, credentials and limits of Mixpanel, as JSON
  --limits           answer 429 above Mixpanel's limits
  --keep-requests N  how many requests are kept in full; 100000 by default
  --faults FILE      fault rules, as JSON
  --help             print this text

What has arrived can be read with curl: GET {url}/__fake__/events, people, requests, violations, stats, limits, log.
`

/** The command line cannot be understood. */
class UsageError extends Error {}

/** What the command line asks for. */
interface Request {
  readonly options: ListenOptions
  readonly seeds: ReadonlyArray<string>
  readonly people: ReadonlyArray<string>
  readonly mixpanel: string | undefined
  readonly hasLimits: boolean
  readonly faults: string | undefined
  readonly wantsHelp: boolean
}

const number = (flag: string, text: string | undefined, most: number): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() !== "" && Number.isSafeInteger(value) && value >= 0 && value <= most) return value
  throw new UsageError(`--${flag} must be a whole number from 0 to ${most}, not ${text}`)
}

const time = (text: string | undefined): string | undefined => {
  if (text === undefined || Number.isFinite(new Date(text).getTime())) return text
  throw new UsageError(`--clock must be an ISO 8601 time, not ${text}`)
}

const parse = (args: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        hostname: { type: "string" },
        key: { type: "string", multiple: true },
        strict: { type: "boolean" },
        cors: { type: "boolean" },
        clock: { type: "string" },
        random: { type: "string" },
        seed: { type: "string", multiple: true },
        people: { type: "string", multiple: true },
        mixpanel: { type: "string" },
        limits: { type: "boolean" },
        "keep-requests": { type: "string" },
        faults: { type: "string" },
        help: { type: "boolean", short: "h" }
      }
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

const read = (args: ReadonlyArray<string>): Request => {
  const { port, hostname, key, strict, cors, clock, random, seed, people, mixpanel, limits, faults, ...rest } =
    parse(args)
  return {
    options: {
      port: number("port", port, 65_535),
      hostname,
      keys: key,
      strict,
      cors,
      clock: time(clock),
      seed: number("random", random, 2 ** 32 - 1),
      keepRequests: number("keep-requests", rest["keep-requests"], Number.MAX_SAFE_INTEGER)
    },
    seeds: seed ?? [],
    people: people ?? [],
    mixpanel,
    hasLimits: limits ?? false,
    faults,
    wantsHelp: rest.help ?? false
  }
}

const say = (line: string): void => {
  process.stderr.write(`tallymark-fake: ${line}\n`)
}

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, "utf8"))

const sayWhatWasSkipped = (file: string, { skipped }: Pick<Seeded, "skipped">): void => {
  for (const { line, reason } of skipped) say(`${file}:${line} skipped: ${reason}`)
}

const prepare = async (server: FakeServer, { seeds, people, faults }: Request): Promise<void> => {
  for (const file of seeds) sayWhatWasSkipped(file, await server.seed({ file }))
  for (const file of people) sayWhatWasSkipped(file, await server.seedPeople({ file }))
  if (faults === undefined) return
  server.faults.set((await json(faults)) as ReadonlyArray<FaultRule>) // checked when it is set
}

/** The settings of Mixpanel in a file, and on the command line. */
const mixpanelOf = async ({ mixpanel, hasLimits }: Request): Promise<FakeMixpanelOptions | undefined> => {
  const settings = mixpanel === undefined ? undefined : ((await json(mixpanel)) as FakeMixpanelOptions) // the caller's
  return hasLimits ? { ...settings, limits: settings?.limits ?? true } : settings
}

/** Resolves at the first signal that asks the process to stop. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => resolve())
  })

const run = async (request: Request): Promise<void> => {
  const stopped = stopSignal()
  const server = await startFakeServer({ ...request.options, mixpanel: await mixpanelOf(request) })
  try {
    await prepare(server, request)
    process.stdout.write(`${JSON.stringify({ url: server.url, page: server.pageUrl, pid: process.pid })}\n`)
    await stopped
  } finally {
    await server.close()
  }
}

/** Runs the program; resolves with its exit code. */
export const main = async (args: ReadonlyArray<string>): Promise<number> => {
  try {
    const request = read(args)
    if (request.wantsHelp) process.stdout.write(help)
    else await run(request)
    return 0
  } catch (error) {
    const isUsage = error instanceof UsageError
    say(error instanceof Error ? error.message : String(error))
    if (isUsage) say("see --help")
    return isUsage ? 2 : 1
  }
}
