/**
 * HTTP Basic (RFC 7617): a user name and a password in one header, each call the same.
 */
import * as Base64 from "effect/encoding/Base64"
import * as Redacted from "effect/Redacted"
import type { Credentials } from "../Credentials.ts"
import { redactor } from "./redactor.ts"
import { unfit } from "./unfit.ts"

/** What credentials of this type are made of. */
export interface Basic extends Pick<Credentials, "scheme" | "account" | "parameters"> {
  readonly user: Redacted.Redacted<string>
  readonly password: Redacted.Redacted<string> | undefined
}

/** Makes credentials that travel in the `Authorization` header. */
export const basic = ({ scheme, account, parameters, user, password }: Basic): Credentials => {
  const pair = `${Redacted.value(user)}:${password === undefined ? "" : Redacted.value(password)}`
  const encoded = Redacted.make(Base64.encode(pair), { label: "Basic" })
  // Some write Base64 without its padding, so the padding is no part of what to look for.
  const unpadded = Redacted.make(Redacted.value(encoded).replace(/=+$/, ""))
  return {
    scheme,
    generation: "current",
    account,
    parameters,
    authorize: ({ type }) =>
      type === "basic" ? { headers: { authorization: `Basic ${Redacted.value(encoded)}` } } : unfit("HTTP Basic"),
    // Without a password the user name is the secret.
    redact: password === undefined ? redactor([user, unpadded]) : redactor([password, unpadded], [user])
  }
}
