/**
 * What each kind of fault does to a request and its answer.
 */
import * as Duration from "effect/Duration"
import type { FakeClock } from "../FakeClock.ts"
import type { Fault, RetryAfter } from "../Fault.ts"
import {
  inSmallPieces,
  inside,
  type Pieces,
  piecesOf,
  streamOf,
  terminatedEarly,
  upTo,
  wholeOf,
  withMalformedLine,
  withoutLastNewline
} from "./body-pieces.ts"
import { bodiless, ConnectionLost, type Ending, type Reply, text } from "./exchange.ts"
import type { Gate } from "./gate.ts"

/** A fault other than a delay, which only ever adds waiting. */
export type Effective = Exclude<Fault, { readonly kind: "delay" }>

/** Whether the request never reaches the service. */
export const isLost = (fault: Effective): boolean => {
  switch (fault.kind) {
    case "hang":
    case "reset":
      return fault.at !== "body"
    case "status":
    case "redirect":
    case "half-close":
    case "refuse":
      return true
    default:
      return false
  }
}

/** The status that the caller gets to see, given what the service answered. */
export const visibleStatus = (fault: Effective, answered: number | undefined): number | undefined => {
  if (fault.kind === "status") return fault.status
  if (fault.kind === "redirect") return fault.status ?? 302
  return fault.kind === "ack-lost" || isLost(fault) ? undefined : answered
}

/** What the effects need to know of the server. */
export interface Surroundings {
  readonly clock: FakeClock
  readonly gate: Gate
  readonly signal: AbortSignal
}

/** Settles only when nobody waits any more. */
const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  })

const retryAfterText = (value: RetryAfter, clock: FakeClock): string => {
  if (typeof value === "number" || typeof value === "string") return String(value)
  const date = value instanceof Date ? value : new Date(clock.now() + Duration.toMillis(value.date))
  return date.toUTCString()
}

const statusReply = (fault: Extract<Fault, { readonly kind: "status" }>, clock: FakeClock): Reply => {
  const { status, retryAfter, body = `fake server: status ${status}\n`, headers } = fault
  const wait = retryAfter === undefined ? {} : { "retry-after": retryAfterText(retryAfter, clock) }
  const isBodiless = status === 204 || status === 304
  return isBodiless ? bodiless(status, { ...headers, ...wait }) : text(status, body, { ...headers, ...wait })
}

/** Plays a fault that leaves the service out. */
export const instead = async (fault: Effective, { clock, gate, signal }: Surroundings): Promise<Reply> => {
  switch (fault.kind) {
    case "status":
      return statusReply(fault, clock)
    case "redirect":
      return bodiless(fault.status ?? 302, { location: fault.location })
    case "half-close":
      throw new ConnectionLost("half-close")
    case "refuse":
      gate.close(Duration.toMillis(fault.for))
      throw new ConnectionLost("reset")
    case "hang":
      return hang(signal)
    default:
      throw new ConnectionLost("reset")
  }
}

const done = (): Promise<void> => Promise.resolve()

const broken = (ending: Ending) => (): Promise<never> => Promise.reject(new ConnectionLost(ending))

/** Damages an answer with a body. */
const damaged = async (fault: Effective, reply: Reply, { clock, signal }: Surroundings): Promise<Reply> => {
  const { body, headers } = reply
  const isPacked = headers["content-encoding"] === "gzip"
  const announced = body instanceof Uint8Array ? { ...headers, "content-length": String(body.length) } : headers
  const pieces = piecesOf(body)
  const changed = (change: (inner: Pieces) => Pieces): Reply => ({ ...reply, body: inside(body, isPacked, change) })
  switch (fault.kind) {
    case "drip": {
      const wait = () => clock.sleep(fault.every ?? "1 second", { signal })
      return { ...reply, headers: announced, body: streamOf(inSmallPieces(pieces, fault.bytes ?? 1, wait)) }
    }
    case "hang":
      return { ...reply, headers: announced, body: streamOf(upTo(pieces, fault.afterBytes, () => hang(signal))) }
    case "reset":
      return { ...reply, headers: announced, body: streamOf(upTo(pieces, fault.afterBytes, broken("reset"))) }
    case "cut":
      return { ...reply, body: await wholeOf(streamOf(upTo(pieces, fault.afterBytes, done))) }
    case "terminated-early":
      return changed((inner) => terminatedEarly(inner, fault.afterLines ?? 1))
    case "malformed-line":
      return changed((inner) => withMalformedLine(inner, fault.line ?? 1, fault.text))
    case "missing-newline":
      return changed(withoutLastNewline)
    case "content-length": {
      const whole = await wholeOf(body)
      const off = fault.off ?? 10
      const length = { ...headers, "content-length": String(whole.length + off), connection: "close" }
      const end = off > 0 ? broken("half-close") : done
      return { ...reply, headers: length, body: streamOf(upTo(piecesOf(whole), whole.length, end)) }
    }
    default:
      return reply
  }
}

/** Plays a fault on the answer to a request that has reached the service. */
export const afterwards = async (fault: Effective, reply: Reply, surroundings: Surroundings): Promise<Reply> => {
  if (fault.kind === "ack-lost") {
    if (fault.by === "hang") return hang(surroundings.signal)
    throw new ConnectionLost(fault.by ?? "reset")
  }
  const isEmpty = reply.body instanceof Uint8Array && reply.body.length === 0
  return isEmpty ? reply : damaged(fault, reply, surroundings)
}
