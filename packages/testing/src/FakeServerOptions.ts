/**
 * How a fake server behaves and where it listens.
 */
import type { TimeInput, TimeSource } from "./FakeClock.ts"
import type { FaultRule } from "./Fault.ts"

/** Settings of a fake server. */
export interface FakeServerOptions {
  /**
   * Answers a request that breaks the contract with a 400 that says what is wrong. The real service answers 200 to
   * anything.
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
   * The address to listen on. On anything but a loopback address the control API still answers this machine only.
   *
   * @default "127.0.0.1"
   */
  readonly hostname?: string | undefined
}
