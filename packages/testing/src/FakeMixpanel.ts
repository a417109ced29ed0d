/**
 * How the fake Mixpanel is set up: its projects and their credentials, its limits, and its time zones.
 */
import type { TimeInput } from "./FakeClock.ts"

/** Where a project keeps its data. */
export type FakeRegion = "us" | "eu" | "in"

/** A service account of a project. */
export interface FakeServiceAccount {
  readonly username: string
  readonly secret: string
  /** When it stops working; never when left out. */
  readonly expiresAt?: TimeInput | undefined
}

/** A project: who may ask, and which events it shows. */
export interface FakeProject {
  readonly projectId: number
  /**
   * Its time zone by its IANA name, such as `"Europe/Berlin"`. Reports cut days by it.
   *
   * @default "UTC"
   */
  readonly timeZone?: string | undefined
  /**
   * Where its data is. Asked at the address of another region it answers with emptiness, as the real service does.
   *
   * @default "us"
   */
  readonly region?: FakeRegion | undefined
  readonly serviceAccounts?: ReadonlyArray<FakeServiceAccount> | undefined
  /** The project secret, sent as the name of a Basic login without a password. */
  readonly secret?: string | undefined
  /** The key of the legacy signature. */
  readonly apiKey?: string | undefined
  /** The secret of the legacy signature. */
  readonly apiSecret?: string | undefined
  /**
   * The product key whose events and people it shows.
   *
   * @default the first of the server's `keys`, or else the key that something was recorded under first
   */
  readonly key?: string | undefined
  /**
   * What the days of an export are days of: `"utc"` in projects made since 2023, `"project"`, the project's time zone,
   * in older ones. Those export as `time` what their clocks showed, as if it were the time in Greenwich.
   *
   * @default "utc"
   */
  readonly exportDays?: "utc" | "project" | undefined
}

/** How many calls of one kind the service takes from one project. */
export interface FakeLimit {
  /** @default 60 */
  readonly perHour?: number | undefined
  readonly perSecond?: number | undefined
  readonly concurrent?: number | undefined
}

/** Limits other than the documented ones. */
export interface FakeLimits {
  /** @default 60 an hour, 5 at a time */
  readonly query?: FakeLimit | undefined
  /** @default 60 an hour, 5 at a time */
  readonly jql?: FakeLimit | undefined
  /** @default 60 an hour, 3 a second, 100 at a time */
  readonly export?: FakeLimit | undefined
  /**
   * Sends `Retry-After` with a 429, in seconds. The real service does not document one.
   *
   * @default false
   */
  readonly retryAfter?: boolean | undefined
}

/** Settings of the fake Mixpanel. */
export interface FakeMixpanelOptions {
  /** The projects that exist. Without any, every credential of every project reads the events of one product. */
  readonly projects?: ReadonlyArray<FakeProject> | undefined
  /**
   * The time zone of projects that name none.
   *
   * @default "UTC"
   */
  readonly timeZone?: string | undefined
  /**
   * Answers 429 above the documented limits, or above others.
   *
   * @default false
   */
  readonly limits?: boolean | FakeLimits | undefined
  /**
   * How many profiles are on one page of people.
   *
   * @default 1000
   */
  readonly pageSize?: number | undefined
}

/** How much one project has asked for, against one limit. */
export interface LimitUse {
  /** Of the project. */
  readonly projectId: number
  /** Which limit: `query`, `jql` or `export`. */
  readonly limit: string
  /** Calls answered during the last hour, on the server's clock. */
  readonly lastHour: number
  /** Calls answered during the last second. */
  readonly lastSecond: number
  /** Calls whose answer is still on its way. */
  readonly running: number
  /** Calls that met a 429, ever. */
  readonly refused: number
}
