/**
 * Who the caller is. A secret is `Redacted` from the moment it is handed over until the line that writes it on the wire.
 */
import * as Redacted from "effect/Redacted"
import { ApiError, InvalidInput } from "./ApiError.ts"
import type { ServiceSpec } from "./OperationSpec.ts"

/** A secret as callers give it: plain text, or already redacted. */
export type Secret = string | Redacted.Redacted<string>

/** Credentials of one scheme of a service. */
export interface Credentials {
  /** The scheme's name in the service's table. */
  readonly scheme: string
  readonly secret: Redacted.Redacted<string>
}

const redact = (secret: Secret, label: string): Redacted.Redacted<string> =>
  Redacted.isRedacted(secret) ? secret : Redacted.make(secret, { label })

/**
 * The product key of a KISSmetrics product, sent as `_k`: 40 hexadecimal characters in the product's settings page.
 *
 * Throws an {@link ApiError} with `InvalidInput` when the key is empty, or holds white space or anything but visible
 * ASCII, which always is a mistake of copying.
 */
export const productKey = (key: Secret): Credentials => {
  const secret = redact(key, "product key")
  const text: unknown = Redacted.value(secret)
  const message =
    typeof text !== "string" || text === ""
      ? "must be the product's key, and it is empty or not a string"
      : /[^\x21-\x7e]/.test(text)
        ? "must hold visible ASCII characters only: no white space, no line breaks"
        : undefined
  if (message !== undefined) {
    throw new ApiError({ operation: "credentials", reason: new InvalidInput({ issues: [{ path: "key", message }] }) })
  }
  return { scheme: "productKey", secret }
}

/**
 * Puts the secret in front of encoded parameters. The result is for the wire only: it must not be kept, logged or put
 * into an error.
 */
export const authorize = (credentials: Credentials, service: ServiceSpec, parameters: string): string => {
  const scheme = service.auth[credentials.scheme]
  if (scheme === undefined) throw new Error(`${service.id} has no auth scheme ${credentials.scheme}`)
  if (scheme.type !== "parameter") return parameters
  const pair = `${scheme.name}=${encodeURIComponent(Redacted.value(credentials.secret))}`
  return parameters === "" ? pair : `${pair}&${parameters}`
}
