/**
 * What the old clients could not be told, and what they do when nobody tells them.
 */
import type { Fetch } from "@tallymark/core"
import { ValueError } from "./errors/builtin.ts"
import { type Fix, type IsFixed, readFix } from "./internal/quirks.ts"

/** The last argument of every client. */
export interface CompatOptions {
  /**
   * The function that carries requests, such as a fake server's. It is given a platform `Request`.
   *
   * @default the platform's `fetch`
   */
  readonly fetch?: Fetch | undefined
  /**
   * The clock, in epoch milliseconds.
   *
   * @default Date.now
   */
  readonly now?: (() => number) | undefined
  /**
   * Hears of every call that fails. With it, a promise that nobody awaits is no unhandled rejection; the promise itself
   * still rejects.
   */
  readonly onError?: ((error: unknown) => void) | undefined
  /** Which quirks to fix, by number: `["K4", "M7"]`, or `"all"`. */
  readonly fix?: Fix | undefined
  /**
   * How many seconds a tracking request may take. `ClientCompat` has `http_timeout` for this, `MixpanelQueryClient` has
   * `timeout`.
   *
   * @default 10
   */
  readonly timeout?: number | undefined
  /**
   * Where `ClientCompat` writes down that a request failed.
   *
   * @default "/tmp/kissmetrics_error.log"
   */
  readonly log_file?: string | undefined
}

/** The names of all options. */
export const optionNames = ["fetch", "now", "onError", "fix", "timeout", "log_file"] as const satisfies ReadonlyArray<
  keyof CompatOptions
>

/** Options with every default filled in. */
export interface Settings {
  readonly fetch: Fetch
  readonly now: () => number
  readonly onError: ((error: unknown) => void) | undefined
  readonly isFixed: IsFixed
  readonly timeout: number
  readonly log_file: string
}

/** Completes options. Throws a `ValueError` for a quirk that does not exist, and for a timeout that is no time. */
export const resolve = (options: CompatOptions): Settings => {
  const { timeout = 10 } = options
  if (!(timeout > 0)) throw new ValueError("timeout must be more than 0 seconds")
  return {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    onError: options.onError,
    isFixed: readFix(options.fix),
    timeout,
    log_file: options.log_file ?? "/tmp/kissmetrics_error.log"
  }
}

/** Tells `onError` of a failure, and spares a promise that nobody awaits the unhandled rejection. */
export const watched = <A>({ onError }: Settings, promise: Promise<A>): Promise<A> => {
  if (onError !== undefined) promise.catch(onError)
  return promise
}

/** Spares a promise that nobody awaits the unhandled rejection, where `onError` is told of the failure elsewhere. */
export const spared = <A>({ onError }: Settings, promise: Promise<A>): Promise<A> => {
  if (onError !== undefined) promise.catch(() => undefined)
  return promise
}

/** Tells `onError` of an error, and throws it on. */
export const told = ({ onError }: Settings, error: unknown): never => {
  onError?.(error)
  throw error
}
