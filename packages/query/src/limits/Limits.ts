/**
 * What every call passes before it is sent: the limits the service sets for a project, kept on this side.
 *
 * A permit is one HTTP attempt. It is granted when the rates of its pool and its concurrency have room, in the order of
 * asking; a 429 pauses the whole pool. Who shares the count depends on the layer: this process, a file, or Redis.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as makeLimits from "../internal/limits/make-limits.ts"
import * as memoryLedger from "../internal/limits/memory-ledger.ts"
import { type LimitOptions, resolve } from "./LimitOptions.ts"
import type { LimitsService } from "./LimitsService.ts"

/** The limits of one project, as an Effect service. */
export class Limits extends Context.Service<Limits, LimitsService>()("@tallymark/query/Limits") {
  /** Counts in this process, from nothing. Dies with `InvalidInput` when an option makes no sense. */
  static layerMemory(options: LimitOptions = {}): Layer.Layer<Limits> {
    return Layer.effect(
      Limits,
      Effect.suspend(() => makeLimits.make(resolve(options, "layerMemory"), memoryLedger.make))
    )
  }

  /** Grants every permit at once and keeps no count: for a service without limits, such as a fake one. */
  static readonly layerUnlimited: Layer.Layer<Limits> = Layer.sync(Limits, () => makeLimits.unlimited)
}
