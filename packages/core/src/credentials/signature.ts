import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import { SigningFailed } from "../ApiError.ts"
import type { Credentials, Secret } from "../Credentials.ts"
import { CredentialCheck } from "../internal/CredentialCheck.ts"
import { mark, redactor } from "../internal/redactor.ts"
import { unfit } from "../internal/unfit.ts"
import { decode } from "../Operation.ts"
import { sign } from "../Signature.ts"

/** The key and secret of a project's legacy API. */
export interface SignatureOptions {
  /** Sent with every call. */
  readonly apiKey: Secret
  /** Signs every call, and is never sent. */
  readonly apiSecret: Secret
  /**
   * How long the service takes a signed request for, at least a second.
   *
   * @default "10 minutes"
   */
  readonly expiry?: Duration.Input | undefined
  /**
   * The clock that requests expire by, in epoch milliseconds.
   *
   * @default the Effect clock, which is the system's
   */
  readonly now?: (() => number) | undefined
}

/**
 * The legacy request signature of Mixpanel: an MD5 over the parameters. It speaks the legacy API alone, is deprecated,
 * and is here for integrations that have nothing else; use a {@link serviceAccount} where there is one.
 *
 * Throws an `ApiError` with `InvalidInput` that names every field that cannot be right.
 */
export const signature = (options: SignatureOptions): Credentials => {
  const check = new CredentialCheck()
  const { apiKey, apiSecret, expiry, now: clock } = check.parts(options)
  const key = check.secret("apiKey", apiKey, "the project's API key", "API key")
  const secret = check.secret("apiSecret", apiSecret, "the project's API secret", "API secret")
  const lifetime = check.duration("expiry", expiry, "10 minutes", { least: "1 second" })
  check.end("credentials")
  const redactKeys = redactor([key, secret])
  return {
    scheme: "signature",
    generation: "legacy",
    account: key,
    parameters: [],
    authorize: (scheme, parameters, now) => {
      if (scheme.type !== "signature") return unfit("a request signature")
      const time = timeOf(clock ?? now)
      if (time === undefined) return new SigningFailed({ detail: "its clock tells no time" })
      const expire = Math.trunc(time / 1000) + Math.trunc(Duration.toSeconds(lifetime))
      const beside = [
        [scheme.key, Redacted.value(key)],
        [scheme.expire, String(expire)]
      ] as const
      const signed = sign([...decode(parameters), ...beside], Redacted.value(secret))
      return { after: [...beside, [scheme.signature, signed]] }
    },
    // A signature is good for anybody until it expires, so none may show either.
    redact: (text) => redactKeys(text).replace(/[\da-f]{32}/gi, mark)
  }
}

const timeOf = (clock: () => number): number | undefined => {
  try {
    const time: unknown = clock()
    return typeof time === "number" && Number.isFinite(time) ? time : undefined
  } catch {
    return undefined
  }
}
