/**
 * The batches of one response, step by step.
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { ExportedEvent } from "../../export/ExportedEvent.ts"
import type { EventReader } from "./EventReader.ts"

/** Some events, or `undefined` at the end. */
export type Batch = NonEmptyReadonlyArray<ExportedEvent> | undefined

/** The next events of a response. Throws a `Break` when there are none, though there should be. */
export const nextBatch = async (reader: EventReader, pieces: AsyncIterator<Uint8Array>): Promise<Batch> => {
  for (;;) {
    reader.throwIfBroken()
    const piece = await pieces.next()
    if (piece.done === true) {
      reader.end()
      return undefined
    }
    const events = reader.read(piece.value)
    if (isSome(events)) return events
  }
}

const isSome = <A>(items: ReadonlyArray<A>): items is NonEmptyReadonlyArray<A> => items.length > 0
