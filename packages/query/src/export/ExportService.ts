/**
 * The export for programs with Effect.
 */
import type { ApiError } from "@tallymark/core"
import type * as Arr from "effect/Array"
import type * as Effect from "effect/Effect"
import type * as Pull from "effect/Pull"
import type * as Scope from "effect/Scope"
import type * as Stream from "effect/Stream"
import type { QueryError } from "../QueryError.ts"
import type { ExportedEvent } from "./ExportedEvent.ts"
import type { ExportOptions } from "./ExportOptions.ts"

/** The export of a client. */
export interface ExportService {
  /**
   * The events of an export as a stream, which reads the service at the speed it is run. Its chunks are the batches as
   * they arrive.
   */
  readonly events: (options: ExportOptions) => Stream.Stream<ExportedEvent, QueryError>
  /** The same as a pull of batches, for loops where each step counts. Its request ends with the scope. */
  readonly pull: (
    options: ExportOptions
  ) => Effect.Effect<Pull.Pull<Arr.NonEmptyReadonlyArray<ExportedEvent>, QueryError>, ApiError, Scope.Scope>
}
