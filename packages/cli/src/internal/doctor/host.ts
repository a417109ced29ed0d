/**
 * Whether a host can be reached, and whether its clock agrees with ours.
 */
import { stretch } from "../drawing/text.ts"
import type { Finding } from "./findings.ts"

/** Longer than this nobody waits for a first answer. */
const patience = 10_000

/** `Date` is a whole second old at most; the rest is the way here. Signed requests live for minutes. */
const tolerance = 30_000

/** Looks at a host with one request, whose answer may be anything. */
export const lookAtHost = async (
  subject: string,
  host: string,
  signal: AbortSignal
): Promise<ReadonlyArray<Finding>> => {
  const url = URL.parse(host)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return [{ state: "bad", subject, text: "the host is not an origin such as https://example.com" }]
  }
  const startedAt = Date.now()
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
    const response = await fetch(url.origin, { method: "HEAD", redirect: "manual", signal: limit })
    const took = Date.now() - startedAt
    return [
      { state: "good", subject, text: `${url.origin} answers, in ${took} ms` },
      ...clockFinding(subject, response.headers.get("date"), startedAt + took / 2)
    ]
  } catch (error) {
    signal.throwIfAborted()
    return [
      { state: "bad", subject, text: `${url.origin} cannot be reached${codeOf(error)}; check the host and the network` }
    ]
  }
}

const clockFinding = (subject: string, date: string | null, now: number): ReadonlyArray<Finding> => {
  const theirs = Date.parse(date ?? "")
  if (Number.isNaN(theirs)) return []
  const skew = now - theirs
  if (Math.abs(skew) <= tolerance) return [{ state: "good", subject: "clock", text: `agrees with ${subject}` }]
  const direction = skew > 0 ? "ahead of" : "behind"
  const text = `this machine is ${stretch(Math.abs(skew))} ${direction} ${subject}; set its clock, or records get wrong times`
  return [{ state: "bad", subject: "clock", text }]
}

/** What the platform calls the reason, without the address it may hold. */
const codeOf = (error: unknown): string => {
  if (error instanceof Error && error.name === "TimeoutError") return ` within ${patience / 1000} seconds`
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && "code" in cause ? ` (${cause.code})` : ""
}
