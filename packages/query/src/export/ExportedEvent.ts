/**
 * Events as the raw export has them.
 */

/** The properties of an exported event: the service's own, and whatever was recorded. */
export interface ExportedProperties {
  /** When it happened: in seconds since 1970, or in milliseconds with `timeInMs`. */
  readonly time?: number
  /** Who did it. */
  readonly distinct_id?: string
  /** What the service drops repeated events by; an export still has them. */
  readonly $insert_id?: string
  readonly [name: string]: unknown
}

/** One event of the raw export. */
export interface ExportedEvent {
  /** Its name. */
  readonly event: string
  readonly properties: ExportedProperties
}
