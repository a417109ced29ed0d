/**
 * `urlopen` of Python's `urllib.request`: redirects, statuses that are errors, and what a failed connection raises.
 *
 * In one thing it differs: a secret in the `Authorization` header does not follow a redirect to another origin.
 */
import type { Fetch } from "@tallymark/core"
import { TimeoutError, ValueError } from "../../errors/builtin.ts"
import {
  BadStatusLine,
  ConnectionResetError,
  HTTPError,
  IncompleteRead,
  InvalidURL,
  RemoteDisconnected,
  URLError
} from "../../errors/urllib.ts"
import { reprText } from "../python/text-repr.ts"
import { checkAscii } from "../python/utf8.ts"
import { type Outgoing, readBody, requestOf, send } from "./attempt.ts"
import { Failure } from "./Failure.ts"
import { reasonOf } from "./reason.ts"
import { bare, redacted } from "./redact.ts"
import { incompleteRead } from "./urllib3.ts"

/** What carries requests. */
export interface Opener {
  readonly fetch: Fetch
  /** Seconds that each silence may take. */
  readonly timeout: number
}

/** Python sends nothing from the last `#` on. */
const withoutFragment = (url: string): string => url.replace(/#[^#]*$/, "")

const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is

/** Refuses what Python refuses before it connects, with no more of the URL than its path. */
const checkUrl = (url: string): void => {
  const [, scheme, , selector = ""] = parts.exec(withoutFragment(url)) ?? []
  if (scheme === undefined) throw new ValueError(`unknown url type: ${reprText(redacted(url))}`)
  if (!/^https?$/i.test(scheme)) throw new URLError(`unknown url type: ${scheme.toLowerCase()}`)
  const control = /[\0-\x20\x7f]/.exec(selector)
  if (control !== null) {
    const [found] = control
    throw new InvalidURL(
      `URL can't contain control characters. ${reprText(redacted(selector))} (found at least ${reprText(found)})`
    )
  }
  checkAscii(`GET ${selector}`)
}

/** What Python raises for an attempt without an answer. */
const raised = ({ trouble }: Failure): Error => {
  switch (trouble.kind) {
    case "unsent":
      return new URLError(trouble.reason)
    case "closed":
      return new RemoteDisconnected("Remote end closed connection without response")
    case "reset":
      return new ConnectionResetError("[Errno 104] Connection reset by peer")
    case "garbled":
      return new BadStatusLine("the answer is not HTTP")
    case "cut":
      return new IncompleteRead(incompleteRead(trouble.read, trouble.missing))
    case "late":
      return new TimeoutError("The read operation timed out")
  }
}

/** Makes a request, with Python's error for a URL that leads nowhere. */
export const requestFor = (url: string, init: RequestInit = {}): Request => {
  checkUrl(url)
  try {
    return requestOf(url, init)
  } catch (error) {
    throw error instanceof Failure ? raised(error) : error
  }
}

const raising = async <A>(promise: Promise<A>): Promise<A> => {
  try {
    return await promise
  } catch (error) {
    throw error instanceof Failure ? raised(error) : error
  }
}

const loops =
  "The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\n"

/** Sends a request and follows redirects. Resolves to a success, with its body still to be read. */
export const urlopen = async ({ fetch, timeout }: Opener, first: Outgoing): Promise<Response> => {
  if (timeout === 0) throw new URLError("[Errno 115] Operation now in progress")
  if (Number.isNaN(timeout)) throw new ValueError("Invalid value NaN (not a number)")
  if (timeout < 0) throw new ValueError("Timeout value out of range")
  const visited = new Map<string, number>()
  for (let outgoing = first; ; ) {
    checkUrl(outgoing.url)
    const response = await raising(send(fetch, { ...outgoing, url: withoutFragment(outgoing.url) }, timeout))
    if (response.ok) return response
    const failure = (reason = reasonOf(response)) =>
      new HTTPError(response.status, reason, bare(outgoing.url), response)
    const next = redirected(outgoing, response)
    if (next === undefined) throw failure()
    const { protocol } = new URL(next.url)
    if (!/^https?:$/.test(protocol))
      throw failure(`${reasonOf(response)} - Redirection to url ${reprText(redacted(next.url))} is not allowed`)
    const visits = visited.get(next.url) ?? 0
    if (visits >= 4 || visited.size >= 10) throw failure(loops + reasonOf(response))
    visited.set(next.url, visits + 1)
    outgoing = next
  }
}

/** Headers are read as Latin-1, so a character is a byte. */
const escapeByte = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`

/** The request that follows an answer, if it is a redirect that Python follows. */
const redirected = (outgoing: Outgoing, { status, headers }: Response): Outgoing | undefined => {
  const location = headers.get("location") ?? headers.get("uri")
  const follows = outgoing.method === "GET" ? [301, 302, 303, 307, 308] : [301, 302, 303]
  if (location === null || !follows.includes(status) || !URL.canParse(location, outgoing.url)) return undefined
  const url = new URL(location.replace(/[^!-~]/g, escapeByte), outgoing.url)
  const isSameOrigin = url.origin === URL.parse(outgoing.url)?.origin
  const kept = Object.entries(outgoing.headers ?? {}).filter(
    ([name]) => !name.startsWith("content-") && (isSameOrigin || name !== "authorization")
  )
  return { url: url.href, method: "GET", headers: Object.fromEntries(kept) }
}

/** Reads a whole body. */
export const readAll = (response: Response, timeout: number): Promise<Uint8Array> =>
  raising(readBody(response, timeout))
