/**
 * Limits that several clients share: the count of a project is one, however many clients ask it.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as makeLimits from "../internal/limits/make-limits.ts"
import * as memoryLedger from "../internal/limits/memory-ledger.ts"
import { isRecord, type LimitOptions, resolve } from "./LimitOptions.ts"
import { Limits } from "./Limits.ts"
import type { LimitsService } from "./LimitsService.ts"

/** Where the counts of projects are kept, to be given to every client that shares them. */
export interface SharedLimits {
  /** The limits of one project. The name tells projects apart and holds nothing secret. */
  readonly layer: (project: string) => Layer.Layer<Limits>
}

/**
 * Limits that the clients of this process share. Without them each client keeps a count of its own.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { createQuery, serviceAccount, sharedLimits } from "@tallymark/query"
 *
 * const limits = sharedLimits({ maxWait: "10 seconds" })
 * const credentials = serviceAccount({ username: "reports", secret: "secret", projectId: 12345 })
 * await using daily = createQuery({ credentials, limits })
 * await using weekly = createQuery({ credentials, limits })
 * ```
 */
export const sharedLimits = (options: LimitOptions = {}): SharedLimits => {
  const settings = resolve(options, "sharedLimits")
  const projects = new Map<string, LimitsService>()
  const limitsOf = Effect.fnUntraced(function* (project: string) {
    const found = projects.get(project)
    if (found !== undefined) return found
    const made = yield* makeLimits.make(settings, memoryLedger.make)
    projects.set(project, made)
    return made
  })
  return { layer: (project) => Layer.effect(Limits, limitsOf(project)) }
}

/** Whether a client's `limits` option is limits to share, rather than options for its own. */
export const isShared = (limits: LimitOptions | SharedLimits): limits is SharedLimits =>
  isRecord(limits) && "layer" in limits
