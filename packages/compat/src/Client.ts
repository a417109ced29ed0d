/**
 * `KISSmetrics.Client` of py-KISSmetrics 1.0.1.
 */
import { kissmetricsTracking } from "@tallymark/core"
import { ValueError } from "./errors/builtin.ts"
import { fixedCall } from "./internal/kissmetrics/fixed-call.ts"
import type { TrackingCall } from "./internal/kissmetrics/TrackingCall.ts"
import { writeUrl } from "./internal/kissmetrics/tracking-url.ts"
import { bind, type Signature } from "./internal/python/call.ts"
import { construct } from "./internal/python/construct.ts"
import { str } from "./internal/python/text.ts"
import { urlopen } from "./internal/wire/urllib3.ts"
import { type CompatOptions, optionNames, resolve, type Settings, watched } from "./Options.ts"
import type { PyValue } from "./python/PyValue.ts"
import * as request from "./request.ts"

/** The optional parameters of {@link Client.record} and {@link Client.set}, by name. */
export type ClientKeywords = {
  readonly properties?: PyValue
  readonly timestamp?: PyValue
  readonly path?: PyValue
}

/** The optional parameters of the constructor, by name. */
export type ClientConstructorKeywords = {
  readonly trk_host?: string | undefined
  readonly trk_scheme?: string | undefined
}

const constructor: Signature = {
  name: "Client.__init__",
  required: ["key"],
  optional: { trk_host: request.TRACKING_HOSTNAME, trk_scheme: request.TRACKING_SCHEME },
  isMethod: true
}

const recordSignature: Signature = {
  name: "Client.record",
  required: ["person", "event"],
  optional: { properties: null, timestamp: null, path: request.RECORD_PATH },
  isMethod: true,
  dict: "properties"
}

const setSignature: Signature = {
  name: "Client.set",
  required: ["person"],
  optional: { properties: null, timestamp: null, path: request.SET_PATH },
  isMethod: true,
  dict: "properties"
}

const aliasSignature: Signature = {
  name: "Client.alias",
  required: ["person", "identity"],
  optional: { path: request.ALIAS_PATH },
  isMethod: true
}

const { characters: longestQuery } = kissmetricsTracking.operations.record.formAbove

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(seconds * 1000, 2 ** 31 - 1)))

/**
 * Records events, sets properties and joins identities, one request per call, with the bytes of the Python client.
 *
 * **Details**
 *
 * Every call resolves to the service's answer, whatever its status, and rejects with `MaxRetryError` when there is
 * none. An answer with `Retry-After` is asked for again up to three times, with 413, 429 and 503. Redirects are
 * followed.
 *
 * **Gotchas**
 *
 * A plain object in the place of `properties` is the properties. It is taken for keywords when each of its names is
 * `properties`, `timestamp` or `path`, and one of them is not `path`, which is a common property.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { Client } from "@tallymark/compat"
 *
 * const server = createFakeServer()
 * const client = new Client("0".repeat(40), undefined, undefined, { fetch: server.fetch })
 * const response = await client.record("bob@example.com", "Signed Up", { trial: true })
 * console.log(response.status, server.events()[0]?.properties) // 200 { trial: 'True' }
 * ```
 */
export class Client {
  /** The host, with a port where it is another than the scheme's. */
  trk_host: PyValue
  /** `http` or `https`. */
  trk_scheme: string
  readonly #settings: Settings
  #key: PyValue

  /** Throws a `ValueError` when the scheme is neither `http` nor `https`. */
  constructor(key: PyValue, trk_host?: string, trk_scheme?: string, options?: CompatOptions)
  constructor(key: PyValue, keywords: ClientConstructorKeywords & CompatOptions)
  constructor(...args: ReadonlyArray<unknown>) {
    const { bound, options } = construct(constructor, optionNames, args)
    const { key, trk_host, trk_scheme } = bound
    if (trk_scheme !== "http" && trk_scheme !== "https") throw new ValueError("trk_scheme must be one of (http, https)")
    this.#settings = resolve(options)
    this.#key = key
    this.trk_host = trk_host
    this.trk_scheme = trk_scheme
    if (this.#settings.isFixed("K12") && !isHost(str(trk_host))) {
      throw new ValueError("trk_host must be a host, with a port or without, and nothing else")
    }
  }

  /** The product's key. It is not shown where the client is printed. */
  get key(): PyValue {
    return this.#key
  }

  set key(key: PyValue) {
    this.#key = key
  }

  /** Records that a person did something. */
  record(person: PyValue, event: PyValue, properties?: PyValue, timestamp?: PyValue, path?: PyValue): Promise<Response>
  record(person: PyValue, event: PyValue, keywords: ClientKeywords): Promise<Response>
  record(...args: ReadonlyArray<PyValue>): Promise<Response> {
    return this.#call("record", recordSignature, args)
  }

  /** Sets properties of a person. */
  set(person: PyValue, properties?: PyValue, timestamp?: PyValue, path?: PyValue): Promise<Response>
  set(person: PyValue, keywords: ClientKeywords): Promise<Response>
  set(...args: ReadonlyArray<PyValue>): Promise<Response> {
    return this.#call("set", setSignature, args)
  }

  /** Says that two identities are one person. */
  alias(person: PyValue, identity: PyValue, path?: PyValue): Promise<Response>
  alias(person: PyValue, identity: PyValue, keywords: Pick<ClientKeywords, "path">): Promise<Response>
  alias(...args: ReadonlyArray<PyValue>): Promise<Response> {
    return this.#call("alias", aliasSignature, args)
  }

  /** Requests a URL that {@link request} has built. */
  _request(uri: string, method = "GET"): Promise<Response> {
    return watched(this.#settings, this.#open(uri, method))
  }

  #call(operation: TrackingCall["operation"], signature: Signature, args: ReadonlyArray<PyValue>): Promise<Response> {
    return watched(this.#settings, this.#send(operation, signature, args))
  }

  async #send(
    operation: TrackingCall["operation"],
    signature: Signature,
    args: ReadonlyArray<PyValue>
  ): Promise<Response> {
    const { path, ...values } = bind(signature, args)
    const call = { operation, key: this.key, person: values.person, path, ...values }
    return this.#open(this.#url(await fixedCall(call, this.#settings.isFixed)), "GET")
  }

  #url(call: TrackingCall): string {
    return writeUrl({ scheme: this.trk_scheme, host: this.trk_host, path: call.path }, call)
  }

  async #open(uri: string, method: string): Promise<Response> {
    const { fetch, now, timeout, isFixed } = this.#settings
    const query = uri.slice(uri.indexOf("?") + 1)
    const isForm = isFixed("K9") && query.length > longestQuery
    return urlopen(
      { fetch, now, timeout, sleep: pause },
      {
        ...(isForm ? { uri: uri.slice(0, uri.indexOf("?")), method: "POST", body: query } : { uri, method }),
        isRepeatable: hasTime
      }
    )
  }
}

/** The service drops what is equal in person, name and second, if it heeds the second. */
const hasTime = (query: string): boolean => /(^|[?&])_t=\d+(&|$)/.test(query) && /(^|[?&])_d=1(&|$)/.test(query)

const isHost = (text: string): boolean =>
  /^[\w.-]+(:\d{1,5})?$/.test(text) || /^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/.test(text)
