/**
 * Reads what the sender is told, from its arguments and from the environment. Arguments win.
 */
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import * as Duration from "effect/Duration"
import { resolve, type Settings } from "../../Options.ts"
import type { OutboxSource } from "../../Outbox.ts"
import { outboxAt } from "./outbox-at.ts"

/** The command line cannot be understood. */
export class UsageError extends Error {}

/** Whose outbox it is. */
export interface Place {
  readonly outbox: OutboxSource
  readonly settings: Settings
}

/** What to do with the dead letters. */
export interface DeadRequest extends Place {
  readonly command: "dead"
  readonly action: "list" | "retry" | "drop"
  /** All where there are none. */
  readonly ids: ReadonlyArray<string> | undefined
  readonly limit: number
  readonly isJson: boolean
}

/** How to deliver. */
export interface RunRequest extends Place {
  readonly command: "run"
  readonly port: number | undefined
  readonly timeout: Duration.Duration
  /** How old the oldest call may be before the sender counts as unhealthy. */
  readonly maxAge: Duration.Duration
}

/** What the command line asks for. */
export type Request = { readonly command: "help"; readonly of: "run" | "dead" } | RunRequest | DeadRequest

/** How long to go on delivering after a signal where nobody says. */
const gracePeriod = Duration.seconds(10)

/** How late calls may be where nobody says: reports of the service are half an hour behind anyway. */
const tolerableAge = Duration.minutes(15)

type Values = ReturnType<typeof parse>["values"]

const parse = (args: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        outbox: { type: "string" },
        "key-file": { type: "string" },
        host: { type: "string" },
        concurrency: { type: "string" },
        port: { type: "string" },
        timeout: { type: "string" },
        lease: { type: "string" },
        "max-age": { type: "string" },
        limit: { type: "string" },
        all: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false }
      }
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Understands the command line. Throws a {@link UsageError}, or the error of an option that makes no sense. */
export const ask = async (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv): Promise<Request> => {
  const { values, positionals } = parse(args)
  const [command, action, ...ids] = positionals
  if (command !== undefined && command !== "dead") throw new UsageError(`there is no command ${command}`)
  if (values.help) return { command: "help", of: command === "dead" ? "dead" : "run" }
  const chosen = command === "dead" ? letters(action, ids, values) : undefined
  const text = { ...values, ...fromEnvironment(values, env) }
  const place = await placeOf(text, env)
  if (chosen !== undefined) return { command: "dead", ...place, ...chosen }
  return {
    command: "run",
    ...place,
    port: number("port", text.port, 0, 65_535),
    timeout: duration("timeout", text.timeout) ?? gracePeriod,
    maxAge: duration("max-age", text["max-age"]) ?? tolerableAge
  }
}

const letters = (action: string | undefined, ids: ReadonlyArray<string>, { all, json, limit }: Values) => {
  if (action !== "list" && action !== "retry" && action !== "drop") {
    throw new UsageError("say what to do with the dead letters: list, retry or drop")
  }
  if (action !== "list" && all === ids.length > 0) throw new UsageError(`name the ids to ${action}, or say --all`)
  return {
    action,
    ids: ids.length === 0 ? undefined : ids,
    limit: number("limit", limit, 1, Number.MAX_SAFE_INTEGER) ?? 100,
    isJson: json
  } as const
}

const fromEnvironment = (values: Values, env: NodeJS.ProcessEnv) => ({
  outbox: values.outbox ?? env.TALLYMARK_OUTBOX,
  host: values.host ?? env.TALLYMARK_HOST,
  concurrency: values.concurrency ?? env.TALLYMARK_CONCURRENCY,
  port: values.port ?? env.TALLYMARK_PORT,
  timeout: values.timeout ?? env.TALLYMARK_TIMEOUT,
  lease: values.lease ?? env.TALLYMARK_LEASE,
  "max-age": values["max-age"] ?? env.TALLYMARK_MAX_AGE,
  "key-file": values["key-file"] ?? env.TALLYMARK_KEY_FILE
})

const placeOf = async (text: ReturnType<typeof fromEnvironment>, env: NodeJS.ProcessEnv): Promise<Place> => {
  const key = await keyFrom(text["key-file"], env)
  const outbox = await outboxAt(text.outbox, duration("lease", text.lease))
  const concurrency = number("concurrency", text.concurrency, 1, 10_000)
  const options = { key, host: text.host, concurrency, outbox }
  return { outbox, settings: resolve(options, { concurrency: 64, attempts: 10, hasOutbox: true }) }
}

const keyFrom = async (file: string | undefined, env: NodeJS.ProcessEnv): Promise<string> => {
  if (file === undefined) {
    if (env.TALLYMARK_KEY) return env.TALLYMARK_KEY
    throw new UsageError("there is no product key; put it into TALLYMARK_KEY, or into a file for --key-file")
  }
  try {
    return (await readFile(file, "utf8")).trim()
  } catch {
    throw new UsageError("the file with the product key cannot be read")
  }
}

const number = (name: string, text: string | undefined, least: number, most: number): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() !== "" && Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`${name} must be a whole number from ${least} to ${most}, not ${text}`)
}

const duration = (name: string, text: string | undefined): Duration.Duration | undefined => {
  if (text === undefined) return undefined
  const parsed = Duration.fromInput(text as Duration.Input) // any text may be tried
  if (parsed._tag === "Some") return parsed.value
  throw new UsageError(`${name} must be a duration such as "10 seconds", not ${text}`)
}
