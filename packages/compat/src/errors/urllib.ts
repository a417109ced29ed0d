/**
 * What Python's `urllib.request` and `http.client` raise. `MixpanelQueryClient` lets them through.
 */
import { Exception, OSError } from "./builtin.ts"

/** The request could not be sent: no such host, a refused connection, a URL of another kind. */
export class URLError extends OSError {
  static {
    this.prototype.name = "URLError"
  }
  /** What went wrong. */
  readonly reason: string

  constructor(reason: string) {
    super(`<urlopen error ${reason}>`)
    this.reason = reason
  }
}

/**
 * The service answered with a status that is no success. Its body is still unread.
 *
 * Python's error also holds the URL with its signature; this one has the URL up to the query.
 */
export class HTTPError extends URLError {
  static {
    this.prototype.name = "HTTPError"
  }
  /** The status. */
  readonly code: number
  /** The URL, without its query. */
  readonly url: string
  readonly #response: Response

  constructor(code: number, reason: string, url: string, response: Response) {
    super(reason)
    this.message = `HTTP Error ${code}: ${reason}`
    this.code = code
    this.url = url
    this.#response = response
  }

  /** The headers of the answer, such as `Retry-After`. */
  get headers(): Headers {
    return this.#response.headers
  }

  /** Reads the body of the answer; a second call resolves to no bytes, as a file at its end does. */
  async read(): Promise<Uint8Array> {
    return this.#response.bodyUsed ? new Uint8Array() : new Uint8Array(await this.#response.arrayBuffer())
  }
}

/** An answer that breaks the rules of HTTP. */
export class HTTPException extends Exception {
  static {
    this.prototype.name = "HTTPException"
  }
}

/** The answer does not begin like one. */
export class BadStatusLine extends HTTPException {
  static {
    this.prototype.name = "BadStatusLine"
  }
}

/** The connection was closed before any answer. */
export class RemoteDisconnected extends HTTPException {
  static {
    this.prototype.name = "RemoteDisconnected"
  }
}

/** The connection was closed in the middle of the body. */
export class IncompleteRead extends HTTPException {
  static {
    this.prototype.name = "IncompleteRead"
  }
}

/** A URL that holds white space or control characters; its query is left out of the message. */
export class InvalidURL extends HTTPException {
  static {
    this.prototype.name = "InvalidURL"
  }
}

/** The connection was reset. */
export class ConnectionResetError extends OSError {
  static {
    this.prototype.name = "ConnectionResetError"
  }
}
