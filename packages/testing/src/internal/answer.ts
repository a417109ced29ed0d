/**
 * The one function behind every face of the server: a request goes in, an answer comes out, and everything the server
 * remembers changes in between, in a single step.
 */
import type { SettableClock } from "./clock.ts"
import { type Reading, read, routesOf } from "./contract.ts"
import { type Exchange, type Reply, text, withHeaders } from "./exchange.ts"
import { afterwards, instead, isLost, visibleStatus } from "./fault-effects.ts"
import type { Decision, FaultRules } from "./fault-rules.ts"
import type { Gate } from "./gate.ts"
import { routeless } from "./routeless.ts"
import type { ServerState, StateHolder } from "./server-state.ts"
import type { Handled, Service } from "./service.ts"
import { mismatch } from "./violation-text.ts"

/** The parts a server is put together from. */
export interface Parts {
  readonly services: ReadonlyArray<Service>
  readonly clock: SettableClock
  readonly faults: FaultRules
  readonly gate: Gate
  readonly holder: StateHolder
  /** Aborts when the server closes. */
  readonly closing: AbortSignal
  readonly isStrict: boolean
  readonly hasCors: boolean
  readonly keys: ReadonlySet<string> | undefined
}

/** A request on its way through the server. */
interface Visit {
  readonly exchange: Exchange
  readonly reading: Reading
  readonly sequence: number
  readonly now: number
}

const decoder = new TextDecoder()

/** Makes the function that answers every request to the server. */
export const makeAnswer = (parts: Parts): ((exchange: Exchange) => Promise<Reply>) => {
  const { services, clock, faults, gate, holder, closing, keys, isStrict, hasCors } = parts
  const routes = routesOf(services.map(({ spec }) => spec))

  const decide = ({ exchange, reading, now }: Visit): Decision => {
    const { method, url, bytes } = exchange
    const size = Math.max(bytes.length, url.search.length - 1)
    const operation = reading.route?.operation.spec.id
    return faults.decide({ operation, method, path: url.pathname, key: reading.key, size, now })
  }

  const respond = ({ exchange, reading, sequence, now }: Visit, state: ServerState): Handled => {
    const { route } = reading
    if (route === undefined) return { state, reply: routeless(exchange, reading, routes, hasCors) }
    if (isStrict && reading.issues.length > 0) {
      return { state, reply: text(400, mismatch(route, exchange, reading)), outcome: "refused" }
    }
    const handler = services.find(({ spec }) => spec === route.service)?.handlers[route.operation.spec.id]
    if (handler === undefined) throw new Error(`no handler for ${route.operation.spec.id}`)
    return handler({ exchange, reading, sequence, now, keys }, state)
  }

  const remember = (visit: Visit, { delay, fault }: Decision, response: Handled | undefined): void => {
    const { exchange, reading, sequence, now } = visit
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
      key: reading.key,
      status: fault === undefined ? answered : visibleStatus(fault, answered),
      outcome: response?.outcome,
      fault: fault?.kind ?? (delay > 0 ? "delay" : undefined)
    }
    const { issues } = reading
    const violations = issues.length === 0 ? state.violations : state.violations.append({ operation, request, issues })
    holder.replace({ ...state, requests: state.requests.append(request), violations })
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
    const visit: Visit = { exchange, reading, sequence: holder.nextSequence(), now: clock.now() }
    const decision = decide(visit)
    const { delay, fault } = decision
    const response = fault !== undefined && isLost(fault) ? undefined : respond(visit, holder.current)
    remember(visit, decision, response)
    const isSpared = response !== undefined && fault === undefined && delay === 0
    const reply = isSpared ? response.reply : await suffer(decision, response, exchange)
    return hasCors ? withHeaders(reply, { "access-control-allow-origin": "*" }) : reply
  }
}
