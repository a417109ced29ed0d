/** A parcel as an entry of an outbox. */
import type { OutboxEntry } from "../../Outbox.ts"
import type { Parcel } from "../Parcel.ts"
import { toLine } from "../spool-line.ts"

/** Writes a parcel. */
export const toEntry = (parcel: Parcel): OutboxEntry => ({
  id: parcel.id,
  calledAt: parcel.calledAt,
  line: toLine(parcel)
})
