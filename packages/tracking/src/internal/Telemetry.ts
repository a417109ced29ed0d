/**
 * Who watches a tracker: its metrics and its spans. Faces bring what their users can read, and no more, because pages pay
 * for every byte.
 */
import type { ApiError } from "@tallymark/core"
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type * as Tracer from "effect/Tracer"
import type { Stats } from "../Tracker.ts"
import type { Parcel } from "./Parcel.ts"

/** Told of each attempt: how long it took, in seconds, and whether the service took the call. */
export type OnAttempt = (seconds: number, isDelivered: boolean) => void

/** The spans of a tracker. */
export interface Spans {
  /** Begins the span of a call, beneath the caller's. It ends with the call. */
  readonly begin: (parcel: Parcel, caller: Tracer.AnySpan | undefined) => void
  /** Puts an attempt into a span of its own, beneath the call's. */
  readonly attempt: <A>(parcel: Parcel, attempt: Effect.Effect<A, ApiError>) => Effect.Effect<A, ApiError>
}

/** What a face brings. */
export interface Telemetry {
  /** Shows the figures of a tracker for the time of the scope. */
  readonly observe?: (stats: () => Stats) => Effect.Effect<OnAttempt, never, Scope.Scope>
  /** The spans, or `undefined` when nobody listens. */
  readonly spans?: Effect.Effect<Spans | undefined>
}
