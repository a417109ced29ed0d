/**
 * `mixpanel_query.connection.Connection`: from a method's name and parameters to its answer.
 */
import type { Auth, AuthClient } from "./Auth.ts"
import { HTTPError } from "./errors/urllib.ts"
import { settingsOf } from "./internal/mixpanel/client-settings.ts"
import { filtered } from "./internal/mixpanel/parameters.ts"
import { errorText, fromHttpError, redacted, serviceError } from "./internal/mixpanel/service-error.ts"
import { bind, type Signature } from "./internal/python/call.ts"
import { jsonLoads } from "./internal/python/json-loads.ts"
import { isPlainObject } from "./internal/python/kind.ts"
import type { PyJson } from "./internal/python/PyJson.ts"
import { str } from "./internal/python/text.ts"
import { decodeUtf8 } from "./internal/python/utf8.ts"
import { chunksOf, type Outgoing } from "./internal/wire/attempt.ts"
import { readAll, urlopen } from "./internal/wire/urllib.ts"
import { watched } from "./Options.ts"
import type { PyDict, PyValue } from "./python/PyValue.ts"

/** What a connection needs to know of its client. */
export interface ConnectionClient extends Partial<AuthClient> {
  readonly auth: Auth
  /** Seconds; `null` for the default. */
  readonly timeout: number | null | undefined
}

const requestSignature: Signature = {
  name: "Connection.request",
  required: ["method_name", "params"],
  optional: { response_format: "json" },
  isMethod: true
}

const rawRequestSignature: Signature = {
  name: "Connection.raw_request",
  required: ["base_url", "method_name", "params", "response_format"],
  optional: {},
  isMethod: true
}

/**
 * Requests methods of the service by their path, also those the client has no method for.
 *
 * **Example**
 *
 * ```ts no-run
 * import { MixpanelQueryClient } from "@tallymark/compat"
 *
 * const client = new MixpanelQueryClient("key", "secret")
 * await client.connection.request("events/top", { type: "unique", limit: 3 })
 * ```
 */
export class Connection {
  /** Where the API is. */
  ENDPOINT = "https://mixpanel.com/api"
  /** Where the raw export is. */
  DATA_ENDPOINT = "https://data.mixpanel.com/api"
  /** The version of the API. */
  VERSION = "2.0"
  /** How many seconds each silence of the service may take, where the client says nothing. */
  DEFAULT_TIMEOUT = 120
  readonly #client: ConnectionClient

  constructor(client: ConnectionClient) {
    this.#client = client
  }

  /** Requests a method, and reads the answer as JSON. */
  request(method_name: PyValue, params: PyDict, response_format?: PyValue): Promise<PyJson>
  request(...args: ReadonlyArray<PyValue>): Promise<PyJson> {
    return watched(settingsOf(this.#client), this.#request(args))
  }

  /** Requests a method at a URL of its own, and leaves the answer as it is. */
  raw_request(base_url: PyValue, method_name: PyValue, params: PyDict, response_format: PyValue): Promise<Response>
  raw_request(...args: ReadonlyArray<PyValue>): Promise<Response> {
    return watched(settingsOf(this.#client), this.#rawRequest(args))
  }

  /** The parameters without the falsy ones. Python removes them from the caller's dict; this leaves it alone. */
  check_params(params: PyDict): PyDict {
    const { entries } = filtered(params, settingsOf(this.#client).isFixed)
    return isPlainObject(params) ? Object.fromEntries(entries) : new Map(entries)
  }

  /** Reads a whole answer. */
  _read(response: Response): Promise<Uint8Array> {
    return readAll(response, this.#timeout)
  }

  /** The parts of an answer as they come. */
  _chunks(response: Response): AsyncIterable<Uint8Array> {
    return chunksOf(response, this.#timeout)
  }

  /** Leaves the client's key and secret out of a text. */
  _redact(text: string): string {
    return redacted(text, this.#client)
  }

  async #request(args: ReadonlyArray<PyValue>): Promise<PyJson> {
    const { method_name, params, response_format } = bind(requestSignature, args)
    const { isFixed } = settingsOf(this.#client)
    const response = await this.#rawRequest([this.ENDPOINT, method_name, params, response_format])
    const text = decodeUtf8(await this._read(response))
    if (isFixed("M14") && response_format === "csv") return text
    const answer = jsonLoads(text)
    const words = isFixed("M15") ? errorText(answer) : undefined
    if (words !== undefined) throw serviceError((text) => this._redact(text), words, response.status)
    return answer
  }

  async #rawRequest(args: ReadonlyArray<PyValue>): Promise<Response> {
    const { base_url, method_name, params, response_format } = bind(rawRequestSignature, args)
    const { fetch, isFixed } = settingsOf(this.#client)
    const query = filtered(params, isFixed)
    query.set("format", response_format)
    const url = `${str(base_url)}/${this.VERSION}/${str(method_name)}/`
    const request = this.#client.auth.authenticate(url, new Map(query.entries))
    try {
      return await urlopen({ fetch, timeout: this.#timeout }, this.#outgoing(request, method_name))
    } catch (error) {
      throw error instanceof HTTPError && isFixed("M16")
        ? await fromHttpError((text) => this._redact(text), error)
        : error
    }
  }

  get #timeout(): number {
    return this.#client.timeout ?? this.DEFAULT_TIMEOUT
  }

  #outgoing({ url, headers }: Request, method_name: PyValue): Outgoing {
    const { isFixed } = settingsOf(this.#client)
    const identity = isFixed("M18") ? {} : { "accept-encoding": "identity" }
    const sent = { ...Object.fromEntries(headers), ...identity }
    if (!isFixed("M25") || method_name !== "engage") return { url, method: "GET", headers: sent }
    const [place = "", body = ""] = url.split("?")
    return {
      url: place,
      method: "POST",
      headers: { ...sent, "content-type": "application/x-www-form-urlencoded" },
      body
    }
  }
}
