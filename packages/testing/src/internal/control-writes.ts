/**
 * The part of the control API that changes the server.
 */
import type * as Duration from "effect/Duration"
import type { TimeInput } from "../FakeClock.ts"
import type { Sample, SeedOptions } from "../Seed.ts"
import type { Snapshot } from "../Snapshot.ts"
import { fieldsOf, jsonOf, Refused, textOf } from "./control-body.ts"
import { presetRules } from "./control-presets.ts"
import { recordingsOf } from "./control-reads.ts"
import type { Action, Actions, Controlled } from "./controlled.ts"
import { json } from "./exchange.ts"

/** Everything that can be changed. */
export const writes = (server: Controlled): Actions => {
  const snapshots = new Map<string, Snapshot>()
  const done = json(200, {})

  const setFaults: Action = (exchange) => {
    const body = jsonOf(exchange)
    const rules = Array.isArray(body) ? body : presetRules(fieldsOf(exchange))
    if (exchange.url.searchParams.get("add") === "true") server.faults.add(...rules)
    else server.faults.set(rules)
    return json(200, server.faults.rules)
  }

  const setClock: Action = (exchange) => {
    const { set, advance, resume } = fieldsOf(exchange)
    if (set === undefined && advance === undefined && resume !== true) {
      throw new Refused('pass { "set": time }, { "advance": duration } or { "resume": true }')
    }
    // The clock refuses what is neither a time nor a duration.
    if (set !== undefined) server.clock.set(set as TimeInput)
    if (advance !== undefined) server.clock.advance(advance as Duration.Input)
    if (resume === true) server.clock.resume()
    return json(200, { now: new Date(server.clock.now()).toISOString(), isRunning: server.clock.isRunning })
  }

  const restore: Action = (exchange) => {
    const snapshot = snapshots.get(String(fieldsOf(exchange).id))
    if (snapshot === undefined) throw new Refused("there is no such snapshot; POST snapshot answers with an id")
    server.restore(snapshot)
    return done
  }

  const seed: Action = async (exchange) => {
    const key = exchange.url.searchParams.get("key")
    const options: SeedOptions = key === null ? {} : { key }
    if (!exchange.headers["content-type"]?.startsWith("application/json")) {
      return json(200, await server.seed(textOf(exchange), options))
    }
    const { users, days, seed: number, from } = fieldsOf(exchange)
    if (!Number.isSafeInteger(users)) throw new Refused('pass { "users": count }, or lines of an export as text')
    return json(200, await server.seed({ users, days, seed: number, from } as Sample, options)) // the rest is optional
  }

  return {
    "POST faults": setFaults,
    "DELETE faults": () => {
      server.faults.clear()
      return done
    },
    "POST clock": setClock,
    "POST reset": (exchange) => {
      recordingsOf(server, exchange).reset()
      return done
    },
    "POST snapshot": () => {
      const id = String(snapshots.size + 1)
      snapshots.set(id, server.snapshot())
      return json(200, { id })
    },
    "POST restore": restore,
    "POST seed": seed
  }
}
