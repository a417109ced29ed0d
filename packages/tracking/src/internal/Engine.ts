/**
 * The tracker itself, under both of its faces.
 *
 * A call runs on the caller's stack: compose, check, encode, queue. From there long-lived fibers take over: claim, send,
 * retry, acknowledge. Nothing on the caller's side starts a fiber.
 */
import { ApiClient, ApiError, InvalidInput, kissmetricsTracking, type Transport } from "@tallymark/core"
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { TrackingError } from "../Delivery.ts"
import type { SameSecond, Settings } from "../Options.ts"
import { Receipt } from "../Receipt.ts"
import type { FlushReport, Stats } from "../Tracker.ts"
import { QueueFull, TrackerClosed } from "../TrackingError.ts"
import { composeAlias, composeRecord, composeSet, type Draft, prepare, type Timestamp } from "./compose.ts"
import { Intake } from "./Intake.ts"
import { Ledger } from "./Ledger.ts"
import { makeMemory } from "./Outbox.ts"
import { type Call, type End, Parcel } from "./Parcel.ts"
import { SecondGuard } from "./SecondGuard.ts"
import * as Senders from "./senders.ts"
import { Warnings } from "./Warnings.ts"

/** Options of a single call. */
export interface CallOptions {
  readonly timestamp?: Timestamp | undefined
  readonly sameSecond?: SameSecond | undefined
}

/** A running tracker. */
export interface Engine {
  readonly record: (person: string, event: string, properties: unknown, options: CallOptions | undefined) => Receipt
  readonly set: (person: string, properties: unknown, options: CallOptions | undefined) => Receipt
  readonly alias: (person: string, identity: string) => Receipt
  /** Queues a call of an earlier process as it is. */
  readonly restore: (call: Call) => Receipt
  readonly flush: (timeout: Duration.Duration) => Effect.Effect<FlushReport>
  readonly stats: () => Stats
  /** Everything that has not ended, oldest first. */
  readonly pending: () => ReadonlyArray<Parcel>
  /** Sends everything queued at once, beyond the usual concurrency: the page or the process is about to go. */
  readonly hurry: () => void
  /** Takes no more calls. */
  readonly stop: () => void
  /** Ends everything that has not ended. */
  readonly abandon: (end: End) => void
}

/** Starts a tracker; its fibers live as long as the scope. */
export const make = Effect.fnUntraced(function* (
  settings: Settings
): Effect.fn.Return<Engine, never, Transport | Scope.Scope> {
  const client = yield* ApiClient.make({
    service: kissmetricsTracking,
    credentials: settings.credentials,
    hosts: { tracking: settings.host },
    generation: "current",
    timeout: settings.timeout,
    retry: settings.retry
  })
  const clock = yield* Clock.Clock
  const now = settings.now ?? (() => clock.currentTimeMillisUnsafe())
  const tracker = trackerName()
  const warnings = new Warnings(settings.onWarning)
  const refusals = new Warnings(settings.onWarning)
  const guard = new SecondGuard()
  const ledger = new Ledger()
  const outbox = makeMemory(settings.queue)
  const full = new QueueFull(settings.queue)
  const intake = new Intake(outbox, settings.queue, (parcel) => {
    warnings.once("queue", () => `${full.message}; dropping calls`)
    finish(parcel, { outcome: "dropped", error: full })
  })
  let sequence = 0
  let stopped = false

  const tell = (hook: () => void): void => {
    try {
      hook()
    } catch {
      warnings.once("hook", () => "a hook threw, and was ignored")
    }
  }

  const finish = (parcel: Parcel, end: End, entered = true): void => {
    if (parcel.end !== undefined) return
    ledger.close(parcel, end, entered)
    parcel.finish(end)
    const { onDelivered, onDropped } = settings
    if (end.outcome === "dropped") {
      if (onDropped !== undefined) tell(() => onDropped(parcel.describe(), end.error))
    } else if (onDelivered !== undefined && end.outcome === "delivered") {
      tell(() => onDelivered({ ...parcel.describe(), outcome: "delivered" }))
    }
  }

  const parcelOf = (call: Call, calledAt: number): Parcel => new Parcel(call, tracker, ++sequence, calledAt)

  const queue = (parcel: Parcel): Receipt => {
    ledger.enter(parcel)
    intake.offer(parcel)
    if (parcel.isAccepted) ledger.totals.accepted++
    return new Receipt(parcel)
  }

  const refuse = (draft: Draft, error: TrackingError): Receipt => {
    const parcel = parcelOf({ ...draft, parameters: "" }, now())
    refusals.once(error.message, () => `a call was refused: ${error.message}`)
    finish(parcel, { outcome: "dropped", error }, false)
    return new Receipt(parcel)
  }

  const submit = (draft: Draft, calledAt: number, sameSecond: SameSecond): Receipt => {
    if (stopped) return refuse(draft, new TrackerClosed())
    const free = sameSecond === "leave" ? draft.timestamp : guard.free(draft.keys, draft.timestamp)
    if (free !== draft.timestamp && sameSecond === "warn") {
      warnings.once("same second", () => "two equal calls fell into one second; the service keeps the first only")
    }
    const timestamp = sameSecond === "shift" ? free : draft.timestamp
    const prepared = prepare(client, draft, timestamp)
    if (prepared instanceof InvalidInput)
      return refuse(draft, new ApiError({ operation: draft.kind, reason: prepared }))
    guard.take(draft.keys, timestamp)
    const { kind, person, name } = draft
    return queue(parcelOf({ kind, person, name, timestamp, parameters: prepared.parameters }, calledAt))
  }

  const settle = (parcel: Parcel, end: End): void => {
    outbox.acknowledge(parcel)
    finish(parcel, end)
    const before = intake.waiting
    intake.admit()
    ledger.totals.accepted += before - intake.waiting
    if (intake.waiting === 0) warnings.over("queue")
  }

  const senders = yield* Senders.start({
    client,
    outbox,
    settings,
    onRetry: () => {
      ledger.totals.retried++
    },
    onEnd: settle,
    began: (error) => warnings.once("outage", () => `${error.message}; keeping calls until the service is back`),
    ended: () => warnings.over("outage")
  })

  const oldestAge = (): number => {
    const oldest = outbox.oldest()
    return oldest === undefined ? 0 : Math.max(0, now() - oldest.calledAt)
  }

  return {
    record: (person, event, properties, options) => {
      const at = now()
      const draft = composeRecord(person, event, properties, options?.timestamp, at, settings)
      return submit(draft, at, options?.sameSecond ?? settings.sameSecond)
    },
    set: (person, properties, options) => {
      const at = now()
      const draft = composeSet(person, properties, options?.timestamp, at, settings)
      return submit(draft, at, options?.sameSecond ?? settings.sameSecond)
    },
    alias: (person, identity) => {
      const at = now()
      return submit(composeAlias(person, identity, at), at, "leave")
    },
    restore: (call) => queue(parcelOf(call, now())),
    flush: (timeout) =>
      Effect.suspend(() => {
        const { tally, done } = ledger.begin()
        return Effect.map(Effect.timeoutOption(done, timeout), () => ({ ...tally, oldestAge: oldestAge() }))
      }),
    stats: () => {
      const { pending, claimed, bytes } = outbox.size()
      return {
        ...ledger.totals,
        droppedByReason: { ...ledger.droppedByReason },
        queued: pending - claimed,
        inFlight: claimed,
        waiting: intake.waiting,
        queuedBytes: bytes,
        oldestAge: oldestAge()
      }
    },
    pending: () => [...outbox.pending(), ...intake.parked()].filter(({ end }) => end === undefined),
    hurry: senders.hurry,
    stop: () => {
      stopped = true
    },
    abandon: (end) => {
      for (const parcel of [...outbox.pending(), ...intake.clear()]) finish(parcel, end)
    }
  }
})

/** Tells this tracker's deliveries from those of any other. */
const trackerName = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")
