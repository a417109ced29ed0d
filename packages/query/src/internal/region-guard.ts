/**
 * Notices that a project is asked in the wrong region, where every question is answered with nothing.
 */
import type { ApiError } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { MaxWait } from "../limits/MaxWait.ts"
import type { RegionReport } from "../Region.ts"
import type { Client } from "./Client.ts"
import { names } from "./methods/events.ts"
import { readQuestion } from "./question.ts"
import { send } from "./send.ts"
import { unreadable } from "./unreadable.ts"

/** Looks where a project has its events. */
export interface RegionGuard {
  /** Asks the service, once: later looks are answered from memory. A look that fails may be repeated. */
  readonly check: Effect.Effect<RegionReport, ApiError>
  /** Called with an answer that is empty: looks once, and warns. Never fails, and waits for no limit. */
  readonly suspect: Effect.Effect<void>
}

/** Makes the guard of a client. */
export const make = (client: Client["Service"]): RegionGuard => {
  const { region, regionGuard } = client.settings
  const one = Semaphore.makeUnsafe(1)
  let known: RegionReport | undefined
  let suspected = false

  const look = Effect.gen(function* () {
    if (known !== undefined) return known
    const question = { type: "general", limit: 1 } as const
    const { wire, prepared } = yield* readQuestion(client, names, question)
    const { json } = yield* send(client, wire, prepared)
    const found = yield* Effect.mapError(names.read({ json }, question), (error) =>
      unreadable(wire.operation.id, error)
    )
    known = { region, hasEvents: found.length > 0 }
    return known
  })
  const check = one.withPermits(1)(look)

  const suspect = Effect.suspend(() => {
    if (!regionGuard || suspected) return Effect.void
    suspected = true
    return check.pipe(
      Effect.provideService(MaxWait, Duration.zero),
      Effect.timeout(patience),
      Effect.match({
        onSuccess: ({ hasEvents }) => {
          if (!hasEvents) client.warnings.once(warning(region))
        },
        onFailure: () => undefined
      })
    )
  })

  return { check, suspect }
}

/** An answer does not wait for the guard any longer. */
const patience = Duration.seconds(10)

const warning = (region: string): string =>
  `the project has no events of the last 31 days in the region "${region}". A project that is asked in the wrong region ` +
  "answers with nothing: check the option `region`, and which project the credentials are for"
