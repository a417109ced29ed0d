/**
 * What Python's `urllib3` raises. `Client` and `ClientCompat` let them through.
 */
import { Exception } from "./builtin.ts"

/** The root of urllib3's errors. */
export class HTTPLibraryError extends Exception {
  static {
    this.prototype.name = "HTTPError"
  }
}

/**
 * No answer, after every attempt that could be made safely.
 *
 * Python's message holds the URL with the product key; here the query is left out.
 */
export class MaxRetryError extends HTTPLibraryError {
  static {
    this.prototype.name = "MaxRetryError"
  }
  /** What went wrong last, as urllib3 names it. */
  readonly reason: string

  constructor(pool: string, url: string, reason: string) {
    super(`${pool}: Max retries exceeded with url: ${url} (Caused by ${reason})`)
    this.reason = reason
  }
}

/** A URL without a host. */
export class LocationValueError extends HTTPLibraryError {
  static {
    this.prototype.name = "LocationValueError"
  }
}

/** A URL that cannot be read. */
export class LocationParseError extends LocationValueError {
  static {
    this.prototype.name = "LocationParseError"
  }
}

/** A redirect to something other than http and https. */
export class URLSchemeUnknown extends LocationValueError {
  static {
    this.prototype.name = "URLSchemeUnknown"
  }
}

/** A `Retry-After` that is neither seconds nor a date. */
export class InvalidHeader extends HTTPLibraryError {
  static {
    this.prototype.name = "InvalidHeader"
  }
}
