/**
 * The control API under `/__fake__/`, for tests in other languages and for curl.
 *
 * Reads and writes JSON. It does nothing that the methods of the server do not.
 */
import { lives } from "./control-live.ts"
import { reads } from "./control-reads.ts"
import { saves } from "./control-saves.ts"
import { writes } from "./control-writes.ts"
import type { Controlled } from "./controlled.ts"
import { type Exchange, json, type Reply } from "./exchange.ts"
import type { Desk } from "./mixpanel/admission.ts"

/** Where the control API begins. */
export const controlPath = "/__fake__/"

/** Makes the function that answers everything under {@link controlPath}. */
export const makeControl = (
  server: Controlled,
  desk: Desk,
  closing: AbortSignal
): ((exchange: Exchange) => Promise<Reply>) => {
  const actions = { ...reads(server, closing), ...writes(server), ...saves(server), ...lives(server, desk, closing) }
  return async (exchange) => {
    const name = `${exchange.method} ${exchange.url.pathname.slice(controlPath.length)}`
    const action = actions[name]
    if (action === undefined) {
      return json(404, { error: { message: `the control API has no ${name}`, actions: Object.keys(actions) } })
    }
    try {
      const reply = await action(exchange)
      if (exchange.method !== "GET") server.holder.announce()
      return reply
    } catch (error) {
      return json(400, { error: { message: error instanceof Error ? error.message : String(error) } })
    }
  }
}
