/**
 * Runs a tracker for the Effect face: it lives as long as the scope, and flushes when that closes.
 */
import type { ApiError, Transport } from "@tallymark/core"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import type { TrackingError } from "../Delivery.ts"
import { type OutboxOptions, type PlatformDefaults, resolve, type Settings, type TrackerOptions } from "../Options.ts"
import type { Receipt } from "../Receipt.ts"
import { deadlineOf, defaultFlushTimeout } from "../Tracker.ts"
import type { TrackingService } from "../TrackingService.ts"
import * as Engine from "./Engine.ts"
import type { Keep } from "./keeping/Keeper.ts"
import * as Metrics from "./metrics.ts"
import * as Spans from "./spans.ts"

/** Checks and completes options; fails with `InvalidInput` when one of them makes no sense. */
export const settingsOf = (
  options: TrackerOptions & OutboxOptions,
  defaults: PlatformDefaults
): Effect.Effect<Settings, ApiError> =>
  // The cast is right: `resolve` throws nothing else.
  Effect.try({ try: () => resolve(options, defaults), catch: (error) => error as ApiError })

/** Starts a tracker over the transport in the context. */
export const makeService = Effect.fnUntraced(function* (
  settings: Settings,
  keep?: Keep
): Effect.fn.Return<TrackingService, never, Transport | Scope.Scope> {
  // Of its own: at the end calls are still tried again, which a scope that closes has no room for.
  const scope = yield* Scope.make()
  const engine = yield* Effect.acquireRelease(
    Scope.provide(Engine.make(settings, { observe: Metrics.observe, spans: Spans.make }, keep), scope),
    (running, exit) =>
      Effect.gen(function* () {
        running.stop()
        yield* running.flush(defaultFlushTimeout, running.abandon)
        yield* Scope.close(scope, exit)
      })
  )
  const accept = (call: (caller: Tracer.AnySpan | undefined) => Receipt) =>
    Effect.contextWith((context: Context.Context<never>) => {
      const receipt = call(Option.getOrUndefined(Context.getOption(context, Tracer.ParentSpan)))
      return Effect.as(awaited(receipt.accepted), receipt)
    })
  return {
    record: (person, event, properties, options) =>
      accept((caller) => engine.record(person, event, properties, { ...options, caller })),
    set: (person, properties, options) => accept((caller) => engine.set(person, properties, { ...options, caller })),
    alias: (person, identity) => accept((caller) => engine.alias(person, identity, { caller })),
    delivered: awaited,
    flush: (options) => engine.flush(deadlineOf(options)),
    stats: Effect.sync(engine.stats)
  }
})

/** Receipts reject with a tracking error and nothing else. */
const awaited = <A>(promise: PromiseLike<A>): Effect.Effect<A, TrackingError> =>
  Effect.tryPromise({ try: () => promise, catch: (error) => error as TrackingError })
