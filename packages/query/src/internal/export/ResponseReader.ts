/**
 * One response of an export, from its request to its last event.
 */
import { type ApiError, type Operation, TimedOut, TransportFailed } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { BreakReason } from "../../export/ExportIncomplete.ts"
import type { Client } from "../Client.ts"
import { Break, Refused } from "./Break.ts"
import { type Batch, nextBatch } from "./batches.ts"
import { plainBody } from "./body.ts"
import type { EventReader } from "./EventReader.ts"
import { open } from "./open.ts"

/** A response that is being read. */
export interface ResponseReader {
  /** The next events. Fails with why there are none, though there should be. */
  readonly next: Effect.Effect<Batch, BreakReason | Refused>
  /** Ends the request, if it has not ended. */
  readonly close: Effect.Effect<void>
}

/** Sends a request and reads its response; both end with the scope. */
export const openReader: (
  client: Client["Service"],
  parameters: Operation.Parameters,
  reader: EventReader,
  onBytes: (bytes: number) => void
) => Effect.Effect<ResponseReader, ApiError, Scope.Scope> = Effect.fnUntraced(
  function* (client, parameters, reader, onBytes) {
    const scope = yield* Scope.fork(yield* Effect.scope)
    const response = yield* Scope.provide(open(client, parameters), scope)
    const pieces = plainBody(response, reader.decoding, onBytes)[Symbol.asyncIterator]()
    // Not awaited: a generator that waits for bytes ends only when the connection does, right after this.
    yield* Scope.addFinalizer(
      scope,
      Effect.sync(() => void pieces.return?.().catch(() => undefined))
    )
    return {
      next: Effect.tryPromise({ try: () => nextBatch(reader, pieces), catch: breakOf }),
      close: Scope.close(scope, Exit.void)
    }
  }
)

/** What is none of these is a mistake of this program, or of a hook of the caller's. */
const breakOf = (error: unknown): BreakReason | Refused => {
  if (error instanceof Break) return error.reason
  if (error instanceof Refused) return error
  if (error instanceof TransportFailed) return { _tag: "ConnectionLost", code: error.code }
  if (error instanceof TimedOut) return { _tag: "TimedOut", after: error.after }
  throw error
}
