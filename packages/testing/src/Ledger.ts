/**
 * The loss ledger: what a client was told it had sent, against what a server saw arrive.
 */

/** What a client hands out for a call that it has accepted. */
export interface Receipt {
  readonly kind: "record" | "set" | "alias"
  readonly person: string
  /** The event's name, or the second identity of an alias. */
  readonly name?: string | undefined
  /** Unix seconds. */
  readonly timestamp: number
}

/** How a ledger recognises what was sent. */
export interface LedgerOptions {
  /**
   * The name of a property that is different in every call. By default a call is recognised by kind, person, name and
   * second.
   */
  readonly by?: string | undefined
}

/** What became of everything that was sent. */
export interface LedgerReport {
  readonly sent: number
  readonly arrived: number
  /** Arrived more than once, and counts more than once. */
  readonly duplicated: number
  /** Arrived more than once, and was dropped by the service's own rule. */
  readonly absorbed: number
  readonly lost: number
  /** Arrived after something that was sent later. */
  readonly outOfOrder: number
  /** What was lost: receipts, or values of the property. */
  readonly missing: ReadonlyArray<Receipt | string | number>
}

/**
 * Compares what is sent with what arrives, from the moment it is made.
 *
 * **Example**
 *
 * ```ts
 * import { ackLost, createFakeServer } from "@tallymark/testing"
 * import { createTracker } from "@tallymark/tracking"
 *
 * await using server = createFakeServer({ faults: ackLost() })
 * const tracker = createTracker({ key: "0".repeat(40), fetch: server.fetch, onWarning: () => undefined })
 * const ledger = server.ledger()
 * for (const plan of ["free", "pro"]) ledger.sent(tracker.record("bob@example.com", "Chose", { plan }))
 * await tracker.close()
 * const { sent, arrived, lost, duplicated, absorbed } = ledger.report()
 * console.log({ sent, arrived, lost, duplicated, absorbed })
 * // { sent: 2, arrived: 2, lost: 0, duplicated: 0, absorbed: 1 }
 * ```
 */
export interface Ledger {
  /** Notes that something was sent: a receipt, or the value of the property that the ledger goes by. */
  sent(item: Receipt | string | number): void
  /** Compares. Can be asked as often as needed. */
  report(): LedgerReport
}
