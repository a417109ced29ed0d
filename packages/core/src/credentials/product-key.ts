import * as Redacted from "effect/Redacted"
import type { Credentials, Secret } from "../Credentials.ts"
import { CredentialCheck } from "../internal/CredentialCheck.ts"
import { redactor } from "../internal/redactor.ts"
import { unfit } from "../internal/unfit.ts"

/**
 * The product key of a KISSmetrics product, sent as `_k`: 40 hexadecimal characters in the product's settings page.
 *
 * Throws an `ApiError` with `InvalidInput` when the key is empty, or holds white space or anything but visible
 * ASCII, which always is a mistake of copying.
 */
export const productKey = (key: Secret): Credentials => {
  const check = new CredentialCheck()
  const secret = check.secret("key", key, "the product's key", "product key")
  check.end("credentials")
  return {
    scheme: "productKey",
    generation: "current",
    account: secret,
    parameters: [],
    authorize: (scheme) =>
      scheme.type === "parameter" ? { before: [[scheme.name, Redacted.value(secret)]] } : unfit("a product key"),
    redact: redactor([secret])
  }
}
