/**
 * How a fake server behaves and where it listens.
 */
import type { TimeInput, TimeSource } from "./FakeClock.ts"
import type { FakeMixpanelOptions } from "./FakeMixpanel.ts"
import type { FaultRule } from "./Fault.ts"

/** Settings of a fake server. */
export interface FakeServerOptions {
  /**
   * Answers a request that breaks the contract with a 400 that says what is wrong, also where the real service takes
   * anything: KISSmetrics answers 200 whatever it is sent. Mixpanel is strict by itself.
   *
   * @default false
   */
  readonly strict?: boolean | undefined
  /** The product keys that exist. Hits with another key are violations and count for nothing. By default any key will do. */
  readonly keys?: ReadonlyArray<string> | undefined
  /** A time to stop the clock at, or where it takes its time from. By default it follows the system. */
  readonly clock?: TimeInput | TimeSource | undefined
  /**
   * Seeds everything that happens by chance.
   *
   * @default 1
   */
  readonly seed?: number | undefined
  /** The faults to begin with. */
  readonly faults?: ReadonlyArray<FaultRule> | undefined
  /**
   * Lets pages of any origin read the answers.
   *
   * @default false
   */
  readonly cors?: boolean | undefined
  /** Projects, credentials and limits of the fake Mixpanel. */
  readonly mixpanel?: FakeMixpanelOptions | undefined
  /**
   * How many requests are kept in full, the latest ones; they are most of what a server holds in memory. Counts, events
   * and violations stay complete.
   *
   * @default 100000
   */
  readonly keepRequests?: number | undefined
}

/** Where a fake server listens. */
export interface ListenOptions extends FakeServerOptions {
  /**
   * The port, or 0 for any free one.
   *
   * @default 0
   */
  readonly port?: number | undefined
  /**
   * The address to listen on. On a loopback address the control API and the live page answer this machine only; on
   * anything else they ask for a token.
   *
   * @default "127.0.0.1"
   */
  readonly hostname?: string | undefined
  /**
   * What the control API and the live page ask for, as a bearer token or as `?token=` of the page: 16 to 200 letters,
   * digits, `-` or `_`.
   *
   * @default none on a loopback address, and elsewhere one that nobody can guess; see `pageUrl`
   */
  readonly token?: string | undefined
}
