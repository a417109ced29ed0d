/**
 * An outbox in a file: calls survive the process in every way it can end, and several processes may share the file.
 *
 * It is what `createTracker` from `@tallymark/tracking/node` uses when it is told nothing. SQLite's write-ahead log
 * makes a commit cheap, and many calls share one.
 */
import { join } from "node:path"
import { OptionCheck } from "@tallymark/core"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { productMark } from "./internal/product-mark.ts"
import type { Durability } from "./internal/sqlite/open-database.ts"
import { openOutbox, type WhenFull } from "./internal/sqlite/open-outbox.ts"
import { stateDirectory } from "./internal/state-directory.ts"
import type { OutboxSource } from "./Outbox.ts"

export type { Durability, WhenFull }

/** Settings of {@link sqliteOutbox}. */
export interface SqliteOutboxOptions {
  /**
   * Where the files are, one per product and host; created with mode 0700, the files with 0600.
   *
   * @default `tallymark` in the platform's state directory (`$XDG_STATE_HOME`, `~/.local/state`)
   */
  readonly directory?: string | undefined
  /**
   * What a written call survives: `process`, every end of the process, also `SIGKILL`; `machine`, also a power cut, at
   * the price of a wait for the disk per commit, which holds up the event loop.
   *
   * @default "process"
   */
  readonly durability?: Durability | undefined
  /**
   * The most that a file may take on disk, in bytes.
   *
   * @default 1_073_741_824 (1 GiB)
   */
  readonly maxBytes?: number | undefined
  /**
   * What happens when there is no room for a call: it is refused, or the oldest calls that nobody is sending make room.
   * Both are told.
   *
   * @default "refuse"
   */
  readonly whenFull?: WhenFull | undefined
  /**
   * How often to look for calls that other processes have written or left behind.
   *
   * @default "1 second"
   */
  readonly pollEvery?: Duration.Input | undefined
  /**
   * The longest rest of a call between two tries. One that says otherwise was written before the clock was set back.
   *
   * @default "1 hour"
   */
  readonly longestRest?: Duration.Input | undefined
}

/**
 * Makes an outbox in a file.
 *
 * A damaged file is set aside under another name and a new one is begun; a file that is deleted while it is in use is
 * made again with everything it held. Both are told to `onWarning`.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts no-run
 * // It writes to a directory of the machine.
 * import { createTracker } from "@tallymark/tracking/node"
 * import { sqliteOutbox } from "@tallymark/tracking/outbox-sqlite"
 *
 * const outbox = sqliteOutbox({ directory: "/var/lib/shop/analytics", maxBytes: 4 * 1024 ** 3 })
 * const tracker = createTracker({ key: "0123456789abcdef0123456789abcdef01234567", outbox })
 * ```
 */
export const sqliteOutbox = (options: SqliteOutboxOptions = {}): OutboxSource => {
  const check = new OptionCheck()
  const durability = check.choice("durability", ["process", "machine"], options.durability, "process")
  const maxBytes = check.count("maxBytes", options.maxBytes, 1024 ** 3)
  const whenFull = check.choice("whenFull", ["refuse", "evict-oldest"], options.whenFull, "refuse")
  const pollEvery = check.duration("pollEvery", options.pollEvery, "1 second")
  const longestRest = check.duration("longestRest", options.longestRest, "1 hour")
  check.end("sqliteOutbox")

  return {
    isWriteAhead: true,
    open: ({ key, host }, listener) =>
      Effect.suspend(() => {
        const directory = options.directory ?? join(stateDirectory(), "tallymark")
        const file = join(directory, `${productMark(Redacted.value(key), host)}.outbox`)
        return openOutbox({ file, durability, maxBytes, whenFull, pollEvery, longestRest }, listener)
      })
  }
}
