/**
 * `KISSmetrics.ClientCompat` of py-KISSmetrics 1.0.1, which imitates the client of 2010: it knows who the person is, so
 * calls need not say. `KM` is the same class with calls at module level.
 */
import { Client } from "./Client.ts"
import { Exception } from "./errors/builtin.ts"
import { HTTPLibraryError } from "./errors/urllib3.ts"
import { readHost } from "./internal/kissmetrics/compat-host.ts"
import { appendFailure } from "./internal/kissmetrics/failure-log.ts"
import { type Bound, bind, type Signature } from "./internal/python/call.ts"
import { construct } from "./internal/python/construct.ts"
import { kindOf } from "./internal/python/kind.ts"
import { isTruthy } from "./internal/python/truth.ts"
import { type CompatOptions, optionNames, resolve, type Settings, watched } from "./Options.ts"
import type { PyValue } from "./python/PyValue.ts"
import { ALIAS_PATH, RECORD_PATH, SET_PATH } from "./request.ts"

/** The optional parameters of every call, by name. */
export type CompatKeywords = {
  readonly path?: PyValue
  readonly resp?: PyValue
}

/** The optional parameters of {@link ClientCompat.record}, by name. */
export type CompatRecordKeywords = CompatKeywords & { readonly props?: PyValue }

/** The optional parameters of the constructor, by name. */
export type CompatConstructorKeywords = {
  readonly host?: PyValue
  readonly http_timeout?: number | null | undefined
  readonly logging?: PyValue
}

const constructor: Signature = {
  name: "ClientCompat.__init__",
  required: ["key"],
  optional: { host: null, http_timeout: null, logging: true },
  isMethod: true
}

const recordSignature: Signature = {
  name: "ClientCompat.record",
  required: ["action"],
  optional: { props: null, path: RECORD_PATH, resp: false },
  isMethod: true,
  dict: "props"
}

const setSignature: Signature = {
  name: "ClientCompat.set",
  required: ["data"],
  optional: { path: SET_PATH, resp: false },
  isMethod: true
}

const aliasSignature: Signature = {
  name: "ClientCompat.alias",
  required: ["name", "alias_to"],
  optional: { path: ALIAS_PATH, resp: false },
  isMethod: true
}

/**
 * A client that remembers the person.
 *
 * **Gotchas**
 *
 * One instance is one person at a time. In a server that answers requests at once, make an instance for each, or use
 * `KM`.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { ClientCompat } from "@tallymark/compat"
 *
 * const server = createFakeServer()
 * const km = new ClientCompat("0".repeat(40), { fetch: server.fetch })
 * km.identify("bob@example.com")
 * await km.record("Signed Up", { plan: "pro" })
 * console.log(server.events()[0]?.person) // bob@example.com
 * ```
 */
export class ClientCompat {
  /** The client that sends. */
  readonly client: Client
  readonly #settings: Settings
  readonly #logs: boolean
  #key: PyValue
  #identity: PyValue = null

  /**
   * `host` is a host and a port, `"trk.kissmetrics.io:443"`; the port, 80 or 443, chooses the scheme. Throws a
   * `ValueError` for any other.
   */
  constructor(key: PyValue, host?: PyValue, http_timeout?: number | null, logging?: PyValue, options?: CompatOptions)
  constructor(key: PyValue, keywords: CompatConstructorKeywords & CompatOptions)
  constructor(...args: ReadonlyArray<unknown>) {
    const { bound, options } = construct(constructor, optionNames, args)
    const { http_timeout } = bound
    const timeout = typeof http_timeout === "number" && http_timeout > 0 ? { timeout: http_timeout } : {}
    this.#key = bound.key
    // The inner client is silent: what fails is told once.
    this.client = new Client(bound.key, { ...options, ...timeout, onError: undefined, ...readHost(bound.host) })
    this.#settings = resolve(options)
    this.#logs = isTruthy(bound.logging)
  }

  /** The product's key. Setting it does not change the key that is sent, unless K15 is fixed. */
  get key(): PyValue {
    return this.#key
  }

  set key(key: PyValue) {
    this.#key = key
  }

  /** Who the calls are about; `null` before anybody is identified. */
  get identity(): PyValue {
    return this.#identity
  }

  set identity(identity: PyValue) {
    this.#identity = identity
  }

  /** Says who the calls are about. */
  identify(identity: PyValue): void {
    this.identity = identity
  }

  /** Records that the person did something. Resolves to the answer when `resp` is true, and to nothing otherwise. */
  record(action: PyValue, props?: PyValue, path?: PyValue, resp?: PyValue): Promise<Response | undefined>
  record(action: PyValue, keywords: CompatRecordKeywords): Promise<Response | undefined>
  record(...args: ReadonlyArray<PyValue>): Promise<Response | undefined> {
    return this.#call(recordSignature, args, ({ action, props, path }) => {
      this.check_id_key()
      if (this.#settings.isFixed("K18") && kindOf(action).type === "dict") {
        throw new TypeError("record needs the name of an event; to set properties, call set")
      }
      return this.client.record(this.identity, action, { properties: props, path })
    })
  }

  /** Sets properties of the person. */
  set(data: PyValue, path?: PyValue, resp?: PyValue): Promise<Response | undefined>
  set(data: PyValue, keywords: CompatKeywords): Promise<Response | undefined>
  set(...args: ReadonlyArray<PyValue>): Promise<Response | undefined> {
    return this.#call(setSignature, args, ({ data, path }) => {
      this.check_id_key()
      return this.client.set(this.identity, { properties: data, path })
    })
  }

  /** Says that two identities are one person. Nobody needs to be identified for this. */
  alias(name: PyValue, alias_to: PyValue, path?: PyValue, resp?: PyValue): Promise<Response | undefined>
  alias(name: PyValue, alias_to: PyValue, keywords: CompatKeywords): Promise<Response | undefined>
  alias(...args: ReadonlyArray<PyValue>): Promise<Response | undefined> {
    return this.#call(aliasSignature, args, ({ name, alias_to, path }) => {
      this.check_init()
      return this.client.alias(name, alias_to, { path })
    })
  }

  /** Forgets the person and the key. */
  reset(): void {
    this.identity = null
    this.key = null
  }

  /** The file that a line is appended to for each request that fails, unless `logging` is false. */
  log_file(): string {
    return this.#settings.log_file
  }

  /** The time it is. */
  now(): Date {
    return new Date(this.#settings.now())
  }

  /** Throws an `Exception` when nobody is identified. */
  check_identify(): void {
    const { identity } = this
    const isNobody = identity === null || identity === undefined
    if (isNobody || (this.#settings.isFixed("K16") && !isTruthy(identity))) {
      throw new Exception("Need to identify first (KM.identify <user>)")
    }
  }

  /** Throws an `Exception` when there is no key. */
  check_init(): void {
    if (this.key === null || this.key === undefined) {
      throw new Exception("Need to initialize first (KM.init <your_key>)")
    }
  }

  /** Throws an `Exception` when there is no key, or nobody is identified. */
  check_id_key(): void {
    this.check_init()
    this.check_identify()
  }

  #call(
    signature: Signature,
    args: ReadonlyArray<PyValue>,
    send: (bound: Bound) => Promise<Response>
  ): Promise<Response | undefined> {
    return watched(this.#settings, this.#send(signature, args, send))
  }

  async #send(
    signature: Signature,
    args: ReadonlyArray<PyValue>,
    send: (bound: Bound) => Promise<Response>
  ): Promise<Response | undefined> {
    const bound = bind(signature, args)
    if (this.#settings.isFixed("K15")) this.client.key = this.key
    try {
      const response = await send(bound)
      return isTruthy(bound.resp) ? response : undefined
    } catch (error) {
      if (!(error instanceof HTTPLibraryError)) throw error
      if (this.#logs) await appendFailure(this.#settings.log_file, this.#settings.now())
      if (!this.#settings.isFixed("K19")) throw error
      this.#settings.onError?.(error)
      return undefined
    }
  }
}
