/**
 * The words the client knows, as its class has them.
 */

/** Units of time. */
export const VALID_UNITS = ["minute", "hour", "day", "week", "month"] as const

/** Formats of an answer. */
export const VALID_RESPONSE_FORMATS = ["json", "csv"] as const

/** Ways to count. */
export const VALID_DATA_TYPES = ["general", "average", "unique"] as const
