/**
 * What a client can be told, and what it does when it is told nothing.
 */
import type { Credentials, RetryPolicy } from "@tallymark/core"
import type * as Duration from "effect/Duration"
import type { AnswerStore, CacheOptions } from "./Cache.ts"
import type { LimitOptions } from "./limits/LimitOptions.ts"
import type { SharedLimits } from "./limits/SharedLimits.ts"
import type { Region } from "./Region.ts"

/** The services behind the methods: reports and people, the raw export, annotations. */
export type HostRole = "query" | "export" | "app"

/** Options that every platform's `createQuery` takes. */
export interface QueryOptions {
  /** Who asks: `serviceAccount(…)`, `projectSecret(…)` or `signature(…)`. */
  readonly credentials: Credentials
  /**
   * Where the project keeps its data. A project asked in the wrong region answers with nothing at all.
   *
   * @default "us"
   */
  readonly region?: Region | undefined
  /**
   * The origin to ask instead of the region's: one for everything, such as a fake server's URL, or one per service.
   *
   * @default the origins of the region
   */
  readonly host?: string | Readonly<Partial<Record<HostRole, string>>> | undefined
  /**
   * The deadline of one attempt.
   *
   * @default "2 minutes"
   */
  readonly timeout?: Duration.Input | undefined
  /**
   * The most bytes that an answer may have, unpacked where `fetch` unpacks it; a longer one is given up as it arrives and
   * fails with `UnreadableResponse`. `Infinity` takes any. Exports are not bounded: they are read as they arrive.
   *
   * @default 67108864, which is 64 MiB
   */
  readonly maxBytes?: number | undefined
  /** When and how often a failed request is sent again; four times in all where nothing is said. */
  readonly retry?: RetryPolicy.RetryOptions | undefined
  /**
   * How many calls are made: the service's own limits, counted by this client alone; other numbers; limits to share with
   * other clients, such as `sharedLimits()`; or `false` for none, for a service that has none.
   *
   * @default the service's own limits
   */
  readonly limits?: LimitOptions | SharedLimits | false | undefined
  /**
   * Keeps the answers about days that are over, which are the same whenever they are asked for.
   *
   * @default no answer is kept
   */
  readonly cache?: CacheOptions | undefined
  /**
   * Whether an empty answer makes the client look, once, whether the project has any events in its region. The look is a
   * call of its own.
   *
   * @default true, and false where `host` is given
   */
  readonly regionGuard?: boolean | undefined
  /**
   * What tells this project from others in what clients share, such as the store of a cache. Nothing secret.
   *
   * @default the project's number, where the credentials have it
   */
  readonly project?: string | undefined
  /**
   * The time zone of the project, as in `Europe/Oslo`: it decides which day a `Date` falls on, and which day is today.
   *
   * @default "UTC"
   */
  readonly timeZone?: string | undefined
  /**
   * Called with a sentence for a person, each once: an expression that may not mean what it says, a region that looks
   * wrong.
   *
   * @default console.warn
   */
  readonly onWarning?: ((message: string) => void) | undefined
  /**
   * The clock that tells which day is today, in epoch milliseconds.
   *
   * @default the Effect clock, which is the system's
   */
  readonly now?: (() => number) | undefined
}

/** Options with every default filled in and every value checked. */
export interface Settings {
  readonly credentials: Credentials
  readonly region: Region
  /** The origins that take the place of the region's, by role. */
  readonly hosts: Readonly<Partial<Record<HostRole, string>>>
  readonly timeout: Duration.Duration
  readonly maxBytes: number
  readonly retry: RetryPolicy.RetryPolicy
  readonly limits: LimitOptions | SharedLimits | false
  readonly cache: { readonly store: AnswerStore; readonly settledAfter: Duration.Duration } | undefined
  readonly regionGuard: boolean
  /** Tells the project from others; `undefined` where nothing does, and nothing is shared. */
  readonly project: string | undefined
  readonly timeZone: string
  readonly onWarning: (message: string) => void
  readonly now: (() => number) | undefined
}
