/**
 * What the limits know: how much of each pool is used, and when there is more.
 */
import type { Pool } from "./LimitOptions.ts"

/** The state of one pool. */
export interface PoolStatus {
  /** Permits of the last hour that are used. */
  readonly used: number
  /** Permits that are left in the hour; `Infinity` where there is no such limit. */
  readonly remaining: number
  /** Calls that are running. */
  readonly running: number
  /** When the next call may start, as far as rates and pauses go; not in the future when one may start now. */
  readonly nextAt: Date
}

/** The state of every pool. */
export type LimitStatus = Readonly<Record<Pool, PoolStatus>>
