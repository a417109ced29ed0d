/**
 * The one function behind every face of the server: a request goes in, an answer comes out, and everything the server
 * remembers changes in between, in a single step.
 */
import { allRoutes } from "./all-routes.ts"
import type { SettableClock } from "./clock.ts"
import { type Reading, read } from "./contract.ts"
import { type Exchange, type Reply, text, withHeaders } from "./exchange.ts"
import { afterwards, instead, isLost, visibleStatus } from "./fault-effects.ts"
import type { Decision, FaultRules } from "./fault-rules.ts"
import type { Gate } from "./gate.ts"
import { type InFlight, whenRead } from "./in-flight.ts"
import { routeless } from "./routeless.ts"
import { type ServerState, type StateHolder, withRequest } from "./server-state.ts"
import { type Handled, type Pretence, pretenceOf, type Service } from "./service.ts"
import { mismatch } from "./violation-text.ts"

/** The parts a server is put together from. */
export interface Parts {
  readonly services: ReadonlyArray<Service>
  readonly clock: SettableClock
  readonly faults: FaultRules
  readonly gate: Gate
  readonly holder: StateHolder
  readonly inFlight: InFlight
  /** Aborts when the server closes. */
  readonly closing: AbortSignal
  readonly isStrict: boolean
  readonly hasCors: boolean
  readonly keys: ReadonlySet<string> | undefined
  /** How many requests are kept. */
  readonly keepRequests: number
}

/** A request on its way through the server. */
interface Visit {
  readonly exchange: Exchange
  readonly reading: Reading
  /** The product key that it carries, or that stands for the project it asks. */
  readonly key: string | undefined
  readonly sequence: number
  readonly now: number
}

const decoder = new TextDecoder()

/** Makes the function that answers every request to the server. */
export const makeAnswer = (parts: Parts): ((exchange: Exchange) => Promise<Reply>) => {
  const { services, clock, faults, gate, holder, inFlight, closing, keys, isStrict, hasCors, keepRequests } = parts
  const routes = allRoutes()

  const decide = ({ exchange, reading, key, now }: Visit): Decision => {
    const { method, url, bytes } = exchange
    const size = Math.max(bytes.length, url.search.length - 1)
    const operation = reading.route?.operation.spec.id
    return faults.decide({ operation, method, path: url.pathname, key, size, now })
  }

  const serviceOf = ({ route }: Reading): Service | undefined =>
    route === undefined ? undefined : services.find(({ spec }) => spec === route.service)

  const respond = ({ exchange, reading, sequence, now }: Visit, state: ServerState, pretence: Pretence): Handled => {
    const { route } = reading
    if (route === undefined) return { state, reply: routeless(exchange, reading, routes, hasCors) }
    const asked = serviceOf(reading)
    if (isStrict && reading.issues.length > 0 && asked?.isParticular !== true) {
      return { state, reply: text(400, mismatch(route, exchange, reading)), outcome: "refused" }
    }
    const handler = asked?.handlers[route.operation.spec.id]
    if (handler === undefined) throw new Error(`no handler for ${route.operation.spec.id}`)
    return handler({ exchange, reading, sequence, now, keys, pretence }, state)
  }

  const remember = (visit: Visit, { delay, fault }: Decision, response: Handled | undefined): void => {
    const { exchange, reading, key, sequence, now } = visit
    const { method, url, headers, bytes } = exchange
    const state = response?.state ?? holder.current
    const answered = response?.reply.status
    const operation = reading.route?.operation.spec.id
    const request = {
      sequence,
      method,
      url: url.href,
      headers,
      body: bytes.length === 0 ? "" : decoder.decode(bytes),
      bytes,
      at: now,
      operation,
      key,
      status: fault === undefined ? answered : visibleStatus(fault, answered),
      outcome: response?.outcome,
      fault: fault?.kind ?? (delay > 0 ? "delay" : undefined)
    }
    const { issues } = reading
    const violations = issues.length === 0 ? state.violations : state.violations.append({ operation, request, issues })
    holder.replace({ ...withRequest(state, request, keepRequests), violations })
  }

  /** Waits and goes wrong as decided. */
  const suffer = async ({ delay, fault }: Decision, response: Handled | undefined, exchange: Exchange) => {
    const signal = AbortSignal.any([exchange.signal, closing])
    const surroundings = { clock, gate, signal }
    if (delay > 0) await clock.sleep(delay, { signal })
    if (response === undefined) return instead(fault ?? { kind: "reset" }, surroundings)
    return fault === undefined ? response.reply : afterwards(fault, response.reply, surroundings)
  }

  return async (exchange) => {
    const reading = read(routes, exchange, keys)
    const key = reading.key ?? serviceOf(reading)?.keyOf?.(exchange, reading, holder.current)
    const visit: Visit = { exchange, reading, key, sequence: holder.nextSequence(), now: clock.now() }
    const decision = decide(visit)
    const { delay, fault } = decision
    const response =
      fault !== undefined && isLost(fault) ? undefined : respond(visit, holder.current, pretenceOf(fault))
    remember(visit, decision, response)
    const leave = response?.pool === undefined ? undefined : inFlight.enter(response.pool)
    try {
      const isSpared = response !== undefined && fault === undefined && delay === 0
      const reply = isSpared ? response.reply : await suffer(decision, response, exchange)
      const open = hasCors ? withHeaders(reply, { "access-control-allow-origin": "*" }) : reply
      return leave === undefined ? open : whenRead(open, leave)
    } catch (error) {
      leave?.()
      throw error
    }
  }
}
