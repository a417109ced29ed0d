/**
 * Checks and completes options.
 */
import { type Credentials, mixpanelQuery, OptionCheck, RetryPolicy } from "@tallymark/core"
import { type CacheOptions, memoryStore } from "../Cache.ts"
import { complete as completeLimits } from "../limits/LimitOptions.ts"
import { isShared } from "../limits/SharedLimits.ts"
import type { HostRole, QueryOptions, Settings } from "../Options.ts"
import type { Region } from "../Region.ts"
import * as CalendarDay from "./CalendarDay.ts"

const regions: ReadonlyArray<Region> = ["us", "eu", "in"]

const hostRoles: ReadonlyArray<HostRole> = ["query", "export", "app"]

/** Checks and completes options. Throws an `ApiError` with `InvalidInput` that names every problem. */
export const resolve = (options: QueryOptions): Settings => {
  const check = new OptionCheck()
  const { credentials, host, timeZone = "UTC", limits = {} } = options
  if (!isCredentials(credentials)) {
    check.problem("credentials", "must be serviceAccount(…), projectSecret(…) or signature(…)")
  }
  if (!CalendarDay.isTimeZone(timeZone)) {
    check.problem("timeZone", "must be the name of a time zone, such as Europe/Oslo")
  }
  if (limits !== false && !isShared(limits)) completeLimits(check, limits)
  const project = options.project ?? (isCredentials(credentials) ? projectId(credentials) : undefined)
  const isSharing = options.cache?.store !== undefined || (limits !== false && isShared(limits))
  if (isSharing && project === undefined) {
    check.problem("project", "is required where something is shared and the credentials name no project")
  }
  // A retry costs one of sixty calls an hour, so there are fewer of them than elsewhere.
  const retry = check.part(() => RetryPolicy.make({ ...options.retry, attempts: options.retry?.attempts ?? 4 }))
  const settings = {
    credentials,
    region: check.choice("region", regions, options.region, "us"),
    hosts: hosts(host, check),
    timeout: check.duration("timeout", options.timeout, "2 minutes", { mayBeInfinite: true }),
    maxBytes: bytes(options.maxBytes, check),
    limits,
    cache: options.cache === undefined ? undefined : cache(options.cache, check),
    regionGuard: options.regionGuard ?? host === undefined,
    project,
    timeZone,
    // biome-ignore lint/suspicious/noConsole: a warning nobody asked for goes where people look.
    onWarning: options.onWarning ?? console.warn,
    now: options.now
  }
  if (retry === undefined) throw check.error("createQuery")
  check.end("createQuery")
  return { ...settings, retry }
}

/** Programs in JavaScript pass whatever they have, most often the fields of the credentials themselves. */
const isCredentials = (value: Credentials | undefined): value is Credentials =>
  typeof value === "object" && value !== null && typeof value.authorize === "function"

const projectId = ({ parameters }: Credentials): string | undefined =>
  parameters.find(([name]) => name === "project_id")?.[1]

const hosts = (host: QueryOptions["host"], check: OptionCheck): Settings["hosts"] => {
  if (host === undefined) return {}
  const own = mixpanelQuery.hosts.query
  if (typeof host === "string") {
    const every = check.origin("host", host, own)
    return { query: every, export: every, app: every }
  }
  const found: Partial<Record<string, string>> = {}
  for (const [role, text] of Object.entries(host)) {
    const path = `host.${role}`
    if (!hostRoles.some((each) => each === role)) {
      check.problem(path, `is not a service; the services are ${hostRoles.join(", ")}`)
    } else if (text !== undefined) found[role] = check.origin(path, text, own)
  }
  return found
}

/** Reports are a few megabytes at most, and reading JSON takes ten times their size. */
const defaultMaxBytes = 64 * 1024 * 1024

const bytes = (given: number | undefined, check: OptionCheck): number => {
  if (given === undefined || given === Number.POSITIVE_INFINITY) return given ?? defaultMaxBytes
  if (!Number.isSafeInteger(given) || given < 1) {
    check.problem("maxBytes", "must be a whole number of bytes from 1, or Infinity")
  }
  return given
}

/** How many answers are kept in memory: an hour's limit many times over. */
const mostAnswers = 500

const cache = (options: CacheOptions, check: OptionCheck): NonNullable<Settings["cache"]> => ({
  store: options.store ?? memoryStore(mostAnswers),
  settledAfter: check.duration("cache.settledAfter", options.settledAfter, "5 days", { mayBeInfinite: true })
})
