/**
 * What goes wrong with a ledger that is kept outside this process.
 */
import * as Data from "effect/Data"

/** The store behind a ledger cannot be read or written now. Why is not kept: what clients say of it may name hosts. */
export class LedgerUnavailable extends Data.TaggedError("LedgerUnavailable") {}

/** What any failure of the store comes down to. */
export const unavailable = (): LedgerUnavailable => new LedgerUnavailable()
