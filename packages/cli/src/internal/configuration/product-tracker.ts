/**
 * The tracker that records and replays go through, made of what is configured.
 */

import type { Tracker } from "@tallymark/tracking"
import { createTracker, type NodeTrackerOptions } from "@tallymark/tracking/node"
import type { Surroundings } from "../Session.ts"
import { warner } from "../warnings.ts"
import { configure } from "./Configuration.ts"
import { originIn } from "./place.ts"
import { findSecret } from "./secret.ts"

/** The flags of every command that sends. */
export interface ProductInput {
  readonly profile: string | undefined
  readonly host: string | undefined
  readonly secretStdin: boolean
}

/** The product that calls go to. */
export interface Product {
  readonly key: string
  readonly host: string | undefined
}

/** Finds the product. Throws a failure that says what is missing. */
export const findProduct = async (input: ProductInput, session: Surroundings): Promise<Product> => {
  const configuration = await configure(session, { profile: input.profile, trackingHost: input.host })
  const host = originIn("trackingHost", configuration)
  const key = await findSecret({ name: "key", isOnStdin: input.secretStdin }, configuration, session)
  return { key, host }
}

/** Makes a tracker that keeps nothing for later: who runs a command is told how it ended. */
export const openTracker = (
  { key, host }: Product,
  session: Surroundings,
  options: Pick<NodeTrackerOptions, "concurrency" | "retry" | "longValues" | "onWarning"> = {}
): Tracker =>
  createTracker({
    onWarning: warner(session),
    ...options,
    key,
    host,
    outbox: false
  })
