/** A parcel as an entry of an outbox. */
import type { OutboxEntry } from "../../Outbox.ts"
import type { Parcel } from "../Parcel.ts"

/**
 * A parcel, written. It is a class because of what V8 learns about object literals: the first thousands of entries stay
 * while their calls are on their way, and literals made at the same place later, which nobody keeps, would go where it
 * seldom collects.
 */
class Written implements OutboxEntry {
  readonly id: string
  readonly calledAt: number
  readonly line: string

  constructor(parcel: Parcel) {
    this.id = parcel.id
    this.calledAt = parcel.calledAt
    this.line = parcel.line
  }
}

/** Writes a parcel. */
export const toEntry = (parcel: Parcel): OutboxEntry => new Written(parcel)
