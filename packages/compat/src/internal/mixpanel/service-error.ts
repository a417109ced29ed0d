/**
 * M15 and M16: what the service says is wrong, as an error of a class that tells what to do.
 */
import { ExpiredRequestException, InvalidAPIKeyException, ServiceError } from "../../errors/mixpanel.ts"
import type { HTTPError } from "../../errors/urllib.ts"
import { jsonLoads } from "../python/json-loads.ts"
import type { PyJson } from "../python/PyJson.ts"

/** The service's own words in an answer, if it holds some; what follows `=` or a long token may be a secret. */
export const errorText = (answer: PyJson): string | undefined => {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return undefined
  const { error } = answer
  return typeof error === "string" && error !== "" ? error : undefined
}

/** Long runs of hexadecimal digits are keys, secrets or signatures. */
const safe = (text: string): string => text.replace(/[0-9a-fA-F]{16,}/g, "<redacted>").slice(0, 300)

/** The error for the service's words. */
export const serviceError = (words: string | undefined, code: number, retryAfter?: number): ServiceError => {
  const message = `the service refused the request with ${code}${words === undefined ? "" : `: ${safe(words)}`}`
  if (/expired/i.test(words ?? "")) return new ExpiredRequestException(message, code, retryAfter)
  if (code === 401 || /api.?key|signature|secret/i.test(words ?? "")) {
    return new InvalidAPIKeyException(message, code, retryAfter)
  }
  return new ServiceError(message, code, retryAfter)
}

/** The error for an answer that is no success. */
export const fromHttpError = async (error: HTTPError): Promise<ServiceError> => {
  const after = Number(error.headers.get("retry-after") ?? Number.NaN)
  const body = new TextDecoder().decode(await error.read())
  return serviceError(wordsOf(body), error.code, Number.isFinite(after) ? after : undefined)
}

const wordsOf = (body: string): string | undefined => {
  try {
    return errorText(jsonLoads(body))
  } catch {
    return undefined
  }
}
