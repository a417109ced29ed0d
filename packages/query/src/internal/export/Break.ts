/**
 * How the parts that read an export tell each other that it breaks off.
 */
import type { BreakReason } from "../../export/ExportIncomplete.ts"

/** Thrown where an export breaks off; becomes an `ExportIncomplete` once it is known how far it came. */
export class Break extends Error {
  readonly reason: BreakReason

  constructor(reason: BreakReason) {
    super(reason._tag)
    this.reason = reason
  }
}

/** Thrown where a service that answered 200 says that it refuses the export after all. */
export class Refused extends Error {
  /** The service's words, as they came. */
  readonly words: string

  constructor(words: string) {
    super("refused")
    this.words = words
  }
}
