/**
 * M15 and M16: what the service says is wrong, as an error of a class that tells what to do.
 */
import type { AuthClient } from "../../Auth.ts"
import { ExpiredRequestException, InvalidAPIKeyException, ServiceError } from "../../errors/mixpanel.ts"
import type { HTTPError } from "../../errors/urllib.ts"
import { jsonLoads } from "../python/json-loads.ts"
import type { PyJson } from "../python/PyJson.ts"
import { str } from "../python/text.ts"

/** The service's own words in an answer, if it holds some; what follows `=` or a long token may be a secret. */
export const errorText = (answer: PyJson): string | undefined => {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return undefined
  const { error } = answer
  return typeof error === "string" && error !== "" ? error : undefined
}

/** Leaves secrets out of a text. */
type Redact = (text: string) => string

/**
 * Leaves out what a client knows, and long runs of hexadecimal digits: keys, secrets or signatures of others. Three
 * characters are no key, and may be anywhere.
 */
export const redacted = (text: string, { api_key, api_secret }: Partial<AuthClient>): string =>
  [str(api_secret), str(api_key)]
    .filter((secret) => secret.length > 3 && secret !== "None")
    .reduce((rest, secret) => rest.replaceAll(secret, "<redacted>"), text)
    .replace(/[0-9a-fA-F]{16,}/g, "<redacted>")
    .slice(0, 300)

/** The error for the service's words. */
export const serviceError = (
  redact: Redact,
  words: string | undefined,
  code: number,
  retryAfter?: number
): ServiceError => {
  const message = `the service refused the request with ${code}${words === undefined ? "" : `: ${redact(words)}`}`
  if (/expired/i.test(words ?? "")) return new ExpiredRequestException(message, code, retryAfter)
  if (code === 401 || /api.?key|signature|secret/i.test(words ?? "")) {
    return new InvalidAPIKeyException(message, code, retryAfter)
  }
  return new ServiceError(message, code, retryAfter)
}

/** The error for an answer that is no success. */
export const fromHttpError = async (redact: Redact, error: HTTPError): Promise<ServiceError> => {
  const after = Number(error.headers.get("retry-after") ?? Number.NaN)
  const body = new TextDecoder().decode(await error.read())
  return serviceError(redact, wordsOf(body), error.code, Number.isFinite(after) ? after : undefined)
}

const wordsOf = (body: string): string | undefined => {
  try {
    return errorText(jsonLoads(body))
  } catch {
    return undefined
  }
}
