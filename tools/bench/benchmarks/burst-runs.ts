/**
 * The burst that R1 and R2 both read: made once per program run.
 */
import type { ClientId } from "../clients/index.ts"
import { type DeliveryFigures, deliver } from "../deliveries.ts"
import { type Measured, rounds } from "../rounds.ts"
import type { Settings } from "../settings.ts"

const burstClients: ReadonlyArray<ClientId> = [
  "undici-dispatch",
  "undici-request",
  "tallymark",
  "tallymark-100k",
  "tallymark-memory",
  "tallymark-memory-100k",
  "mixpanel",
  "mixpanel-64",
  "segment",
  "posthog",
  "posthog-tuned"
]

const patience = 180_000
const made = new WeakMap<Settings, Promise<ReadonlyArray<Measured<DeliveryFigures>>>>()

/** How many events are recorded in one turn of the event loop. */
export const burstCount = (settings: Settings): number => (settings.isQuick ? 20_000 : 100_000)

/** The runs of every client. */
export const burstRuns = (settings: Settings): Promise<ReadonlyArray<Measured<DeliveryFigures>>> => {
  const runs =
    made.get(settings) ??
    rounds("burst", burstClients, settings, (client) =>
      deliver(client, { count: burstCount(settings), mode: "normal" }, { patience, profiles: settings.profiles })
    )
  made.set(settings, runs)
  return runs
}
