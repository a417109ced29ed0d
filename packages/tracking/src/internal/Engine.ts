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
import type { Kind, TrackingError } from "../Delivery.ts"
import type { SameSecond, Settings } from "../Options.ts"
import { Receipt } from "../Receipt.ts"
import type { FlushReport, Stats } from "../Tracker.ts"
import { QueueFull, TrackerClosed } from "../TrackingError.ts"
import { composeAlias, composeRecord, composeSet, type Draft, prepare, type Timestamp } from "./compose.ts"
import { callHook } from "./hook.ts"
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
  /** `conclude` runs at the end, and the report tells of what it does to calls that have not ended by then. */
  readonly flush: (timeout: Duration.Duration, conclude?: () => void) => Effect.Effect<FlushReport>
  readonly stats: () => Stats
  /** Everything that has not ended, oldest first. */
  readonly pending: () => ReadonlyArray<Parcel>
  /** Sends everything that has not ended at once: the page or the process is about to go. */
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
  const now = reliable(settings.now, () => clock.currentTimeMillisUnsafe())
  const tracker = trackerName()
  const warnings = new Warnings(settings.onWarning)
  const refusals = new Warnings(settings.onWarning)
  const guard = new SecondGuard()
  const ledger = new Ledger()
  const outbox = makeMemory(settings.queue)
  const full = new QueueFull(settings.queue)
  const intake = new Intake(outbox, settings.queue, (parcel) => {
    isFull = true
    warnings.once("queue", () => `${full.message}; dropping calls`)
    finish(parcel, { outcome: "dropped", error: full })
  })
  let sequence = 0
  let stopped = false
  let isFull = false

  const tell = (hook: () => unknown): void =>
    callHook(hook, () => warnings.once("hook", () => "a hook threw, and was ignored"))

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

  const queue = (parcel: Parcel, isRestored = false): Receipt => {
    ledger.enter(parcel)
    if (isRestored) intake.restore(parcel)
    else intake.offer(parcel)
    if (parcel.isAccepted) ledger.totals.accepted++
    return new Receipt(parcel)
  }

  const refuse = (call: Omit<Call, "parameters">, error: TrackingError): Receipt => {
    const parcel = parcelOf({ ...call, parameters: "" }, now())
    refusals.once(error.message, () => `a call was refused: ${error.message}`)
    finish(parcel, { outcome: "dropped", error }, false)
    return new Receipt(parcel)
  }

  const submit = (draft: Draft, calledAt: number, sameSecond = settings.sameSecond): Receipt => {
    if (stopped) return refuse(draft, new TrackerClosed())
    const free = sameSecond === "leave" ? draft.timestamp : guard.free(draft.keys, draft.timestamp)
    if (free !== draft.timestamp && sameSecond === "warn") {
      warnings.once("same second", () => "two equal calls fell into one second; the service keeps the first only")
    }
    const timestamp = sameSecond === "shift" ? free : draft.timestamp
    const prepared = prepare(client, draft, timestamp)
    if (prepared instanceof InvalidInput)
      return refuse(draft, new ApiError({ operation: draft.kind, reason: prepared }))
    const { kind, person, name } = draft
    const parcel = parcelOf({ kind, person, name, timestamp, parameters: prepared.parameters }, calledAt)
    const receipt = queue(parcel)
    if (parcel.end === undefined) guard.take(draft.keys, timestamp)
    return receipt
  }

  /** A call never throws into the caller, whatever it was given: a getter or a proxy may throw when it is read. */
  const careful = (kind: Kind, person: unknown, call: (calledAt: number) => Receipt): Receipt => {
    const calledAt = now()
    try {
      return call(calledAt)
    } catch {
      const named = { kind, person: typeof person === "string" ? person : "", name: undefined }
      return refuse({ ...named, timestamp: Math.floor(calledAt / 1000) }, unreadable(kind))
    }
  }

  /** Room for half of what the queue holds ends the time in which it was full; less would end it with each delivery. */
  const isHalfEmpty = (): boolean => {
    const { pending, bytes } = outbox.size()
    return intake.waiting === 0 && pending <= settings.queue.maxEvents / 2 && bytes <= settings.queue.maxBytes / 2
  }

  const settle = (parcel: Parcel, end: End): void => {
    outbox.acknowledge(parcel)
    finish(parcel, end)
    const before = intake.waiting
    intake.admit()
    ledger.totals.accepted += before - intake.waiting
    if (isFull && isHalfEmpty()) {
      isFull = false
      warnings.over("queue")
    }
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
    record: (person, event, properties, options) =>
      careful("record", person, (at) =>
        submit(composeRecord(person, event, properties, options?.timestamp, at, settings), at, options?.sameSecond)
      ),
    set: (person, properties, options) =>
      careful("set", person, (at) =>
        submit(composeSet(person, properties, options?.timestamp, at, settings), at, options?.sameSecond)
      ),
    alias: (person, identity) =>
      careful("alias", person, (at) => submit(composeAlias(person, identity, at), at, "leave")),
    restore: (call) => queue(parcelOf(call, now()), true),
    flush: (timeout, conclude) =>
      Effect.acquireUseRelease(
        Effect.sync(() => ledger.begin()),
        ({ tally, done }) =>
          Effect.map(Effect.timeoutOption(done, timeout), () => {
            conclude?.()
            return { ...tally(), oldestAge: oldestAge() }
          }),
        ({ leave }) => Effect.sync(leave)
      ),
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
      const left = [...outbox.pending(), ...intake.clear()]
      while (outbox.evict() !== undefined);
      for (const parcel of left) {
        outbox.acknowledge(parcel)
        finish(parcel, end)
      }
    }
  }
})

const unreadable = (kind: Kind): ApiError =>
  new ApiError({
    operation: kind,
    reason: new InvalidInput({ issues: [{ path: "", message: "an argument threw when it was read" }] })
  })

/** The product's clock, or the system's where that one throws or tells no time. */
const reliable = (clock: (() => number) | undefined, system: () => number): (() => number) => {
  if (clock === undefined) return system
  return () => {
    try {
      const time = clock()
      return Number.isFinite(time) ? time : system()
    } catch {
      return system()
    }
  }
}

/** Tells this tracker's deliveries from those of any other. */
const trackerName = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")
