/**
 * The export of a client, in the form that both faces are made from.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { ExportOptions } from "../../export/ExportOptions.ts"
import type { ExportService } from "../../export/ExportService.ts"
import type { Client } from "../Client.ts"
import { PlatformDecoding } from "./PlatformDecoding.ts"
import { pullEvents } from "./pull-events.ts"

/** Makes the export of a client, with the decoding of its platform. */
export const makeExport: (client: Client["Service"]) => Effect.Effect<ExportService> = Effect.fnUntraced(
  function* (client) {
    const decoding = yield* PlatformDecoding
    const pull = (options: ExportOptions) => pullEvents(client, decoding, options)
    return {
      pull,
      events: (options) => Stream.unwrap(Effect.map(pull(options), (pull) => Stream.fromPull(Effect.succeed(pull))))
    }
  }
)
