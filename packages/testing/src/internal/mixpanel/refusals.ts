/**
 * The bodies with which Mixpanel says no. They differ by what is wrong, and by the age of the API.
 */
import { type Exchange, json, type Reply, withHeaders } from "../exchange.ts"

/** A bad parameter, a bad signature, an expired request: `{"request", "error"}`, and in the app API without the first. */
export const badRequest = ({ url: { pathname } }: Exchange, error: string): Reply =>
  json(400, pathname.startsWith("/api/app/") ? { error, status: "error" } : { request: pathname, error })

/** Nobody, or somebody else. */
export const unauthorized = (error: string): Reply => json(401, { error, status: "error" })

/** Somebody, but not here. */
export const forbidden = (error: string): Reply => json(403, { error, status: "error" })

/** No such thing. */
export const notFound = (error: string): Reply => json(404, { error, status: "error" })

/** Too much at once. `retryAfter` is in seconds, and is absent where the service keeps it to itself. */
export const tooMany = ({ url }: Exchange, projectId: number, used: string, retryAfter: number | undefined): Reply => {
  const error = `Query rate limit exceeded for project_id: ${projectId}. ${used}.`
  const reply = json(429, { request: url.pathname, error })
  return retryAfter === undefined ? reply : withHeaders(reply, { "retry-after": String(retryAfter) })
}

/** Something that this server has no answer to until the test provides one. */
export const notImplemented = ({ url }: Exchange, error: string): Reply => json(501, { request: url.pathname, error })
