/**
 * The constants of `MixpanelQueryClient`, which Python has on the class and on every instance.
 */
import { VALID_DATA_TYPES, VALID_RESPONSE_FORMATS, VALID_UNITS } from "./internal/mixpanel/constants.ts"

/** The words that parameters take. `ENDPOINT` and `VERSION` are not used, and were not. */
export class QueryConstants {
  static readonly UNIT_MINUTE = "minute"
  static readonly UNIT_HOUR = "hour"
  static readonly UNIT_DAY = "day"
  static readonly UNIT_WEEK = "week"
  static readonly UNIT_MONTH = "month"
  static readonly VALID_UNITS = VALID_UNITS
  static readonly FORMAT_JSON = "json"
  static readonly FORMAT_CSV = "csv"
  static readonly VALID_RESPONSE_FORMATS = VALID_RESPONSE_FORMATS
  static readonly DATA_TYPE_GENERAL = "general"
  static readonly DATA_TYPE_AVERAGE = "average"
  static readonly DATA_TYPE_UNIQUE = "unique"
  static readonly VALID_DATA_TYPES = VALID_DATA_TYPES
  static readonly ENDPOINT = "http://mixpanel.com/api"
  static readonly VERSION = "2.0"

  readonly UNIT_MINUTE = QueryConstants.UNIT_MINUTE
  readonly UNIT_HOUR = QueryConstants.UNIT_HOUR
  readonly UNIT_DAY = QueryConstants.UNIT_DAY
  readonly UNIT_WEEK = QueryConstants.UNIT_WEEK
  readonly UNIT_MONTH = QueryConstants.UNIT_MONTH
  readonly VALID_UNITS = QueryConstants.VALID_UNITS
  readonly FORMAT_JSON = QueryConstants.FORMAT_JSON
  readonly FORMAT_CSV = QueryConstants.FORMAT_CSV
  readonly VALID_RESPONSE_FORMATS = QueryConstants.VALID_RESPONSE_FORMATS
  readonly DATA_TYPE_GENERAL = QueryConstants.DATA_TYPE_GENERAL
  readonly DATA_TYPE_AVERAGE = QueryConstants.DATA_TYPE_AVERAGE
  readonly DATA_TYPE_UNIQUE = QueryConstants.DATA_TYPE_UNIQUE
  readonly VALID_DATA_TYPES = QueryConstants.VALID_DATA_TYPES
  readonly ENDPOINT = QueryConstants.ENDPOINT
  readonly VERSION = QueryConstants.VERSION
}
