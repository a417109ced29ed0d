/**
 * The arguments of `MixpanelQueryClient`, read.
 */
import { type AuthClass, SignatureAuth } from "../../Auth.ts"
import { ValueError } from "../../errors/builtin.ts"
import { optionNames, resolve, type Settings } from "../../Options.ts"
import type { PyValue } from "../../python/PyValue.ts"
import type { Signature } from "../python/call.ts"
import { construct } from "../python/construct.ts"
import { kindOf } from "../python/kind.ts"
import { decodeUtf8 } from "../python/utf8.ts"

const signature: Signature = {
  name: "MixpanelQueryClient.__init__",
  required: ["api_key", "api_secret"],
  optional: { timeout: null, auth_class: null },
  isMethod: true
}

/** What a client is made from. */
export interface ClientParts {
  readonly api_key: PyValue
  readonly api_secret: PyValue
  readonly timeout: number | null
  readonly auth_class: AuthClass
  readonly settings: Settings
}

/** A key or secret: bytes are decoded, everything else stays what it is until it is written. */
const credential = (value: PyValue): PyValue => {
  const kind = kindOf(value)
  return kind.type === "bytes" ? decodeUtf8(kind.value) : value
}

/** A number of any of Python's types; `null` for everything else. */
const secondsOf = (value: PyValue): number | null => {
  const kind = kindOf(value)
  return kind.type === "int" || kind.type === "float" || kind.type === "bool" ? Number(kind.value) : null
}

/** Reads the arguments. Throws what Python raises for a wrong number of them, and with M19 for a timeout of zero. */
export const readConstructor = (args: ReadonlyArray<unknown>): ClientParts => {
  const { bound, options } = construct(signature, optionNames, args)
  const settings = resolve(options)
  const timeout = secondsOf(bound.timeout)
  if (settings.isFixed("M19") && timeout !== null && timeout <= 0) {
    throw new ValueError("timeout must be more than 0 seconds")
  }
  const auth_class = bound.auth_class as unknown as AuthClass | null // a class is no Python value
  return {
    api_key: credential(bound.api_key),
    api_secret: credential(bound.api_secret),
    timeout,
    auth_class: auth_class ?? SignatureAuth,
    settings
  }
}
