/**
 * Puts a keeper and a collector together for a tracker's outbox.
 */
import * as Effect from "effect/Effect"
import type { Outbox, OutboxListener } from "../../Outbox.ts"
import * as Collector from "./Collector.ts"
import * as Forwarder from "./Forwarder.ts"
import * as Journal from "./Journal.ts"
import type { Keep, Keeping } from "./Keeper.ts"
import { keepInMemory } from "./memory.ts"
import * as Opened from "./Opened.ts"
import * as Settlement from "./Settlement.ts"

/** Keeps calls in the outbox of the settings, or in memory where there is none. */
export const keepInOutbox: Keep = Effect.fnUntraced(function* (keeping: Keeping) {
  const { settings, fresh, warn, evicted } = keeping
  const { outbox, credentials, host, deliver } = settings
  if (outbox === undefined) return yield* keepInMemory(keeping)
  const product = { key: credentials.account, host }
  const listener: OutboxListener = { evicted, warn: (topic, message) => warn(topic, () => message) }
  if (outbox.isWriteAhead && deliver) {
    const opened = yield* Opened.open(outbox.open(product, listener), keeping, Opened.deliveredAnyway)
    const settlement = yield* Settlement.make(opened)
    const keeper = yield* Journal.make(opened, settlement, keeping)
    return { keeper, stop: yield* Collector.start({ ...keeping, opened, settlement }) }
  }
  const opened = yield* Opened.open<Outbox>(outbox.open(product, listener), keeping, Opened.waitForIt)
  const settlement = yield* Settlement.make(opened)
  const keeper = yield* Forwarder.make(opened, outbox.isWriteAhead, fresh, settlement, keeping)
  return { keeper, stop: deliver ? yield* Collector.start({ ...keeping, opened, settlement }) : nothing }
})

const nothing = (): void => undefined
