/**
 * Checks and completes options.
 */
import { ApiError, type Credentials, InvalidInput, type Issue, isApiError, RetryPolicy } from "@tallymark/core"
import * as Duration from "effect/Duration"
import { type CacheOptions, memoryStore } from "../Cache.ts"
import { check as checkLimits } from "../limits/LimitOptions.ts"
import { isShared } from "../limits/SharedLimits.ts"
import type { HostRole, QueryOptions, Settings } from "../Options.ts"
import type { Region } from "../Region.ts"
import * as CalendarDay from "./CalendarDay.ts"

const regions: ReadonlyArray<Region> = ["us", "eu", "in"]

const hostRoles: ReadonlyArray<HostRole> = ["query", "export", "app"]

/** Checks and completes options. Throws an {@link ApiError} with `InvalidInput` that names every problem. */
export const resolve = (options: QueryOptions): Settings => {
  const issues: Array<Issue> = []
  const { credentials, host, region = "us", timeZone = "UTC", limits = {} } = options
  if (!isCredentials(credentials)) {
    issues.push({ path: "credentials", message: "must be serviceAccount(…), projectSecret(…) or signature(…)" })
  }
  if (!regions.includes(region)) issues.push({ path: "region", message: `must be one of ${regions.join(", ")}` })
  if (!CalendarDay.isTimeZone(timeZone)) {
    issues.push({ path: "timeZone", message: "must be the name of a time zone, such as Europe/Oslo" })
  }
  if (limits !== false && !isShared(limits)) checkLimits(limits, issues)
  const project = options.project ?? (isCredentials(credentials) ? projectId(credentials) : undefined)
  const isSharing = options.cache?.store !== undefined || (limits !== false && isShared(limits))
  if (isSharing && project === undefined) {
    issues.push({
      path: "project",
      message: "is required where something is shared and the credentials name no project"
    })
  }
  const settings = {
    credentials,
    region,
    hosts: hosts(host, issues),
    timeout: duration("timeout", options.timeout, Duration.minutes(2), issues),
    limits,
    cache: options.cache === undefined ? undefined : cache(options.cache, issues),
    regionGuard: options.regionGuard ?? host === undefined,
    project,
    timeZone,
    // biome-ignore lint/suspicious/noConsole: a warning nobody asked for goes where people look.
    onWarning: options.onWarning ?? console.warn,
    now: options.now
  }
  const retry = retries(options.retry, issues)
  if (retry === undefined || issues.length > 0) {
    throw new ApiError({ operation: "createQuery", reason: new InvalidInput({ issues }) })
  }
  return { ...settings, retry }
}

/** Programs in JavaScript pass whatever they have, most often the fields of the credentials themselves. */
const isCredentials = (value: Credentials | undefined): value is Credentials =>
  typeof value === "object" && value !== null && typeof value.authorize === "function"

const projectId = ({ parameters }: Credentials): string | undefined =>
  parameters.find(([name]) => name === "project_id")?.[1]

const hosts = (host: QueryOptions["host"], issues: Array<Issue>): Settings["hosts"] => {
  if (host === undefined) return {}
  if (typeof host === "string") {
    const every = origin(host, "host", issues)
    return { query: every, export: every, app: every }
  }
  const found: Partial<Record<string, string>> = {}
  for (const [role, text] of Object.entries(host)) {
    const path = `host.${role}`
    if (!hostRoles.some((each) => each === role)) {
      issues.push({ path, message: `is not a service; the services are ${hostRoles.join(", ")}` })
    } else if (text !== undefined) found[role] = origin(text, path, issues)
  }
  return found
}

const origin = (text: string, path: string, issues: Array<Issue>): string => {
  const url = URL.parse(text)
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "") return url.origin
  issues.push({ path, message: "must be an origin such as https://mixpanel.com, without a path" })
  return text
}

const duration = (
  path: string,
  input: Duration.Input | undefined,
  fallback: Duration.Duration,
  issues: Array<Issue>
): Duration.Duration => {
  if (input === undefined) return fallback
  const parsed = Number.isNaN(input) ? undefined : Duration.fromInput(input)
  if (parsed?._tag === "Some" && Duration.toMillis(parsed.value) > 0) return parsed.value
  issues.push({ path, message: `must be a duration such as "${Duration.format(fallback)}"` })
  return fallback
}

/** How many answers are kept in memory: an hour's limit many times over. */
const mostAnswers = 500

const cache = (options: CacheOptions, issues: Array<Issue>): NonNullable<Settings["cache"]> => ({
  store: options.store ?? memoryStore(mostAnswers),
  settledAfter: duration("cache.settledAfter", options.settledAfter, Duration.days(5), issues)
})

/** A retry costs one of sixty calls an hour, so there are fewer of them than elsewhere. */
const retries = (
  options: RetryPolicy.RetryOptions | undefined,
  issues: Array<Issue>
): RetryPolicy.RetryPolicy | undefined => {
  try {
    return RetryPolicy.make({ ...options, attempts: options?.attempts ?? 4 })
  } catch (error) {
    if (!isApiError(error) || error.reason._tag !== "InvalidInput") throw error
    issues.push(...error.reason.issues)
    return undefined
  }
}
