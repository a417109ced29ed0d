/**
 * Ways to fill a fake server without a request.
 */
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

/** Sample data, items, or lines of an export in KISSmetrics' JSON format. */
export type SeedInput = Sample | Iterable<SeedItem | string> | AsyncIterable<SeedItem | string>

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
  readonly key: string
  readonly events: number
  readonly sets: number
  readonly aliases: number
  /** Lines that could not be read, counted from 1. */
  readonly skipped: ReadonlyArray<{ readonly line: number; readonly reason: string }>
}
