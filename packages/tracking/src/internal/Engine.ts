/**
 * The tracker itself, under both of its faces.
 *
 * A call runs on the caller's stack: compose, check, encode, queue. From there long-lived fibers take over: claim, send,
 * retry, acknowledge. Nothing on the caller's side starts a fiber.
 */
import { ApiClient, ApiError, InvalidInput, kissmetricsTracking, type Transport, Warnings } from "@tallymark/core"
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type * as Tracer from "effect/Tracer"
import type { CallKind, TrackingError } from "../Delivery.ts"
import type { SameSecond, Settings } from "../Options.ts"
import type { Claim } from "../Outbox.ts"
import { Receipt } from "../Receipt.ts"
import type { FlushReport, Stats } from "../Tracker.ts"
import { TrackerClosed } from "../TrackingError.ts"
import * as Custody from "./Custody.ts"
import { composeAlias, composeRecord, composeSet, type Draft, prepare, type Timestamp } from "./compose.ts"
import type { Keep } from "./keeping/Keeper.ts"
import { keepInMemory } from "./keeping/memory.ts"
import { type Call, Parcel } from "./Parcel.ts"
import { reliableClock } from "./reliable-clock.ts"
import { SecondGuard } from "./SecondGuard.ts"
import * as Senders from "./senders.ts"
import type { Telemetry } from "./Telemetry.ts"

/** Options of a single call. */
export interface CallOptions {
  readonly timestamp?: Timestamp | undefined
  readonly sameSecond?: SameSecond | undefined
  /** The span that the call belongs to. */
  readonly caller?: Tracer.AnySpan | undefined
}

/** A running tracker. */
export interface Engine {
  readonly record: (person: string, event: string, properties: unknown, options: CallOptions | undefined) => Receipt
  readonly set: (person: string, properties: unknown, options: CallOptions | undefined) => Receipt
  readonly alias: (person: string, identity: string, options?: Pick<CallOptions, "caller">) => Receipt
  /** `record`, written down when it returns. */
  readonly recordNow: Engine["record"]
  /** `conclude` runs at the end, and the report tells of what it does to calls that have not ended by then. */
  readonly flush: (timeout: Duration.Duration, conclude?: () => void) => Effect.Effect<FlushReport>
  readonly stats: () => Stats
  /** Sends everything that has not ended at once: the page or the process is about to go. */
  readonly hurry: () => void
  /** Takes no more calls, neither of the product nor of the outbox. */
  readonly stop: () => void
  /** Ends everything that has not ended: what is written down stays in the outbox, and the rest is dropped. */
  readonly abandon: () => void
}

/** The service answers with an image of 42 bytes. More than a mebibyte comes from somebody else. */
const mostAnswered = 1024 * 1024

/** Starts a tracker; its fibers live as long as the scope. */
export const make = Effect.fnUntraced(function* (
  settings: Settings,
  telemetry: Telemetry = {},
  keep: Keep = keepInMemory
): Effect.fn.Return<Engine, never, Transport | Scope.Scope> {
  const client = yield* ApiClient.make({
    service: kissmetricsTracking,
    credentials: settings.credentials,
    hosts: { tracking: settings.host },
    generation: "current",
    timeout: settings.timeout,
    maxBytes: mostAnswered,
    retry: settings.retry
  })
  const clock = yield* Clock.Clock
  const now = reliableClock(settings.now, () => clock.currentTimeMillisUnsafe())
  const tracker = trackerName()
  const warnings = new Warnings(settings.onWarning)
  const refusals = new Warnings(settings.onWarning)
  const guard = new SecondGuard()
  let sequence = 0
  let stopped = false

  const spans = telemetry.spans === undefined ? undefined : yield* telemetry.spans

  const parcelOf = (call: Call, calledAt: number, claim?: Claim, caller?: Tracer.AnySpan): Parcel => {
    const parcel = new Parcel(call, tracker, ++sequence, calledAt, claim)
    spans?.begin(parcel, caller)
    return parcel
  }

  const custody = yield* Custody.make(settings, warnings, keep, (call, claim) =>
    parcelOf(call, claim.entry.calledAt, claim)
  )
  const { ledger, outgoing } = custody

  const refuse = (call: Omit<Call, "parameters">, error: TrackingError, caller?: Tracer.AnySpan): Receipt => {
    const parcel = parcelOf({ ...call, parameters: "" }, now(), undefined, caller)
    refusals.once(error.message, () => `a call was refused: ${error.message}`)
    custody.refuse(parcel, { outcome: "dropped", error })
    return new Receipt(parcel)
  }

  const submit = (
    draft: Draft,
    calledAt: number,
    { caller, sameSecond = settings.sameSecond }: CallOptions = {},
    take: (parcel: Parcel) => void = custody.take
  ): Receipt => {
    if (stopped) return refuse(draft, new TrackerClosed(), caller)
    const free = sameSecond === "leave" ? draft.timestamp : guard.free(draft.keys, draft.timestamp)
    if (free !== draft.timestamp && sameSecond === "warn") {
      warnings.once("same second", () => "two equal calls fell into one second; the service keeps the first only")
    }
    const timestamp = sameSecond === "shift" ? free : draft.timestamp
    const prepared = prepare(client, draft, timestamp)
    if (prepared instanceof InvalidInput)
      return refuse(draft, new ApiError({ operation: draft.kind, reason: prepared }), caller)
    const { kind, person, name } = draft
    const call = { kind, person, name, timestamp, parameters: prepared.parameters }
    const parcel = parcelOf(call, calledAt, undefined, caller)
    take(parcel)
    if (parcel.end?.outcome !== "dropped") guard.take(draft.keys, timestamp)
    return new Receipt(parcel)
  }

  /** A call never throws into the caller, whatever it was given: a getter or a proxy may throw when it is read. */
  const careful = (kind: CallKind, person: unknown, call: (calledAt: number) => Receipt): Receipt => {
    const calledAt = now()
    try {
      return call(calledAt)
    } catch {
      const named = { kind, person: typeof person === "string" ? person : "", name: undefined }
      return refuse({ ...named, timestamp: Math.floor(calledAt / 1000) }, unreadable(kind))
    }
  }

  const oldestAge = (): number => {
    const oldest = custody.oldest()
    return oldest === undefined ? 0 : Math.max(0, now() - oldest.calledAt)
  }

  const stats = (): Stats => {
    const { pending, claimed, bytes, waiting } = custody.size()
    return {
      ...ledger.totals,
      droppedByReason: { ...ledger.droppedByReason },
      queued: pending - claimed,
      inFlight: claimed,
      waiting,
      queuedBytes: bytes,
      oldestAge: oldestAge()
    }
  }
  const senders = yield* Senders.start({
    client,
    spans,
    onAttempt: telemetry.observe === undefined ? undefined : yield* telemetry.observe(stats),
    queue: outgoing,
    settings,
    onRetry: () => {
      ledger.totals.retried++
    },
    onEnd: custody.settle,
    began: (error) => warnings.once("outage", () => `${error.message}; keeping calls until the service is back`),
    ended: () => warnings.over("outage")
  })

  return {
    record: (person, event, properties, options) =>
      careful("record", person, (at) =>
        submit(composeRecord(person, event, properties, options?.timestamp, at, settings), at, options)
      ),
    recordNow: (person, event, properties, options) =>
      careful("record", person, (at) => {
        const draft = composeRecord(person, event, properties, options?.timestamp, at, settings)
        return submit(draft, at, options, custody.takeNow)
      }),
    set: (person, properties, options) =>
      careful("set", person, (at) =>
        submit(composeSet(person, properties, options?.timestamp, at, settings), at, options)
      ),
    alias: (person, identity, options) =>
      careful("alias", person, (at) =>
        submit(composeAlias(person, identity, at), at, { ...options, sameSecond: "leave" })
      ),
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
    stats,
    hurry: senders.hurry,
    stop: () => {
      stopped = true
      custody.stop()
    },
    abandon: custody.abandon
  }
})

const unreadable = (kind: CallKind): ApiError =>
  new ApiError({
    operation: kind,
    reason: new InvalidInput({ issues: [{ path: "", message: "an argument threw when it was read" }] })
  })

/** Tells this tracker's deliveries from those of any other. */
const trackerName = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")
