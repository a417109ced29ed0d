/**
 * `PoolManager.urlopen` of urllib3 with its default `Retry(3)`: which answers are asked for again, which redirects are
 * followed, and what is raised in the end.
 *
 * In one thing it differs. urllib3 sends a request again when its answer is lost; the service may have counted it by
 * then. Here only a request that counts once however often it is sent is sent again.
 */
import type { Fetch } from "@tallymark/core"
import { InvalidHeader, LocationParseError, MaxRetryError, URLSchemeUnknown } from "../../errors/urllib3.ts"
import { reprText } from "../python/text-repr.ts"
import { type Outgoing, readBody, send } from "./attempt.ts"
import { Failure, type Trouble } from "./Failure.ts"
import { redacted } from "./redact.ts"
import { parseUrl, type Target, urlOf } from "./urllib3-url.ts"

/** What carries requests. */
export interface Stack {
  readonly fetch: Fetch
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly sleep: (seconds: number) => Promise<void>
  /** Seconds that each attempt may take. */
  readonly timeout: number
}

/** A request, and how to tell whether one is counted once if it arrives twice: by its query, which a redirect may lose. */
export interface Call {
  readonly uri: string
  readonly method: string
  readonly body?: string | undefined
  readonly isRepeatable: (query: string) => boolean
}

/** How often urllib3 tries again. */
const retries = 3

/** Sends a request. Resolves to an answer of any status, with its body still to be read. */
export const urlopen = async (stack: Stack, { uri, method, body, isRepeatable }: Call): Promise<Response> => {
  let left = retries
  let outgoing: Outgoing = { url: uri, method, body, headers: body === undefined ? {} : formHeaders }
  for (;;) {
    const target = parseUrl(outgoing.url)
    if (!/^https?$/.test(target.scheme)) throw new URLSchemeUnknown(`Not supported URL scheme ${target.scheme}`)
    checkHost(target)
    const canRepeat = isRepeatable(outgoing.body ?? target.target.replace(/^[^?]*\?/, ""))
    const response = await fromPool(stack, { ...outgoing, url: urlOf(target) }, target, left, canRepeat)
    const location = [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get("location") : null
    if (location === null || location === "") return response
    left--
    if (left < 0)
      throw new MaxRetryError(poolName(target), redacted(outgoing.url), "ResponseError('too many redirects')")
    const url = URL.parse(location, urlOf(target))?.href
    if (url === undefined) throw new LocationParseError("Failed to parse: the redirect leads to no URL")
    outgoing = response.status === 303 ? { url, method: "GET" } : { ...outgoing, url }
  }
}

const formHeaders = { "content-type": "application/x-www-form-urlencoded" }

const fromPool = async (
  stack: Stack,
  outgoing: Outgoing,
  target: Target,
  most: number,
  canRepeat: boolean
): Promise<Response> => {
  for (let left = most; ; left--) {
    try {
      const response = await exchange(stack, outgoing)
      const after = [413, 429, 503].includes(response.status) ? response.headers.get("retry-after") : null
      if (left === 0 || after === null || after === "") return response
      const seconds = delay(after, stack.now())
      if (seconds > 0) await stack.sleep(seconds)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { trouble } = error
      if (left > 0 && (canRepeat || trouble.kind === "unsent")) continue
      throw new MaxRetryError(poolName(target), redacted(target.target), causeText(target, trouble))
    }
  }
}

/** Sends once and waits for the whole body, which the caller can read again. */
const exchange = async ({ fetch, timeout }: Stack, outgoing: Outgoing): Promise<Response> => {
  const response = await send(fetch, outgoing, timeout)
  await readBody(response.clone(), timeout)
  return response
}

/** The seconds that `Retry-After` asks for. */
const delay = (header: string, now: number): number => {
  if (/^\s*[0-9]+\s*$/.test(header)) return Number(header)
  const date = isDate.test(header) ? Date.parse(hasZone.test(header) ? header : `${header} GMT`) : Number.NaN
  if (Number.isNaN(date)) throw new InvalidHeader(`Invalid Retry-After header: ${header}`)
  return Math.max(0, (date - now) / 1000)
}

/** Dates of the mail and of HTTP name their month and have a time. `Date.parse` alone takes `-1` for a date. */
const isDate = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*\d:\d\d/i

/** A date without a zone is UTC. */
const hasZone = /(?:[a-z)]|[+-]\d{4})$/i

const poolName = ({ scheme, host, port }: Target): string =>
  `${scheme === "https" ? "HTTPSConnectionPool" : "HTTPConnectionPool"}(host=${reprText(host)}, port=${port})`

const aborted = (reason: string): string => `ProtocolError('Connection aborted.', ${reason})`

/** Refuses a host that no request can name. `fetch` would leave a tab out, and ask another host. */
const checkHost = (target: Target): void => {
  const found = /[\0-\x20\x7f]/.exec(target.host)?.[0]
  if (found === undefined) return
  const why = `URL can't contain control characters. ${reprText(target.host)} (found at least ${reprText(found)})`
  throw new MaxRetryError(poolName(target), redacted(target.target), aborted(`InvalidURL(${reprText(why)})`))
}

const causeText = (target: Target, trouble: Trouble): string => {
  switch (trouble.kind) {
    case "unsent":
      return `NewConnectionError('Failed to establish a new connection: ${trouble.reason}')`
    case "closed":
      return aborted("RemoteDisconnected('Remote end closed connection without response')")
    case "reset":
      return aborted("ConnectionResetError(104, 'Connection reset by peer')")
    case "garbled":
      return aborted("BadStatusLine('the answer is not HTTP')")
    case "cut": {
      const incomplete = incompleteRead(trouble.read, trouble.missing)
      return `ProtocolError('Connection broken: ${incomplete}', ${incomplete})`
    }
    case "late":
      return `ReadTimeoutError("${poolName(target)}: Read timed out. (read timeout=${trouble.seconds})")`
  }
}

/** `IncompleteRead` as Python writes it. */
export const incompleteRead = (read: number, missing: number | undefined): string =>
  `IncompleteRead(${read} bytes read${missing === undefined ? "" : `, ${missing} more expected`})`
