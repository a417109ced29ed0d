/**
 * Builds a tracker on a platform: the one place where its layers are wired and its fibers start.
 */
import type { Transport } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import type { EventSchemas } from "../Events.ts"
import { type OutboxOptions, type PlatformDefaults, resolve, type Settings, type TrackerOptions } from "../Options.ts"
import type { Receipt } from "../Receipt.ts"
import { deadlineOf, type FlushOptions, type FlushReport, type Tracker } from "../Tracker.ts"
import { busySpells } from "./busy-spell.ts"
import * as Engine from "./Engine.ts"
import { callHook } from "./hook.ts"
import type { Keep } from "./keeping/Keeper.ts"
import type { Telemetry } from "./Telemetry.ts"

/** What a platform brings. */
export interface Platform {
  readonly defaults: PlatformDefaults
  readonly transport: (settings: Settings) => Layer.Layer<Transport>
  /** Wraps the tracker's fibers, for a clock of the platform's own. */
  readonly around?: (<A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>) | undefined
  readonly telemetry?: Telemetry | undefined
  /** How calls are kept beyond the queue; in memory only where a platform brings nothing. */
  readonly keep?: Keep | undefined
  /** Called with the running tracker, to listen to the platform; returns how to stop listening. */
  readonly listen?: ((engine: Engine.Engine) => () => void) | undefined
}

/** Starts a tracker for the Promise face. Throws an `ApiError` when the options make no sense. */
export const makeTracker = <Events extends EventSchemas>(
  options: TrackerOptions<Events> & OutboxOptions,
  platform: Platform
): Tracker<Events> => {
  const settings = resolve(options, platform.defaults)
  const scope = Scope.makeUnsafe()
  const build = Engine.make(settings, platform.telemetry, platform.keep).pipe(platform.around ?? ((effect) => effect))
  const engine = Effect.runSync(
    Effect.flatMap(Layer.buildWithScope(platform.transport(settings), scope), (context) =>
      build.pipe(Effect.provide(context), Scope.provide(scope))
    )
  )
  const unlisten = platform.listen?.(engine)

  const flush = (options?: FlushOptions): Promise<FlushReport> => Effect.runPromise(engine.flush(deadlineOf(options)))

  const shut = async (options?: FlushOptions): Promise<FlushReport> => {
    engine.stop()
    const report = await Effect.runPromise(engine.flush(deadlineOf(options), engine.abandon))
    unlisten?.()
    await Effect.runPromise(Scope.close(scope, Exit.void))
    return report
  }

  let closing: Promise<FlushReport> | undefined
  const close = (options?: FlushOptions): Promise<FlushReport> => {
    closing ??= shut(options)
    return closing
  }

  const note = busySpells({
    flush,
    waitUntil: settings.waitUntil,
    onFailure: () =>
      callHook(
        () => settings.onWarning("tallymark: `waitUntil` threw, and was ignored"),
        () => undefined
      )
  })
  const noted = (receipt: Receipt): Receipt => {
    note()
    return receipt
  }

  const tracker: Tracker<Events> = {
    record: (person, event, ...[properties, callOptions]) =>
      noted(engine.record(person, event, properties, callOptions)),
    recordSync: (person, event, ...[properties, callOptions]) =>
      engine.recordNow(person, event, properties, callOptions),
    set: (person, properties, callOptions) => noted(engine.set(person, properties, callOptions)),
    alias: (person, identity) => noted(engine.alias(person, identity)),
    forPerson: (person) => ({
      record: (event, ...[properties, callOptions]) => noted(engine.record(person, event, properties, callOptions)),
      set: (properties, callOptions) => noted(engine.set(person, properties, callOptions)),
      alias: (identity) => noted(engine.alias(person, identity))
    }),
    flush,
    close,
    get stats() {
      return engine.stats()
    },
    [Symbol.asyncDispose]: async () => void (await close())
  }
  return tracker
}
