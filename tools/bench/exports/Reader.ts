/**
 * What a benchmark needs of a way to read an export.
 */

/** What came out: enough to see that it is what went in. */
export interface Found {
  readonly events: number
  /** Characters of `$city`, over all events: another number when text was corrupted. */
  readonly characters: number
}

/** What is to be read, and a directory for those who write. */
export interface Source {
  readonly url: string
  readonly from: string
  readonly to: string
  readonly directory: string
}

/** Reads an export to its end. */
export type Read = (source: Source) => Promise<Found>

/** Counts events as a program would look at them. */
export class Counter implements Found {
  events = 0
  characters = 0

  add({ properties }: { readonly properties: { readonly [name: string]: unknown } }): void {
    this.events++
    this.characters += String(properties.$city).length
  }
}

/** The address of the export. */
export const exportUrl = ({ url, from, to }: Source): string => `${url}/api/2.0/export?from_date=${from}&to_date=${to}`
