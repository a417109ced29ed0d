/**
 * The exceptions of `mixpanel_query.exceptions`.
 */
import { Exception } from "./builtin.ts"

/** The root of the client's own exceptions. */
export class MixpanelQueryException extends Exception {
  static {
    this.prototype.name = "MixpanelQueryException"
  }
}

/** The `unit` is none that the client knows. */
export class InvalidUnitException extends MixpanelQueryException {
  static {
    this.prototype.name = "InvalidUnitException"
  }
}

/** The `response_format` is neither `json` nor `csv`. */
export class InvalidFormatException extends MixpanelQueryException {
  static {
    this.prototype.name = "InvalidFormatException"
  }
}

/** A date that cannot be read, or a range that ends before it starts. */
export class InvalidDateException extends MixpanelQueryException {
  static {
    this.prototype.name = "InvalidDateException"
  }
}

/** The `data_type` is none that the client knows. */
export class InvalidDataType extends MixpanelQueryException {
  static {
    this.prototype.name = "InvalidDataType"
  }
}

/** The service refused the answer; raised with the fixes M15 and M16 only. */
export class ServiceError extends MixpanelQueryException {
  static {
    this.prototype.name = "MixpanelQueryException"
  }
  /** The status of the answer. */
  readonly code: number
  /** How many seconds the service asks to be left alone, when it says so. */
  readonly retry_after: number | undefined

  constructor(message: string, code: number, retry_after?: number) {
    super(message)
    this.code = code
    this.retry_after = retry_after
  }
}

/** The service refused the key, the secret or the signature. Raised with the fixes M15 and M16 only. */
export class InvalidAPIKeyException extends ServiceError {
  static {
    this.prototype.name = "InvalidAPIKeyException"
  }
}

/** The signature has expired. Raised with the fixes M15 and M16 only. */
export class ExpiredRequestException extends ServiceError {
  static {
    this.prototype.name = "ExpiredRequestException"
  }
}

/** An export ended before its end. Raised with the fix M17 only. */
export class ExportTruncated extends MixpanelQueryException {
  static {
    this.prototype.name = "ExportTruncated"
  }
  /** How many events came before. */
  readonly yielded: number

  constructor(why: string, yielded: number) {
    super(`the export broke off after ${yielded} events: ${why}`)
    this.yielded = yielded
  }
}
