/**
 * The outages that R5 and R8 both read: every client through every one, made once per program run.
 *
 * Losses do not depend on the speed of the machine, so the runs go side by side, each with a sink of its own, and one
 * round is enough.
 */
import type { ClientId } from "../clients/index.ts"
import { concurrently } from "../concurrently.ts"
import { lossClients } from "../losses.ts"
import { type Outage, outages, type Plan, type Survival, survive } from "../outages.ts"
import type { Failure } from "../rounds.ts"
import type { Settings } from "../settings.ts"

/** One client in one outage. */
export interface OutageRun {
  readonly client: ClientId
  readonly outage: Outage
  readonly survival: Survival | Failure
}

/** The plan of a run: 20 s of 40 s, and in a quick one 4 s of 8 s. */
export const planOf = ({ isQuick }: Settings): Plan => {
  const [before, outage, after] = isQuick ? [2000, 4000, 2000] : [10_000, 20_000, 10_000]
  return { perSecond: 200, before, outage, after }
}

const atOnce = 14
const made = new WeakMap<Settings, Promise<ReadonlyArray<OutageRun>>>()

/** Every chosen client in every outage. */
export const outageRuns = (settings: Settings): Promise<ReadonlyArray<OutageRun>> => {
  const runs = made.get(settings) ?? runAll(settings)
  made.set(settings, runs)
  return runs
}

const runAll = (settings: Settings): Promise<ReadonlyArray<OutageRun>> => {
  const plan = planOf(settings)
  const chosen = lossClients.filter((id) => settings.clients?.includes(id) ?? true)
  const kinds = settings.isQuick ? outages({ tooMany: 1, unavailable: 3 }) : outages()
  return concurrently(
    atOnce,
    kinds.flatMap((outage) =>
      chosen.map((client) => async () => ({
        client,
        outage,
        survival: await survive(client, outage, plan, { patience }).catch((error: unknown) => ({
          failed: String(error)
        }))
      }))
    )
  )
}

/** The longest that a client may take for its own end, after which it counts what has arrived. */
const patience = 240_000
