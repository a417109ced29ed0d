/**
 * Gives a client the decoding of Node.
 */
import * as Layer from "effect/Layer"
import { nodeDecoding } from "./decode-node.ts"
import { PlatformDecoding } from "./PlatformDecoding.ts"

/** Reads with the decoding of Node. */
export const layer: Layer.Layer<never> = Layer.succeed(PlatformDecoding, nodeDecoding)
