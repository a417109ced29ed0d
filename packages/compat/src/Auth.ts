/**
 * The two ways `MixpanelQueryClient` says who asks: by a signature, or by the secret itself.
 */
import { Signature } from "@tallymark/core"
import { ValueError } from "./errors/builtin.ts"
import { settingsOf } from "./internal/mixpanel/client-settings.ts"
import { encoded, signedTexts } from "./internal/mixpanel/parameters.ts"
import { Dict } from "./internal/python/dict.ts"
import type { Entries } from "./internal/python/kind.ts"
import { urlencode } from "./internal/python/quote-plus.ts"
import { str } from "./internal/python/text.ts"
import { isTruthy } from "./internal/python/truth.ts"
import { encodeUtf8 } from "./internal/python/utf8.ts"
import { requestFor } from "./internal/wire/urllib.ts"
import type { PyDict, PyValue } from "./python/PyValue.ts"

/** What an authentication needs to know of its client. */
export interface AuthClient {
  readonly api_key: PyValue
  readonly api_secret: PyValue
}

/** Turns a URL and parameters into a request that says who asks. */
export interface Auth {
  readonly authenticate: (url: string, params: PyDict) => Request
}

/** A class of authentication, as the client takes it. */
export type AuthClass = new (client: AuthClient) => Auth

const isNone = (value: PyValue): boolean => value === null || value === undefined

const dictOf = (params: PyValue): Dict => {
  const dict = new Dict()
  dict.update(params)
  return dict
}

/**
 * Signs the parameters with the secret: an MD5 over the texts that are sent, good for ten minutes.
 *
 * A `sig` of the caller's is left out; `api_key` and `expire` are the client's, in the caller's place where there is
 * one.
 */
export class SignatureAuth implements Auth {
  /** How many seconds a signature is good for. */
  static readonly DEFAULT_EXPIRATION = 600
  readonly #client: AuthClient

  constructor(client: AuthClient) {
    this.#client = client
  }

  /** Adds key, expiry and signature. */
  authenticate(url: string, params: PyDict): Request {
    const { now, isFixed } = settingsOf(this.#client)
    const { api_key } = this.#client
    if (isFixed("M4") && isNone(api_key)) throw new ValueError("api_key is None; give the project's key")
    const query = dictOf(params)
    query.set("api_key", api_key)
    query.set("expire", Math.trunc(now() / 1000) + SignatureAuth.DEFAULT_EXPIRATION)
    query.delete("sig")
    const entries = encoded(query.entries, isFixed)
    const signed = [...entries, ["sig", this.#sign(entries, this.#client.api_secret)] as const]
    return requestFor(`${url}?${urlencode(signed)}`)
  }

  /** The signature of parameters, by another secret than the client's where one is given. */
  _hash_args(args: PyDict, secret?: PyValue): string {
    const entries = encoded(dictOf(args).entries, settingsOf(this.#client).isFixed)
    return this.#sign(entries, isTruthy(secret) ? secret : this.#client.api_secret)
  }

  #sign(entries: Entries, secret: PyValue): string {
    const texts = signedTexts(entries, settingsOf(this.#client).isFixed)
    const key = isTruthy(secret) ? str(secret) : ""
    for (const text of [...texts.flat(), key]) encodeUtf8(text)
    return Signature.sign(texts, key)
  }
}

/** Sends the secret as the user name of HTTP Basic, and neither key nor signature. */
export class SecretAuth implements Auth {
  readonly #client: AuthClient

  constructor(client: AuthClient) {
    this.#client = client
  }

  /** Adds the header. */
  authenticate(url: string, params: PyDict): Request {
    const { isFixed } = settingsOf(this.#client)
    const { api_secret } = this.#client
    if (isFixed("M21") && !isTruthy(api_secret)) throw new ValueError("api_secret is empty; give the project's secret")
    const basic = Buffer.from(encodeUtf8(`${str(api_secret)}:`)).toString("base64")
    const query = urlencode(encoded(dictOf(params).entries, isFixed))
    return requestFor(`${url}?${query}`, { headers: { authorization: `Basic ${basic}` } })
  }
}
