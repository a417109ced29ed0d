/**
 * What each kind of fault does to a request and its answer.
 */
import * as Duration from "effect/Duration"
import type { FakeClock } from "../FakeClock.ts"
import type { Fault, RetryAfter } from "../Fault.ts"
import { bodiless, ConnectionLost, type Reply, text } from "./exchange.ts"
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

/** The bytes of a reply, sent piece by piece with `between` in front of every piece but the first, then `last`. */
const pieces = (
  bytes: Uint8Array,
  size: number,
  between: () => Promise<void>,
  last: () => Promise<void>
): ReadableStream<Uint8Array> => {
  let sent = 0
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (sent >= bytes.length) {
          await last()
          return controller.close()
        }
        if (sent > 0) await between()
        controller.enqueue(bytes.subarray(sent, sent + size))
        sent += size
      }
    },
    { highWaterMark: 0 }
  )
}

const done = (): Promise<void> => Promise.resolve()

/** Damages the answer to a request that has reached the service. */
export const afterwards = async (fault: Effective, reply: Reply, { clock, signal }: Surroundings): Promise<Reply> => {
  if (fault.kind === "ack-lost") {
    if (fault.by === "hang") return hang(signal)
    throw new ConnectionLost(fault.by ?? "reset")
  }
  if (!(reply.body instanceof Uint8Array) || reply.body.length === 0) return reply
  const bytes = reply.body
  const length = (off: number) => ({ ...reply.headers, "content-length": String(bytes.length + off) })
  const half = bytes.subarray(0, bytes.length >> 1)
  const whole = bytes.length
  switch (fault.kind) {
    case "drip": {
      const wait = () => clock.sleep(fault.every ?? "1 second", { signal })
      return { ...reply, headers: length(0), body: pieces(bytes, fault.bytes ?? 1, wait, done) }
    }
    case "hang":
      return { ...reply, headers: length(0), body: pieces(half, whole, done, () => hang(signal)) }
    case "reset":
      return {
        ...reply,
        headers: length(0),
        body: pieces(half, whole, done, () => Promise.reject(new ConnectionLost("reset")))
      }
    case "content-length": {
      const off = fault.off ?? 10
      const end = off > 0 ? () => Promise.reject(new ConnectionLost("half-close")) : done
      return { ...reply, headers: { ...length(off), connection: "close" }, body: pieces(bytes, whole, done, end) }
    }
    default:
      return reply
  }
}
