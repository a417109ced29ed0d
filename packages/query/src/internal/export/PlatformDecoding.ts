/**
 * Which decoding a client uses. Apart from the decodings themselves, so that worker threads need not load Effect.
 */
import * as Context from "effect/Context"
import { type Decoding, webDecoding } from "./Decoding.ts"

/** The decoding of the platform: every platform's, unless a layer says better. */
export const PlatformDecoding: Context.Reference<Decoding> = Context.Reference("@tallymark/query/internal/Decoding", {
  defaultValue: () => webDecoding
})
