/**
 * Ways to fill a fake server without a request.
 */
import type { MixpanelEvent, MixpanelProfile } from "./Asked.ts"
import type { TimeInput } from "./FakeClock.ts"

/** An event, a set of properties or an alias, by which of the fields are there. Lines of an export have this shape. */
export interface SeedItem {
  readonly person: string
  /** What the person did. */
  readonly event?: string | undefined
  /** Another identity of the person; makes this an alias. */
  readonly identity?: string | undefined
  /**
   * Unix seconds.
   *
   * @default the server's time
   */
  readonly timestamp?: number | undefined
  readonly properties?: Readonly<Record<string, string | number | boolean>> | undefined
}

/** Sample data of a small shop, the same for the same numbers. */
export interface Sample {
  /** How many people come by. */
  readonly users: number
  /** @default 30 */
  readonly days?: number | undefined
  /** @default 1 */
  readonly seed?: number | undefined
  /** @default "2026-01-01" */
  readonly from?: TimeInput | undefined
}

/** A file of lines, which is read piece by piece. A name that ends in `.gz` is unpacked. */
export interface SeedFile {
  readonly file: string | URL
}

/**
 * Sample data, items, or lines: as a text, one by one, or in a file. A line is JSON, in the format of a KISSmetrics
 * export or of a Mixpanel export.
 *
 * What has the shape of a {@link MixpanelEvent} goes where Mixpanel's exports come from: it keeps nested values and
 * duplicates, is found by questions, and is none of `events()`.
 */
export type SeedInput =
  | Sample
  | SeedFile
  | string
  | Iterable<SeedItem | MixpanelEvent | string>
  | AsyncIterable<SeedItem | MixpanelEvent | string>

/** Profiles, or lines with one profile each: as a text, one by one, or in a file. */
export type PeopleInput =
  | SeedFile
  | string
  | Iterable<MixpanelProfile | string>
  | AsyncIterable<MixpanelProfile | string>

/** Where seeds go. */
export interface SeedOptions {
  /**
   * The product key.
   *
   * @default the first of the server's `keys`, or `"0123456789abcdef0123456789abcdef01234567"`
   */
  readonly key?: string | undefined
}

/** What was seeded. */
export interface Seeded {
  /** Where it went, by the first of it. */
  readonly key: string
  /** Those of either format. */
  readonly events: number
  readonly sets: number
  readonly aliases: number
  /** Lines that could not be read, counted from 1. */
  readonly skipped: ReadonlyArray<{ readonly line: number; readonly reason: string }>
}

/** Which profiles were seeded. */
export interface SeededPeople {
  readonly key: string
  readonly people: number
  /** Lines that could not be read, counted from 1. */
  readonly skipped: ReadonlyArray<{ readonly line: number; readonly reason: string }>
}
