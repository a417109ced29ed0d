/**
 * Rules for the ways in which services fail in practice. Hand them to `server.faults.set`, or add to them first.
 */
import type * as Duration from "effect/Duration"
import { durationMillis } from "./FakeClock.ts"
import type { Fault, FaultRule, FaultWindow } from "./Fault.ts"

/**
 * An outage with a name: a status (503 asks to retry after 30 seconds, 429 after 5), an end of the connection, or a 200
 * that holds no answer: a page in HTML, or an error in JSON.
 */
export type NamedOutage = "500" | "503" | "429" | "413" | "reset" | "hang" | "half-close" | "html" | "error-body"

/** How a service is down: in one of the usual ways, with a port that nobody listens on, or by any fault. */
export type OutageKind = NamedOutage | "refused" | Fault

const named: Readonly<Record<NamedOutage, Fault>> = {
  "500": { kind: "status", status: 500 },
  "503": { kind: "status", status: 503, retryAfter: 30 },
  "429": { kind: "status", status: 429, retryAfter: 5 },
  "413": { kind: "status", status: 413 },
  reset: { kind: "reset" },
  hang: { kind: "hang" },
  "half-close": { kind: "half-close" },
  html: {
    kind: "status",
    status: 200,
    body: "<!DOCTYPE html>\n<title>Down for maintenance</title>\n<p>We will be back soon.</p>\n",
    headers: { "content-type": "text/html; charset=utf-8" }
  },
  "error-body": {
    kind: "status",
    status: 200,
    body: '{"error":"An internal error occurred","status":"error"}\n',
    headers: { "content-type": "application/json" }
  }
}

const outageRule = (window: FaultWindow & { readonly for: Duration.Input }, kind: OutageKind): FaultRule => {
  if (kind === "refused") return { window, times: 1, fault: { kind: "refuse", for: window.for } }
  return { window, fault: typeof kind === "string" ? named[kind] : kind }
}

/** Everything fails for a while, from the next request on. */
export const outage = (duration: Duration.Input, kind: OutageKind = "500"): ReadonlyArray<FaultRule> => [
  outageRule({ for: duration }, kind)
]

/** How bad a brownout is. */
export interface BrownoutOptions {
  /**
   * How much later every answer comes.
   *
   * @default "2 seconds"
   */
  readonly slowBy?: Duration.Input | undefined
  /**
   * Which part of the requests fails, from 0 to 1.
   *
   * @default 0.3
   */
  readonly failing?: number | undefined
  /** @default "503" */
  readonly kind?: OutageKind | undefined
}

/** Everything is slow and some of it fails, for a while from the next request on. */
export const brownout = (
  duration: Duration.Input,
  { slowBy = "2 seconds", failing = 0.3, kind = "503" }: BrownoutOptions = {}
): ReadonlyArray<FaultRule> => [
  { window: { for: duration }, fault: { kind: "delay", by: slowBy } },
  { ...outageRule({ for: duration }, kind), probability: failing }
]

/** How a service flaps. */
export interface FlappingOptions {
  /** @default "2 seconds" */
  readonly down?: Duration.Input | undefined
  /** @default "2 seconds" */
  readonly up?: Duration.Input | undefined
  /**
   * How often it goes down.
   *
   * @default 5
   */
  readonly times?: number | undefined
  /** @default "500" */
  readonly kind?: OutageKind | undefined
}

/** Goes down and comes back, over and over, from the next request on. */
export const flapping = ({
  down = "2 seconds",
  up = "2 seconds",
  times = 5,
  kind = "500"
}: FlappingOptions = {}): ReadonlyArray<FaultRule> => {
  const period = durationMillis(down) + durationMillis(up)
  return Array.from({ length: times }, (_, turn) => outageRule({ after: period * turn, for: down }, kind))
}

/** Which requests a fault is for. */
export type FaultTarget = Omit<FaultRule, "fault">

/** Calls are stored, and the answer never arrives: what finds out whether a client's retries make duplicates. */
export const ackLost = (which: FaultTarget = { times: 1 }): ReadonlyArray<FaultRule> => [
  { ...which, fault: { kind: "ack-lost" } }
]

/** Requests above a size are refused with a 413. */
export const tooLarge = (aboveBytes: number): ReadonlyArray<FaultRule> => [{ aboveBytes, fault: named["413"] }]

/** An export ends after some lines with one that says it was terminated early, and with a 200. */
export const terminatedEarly = (afterLines: number, which: FaultTarget = { times: 1 }): ReadonlyArray<FaultRule> => [
  { operation: "exportEvents", ...which, fault: { kind: "terminated-early", afterLines } }
]

/** Answers end after some bytes as if that were all; a compressed one ends in the middle of its compression. */
export const cutShort = (afterBytes: number, which: FaultTarget = { times: 1 }): ReadonlyArray<FaultRule> => [
  { ...which, fault: { kind: "cut", afterBytes } }
]

/** One line of an export is broken off, counted from 1. */
export const malformedLine = (line: number, which: FaultTarget = { times: 1 }): ReadonlyArray<FaultRule> => [
  { operation: "exportEvents", ...which, fault: { kind: "malformed-line", line } }
]

/** Credentials stop working. */
export const expiredCredentials = (which: FaultTarget = {}): ReadonlyArray<FaultRule> => [
  { ...which, fault: { kind: "expired-credentials" } }
]

/** The region that answers has never heard of the project. */
export const wrongRegion = (which: FaultTarget = {}): ReadonlyArray<FaultRule> => [
  { ...which, fault: { kind: "wrong-region" } }
]
