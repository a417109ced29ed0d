/**
 * How long callers are ready to wait.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"

/**
 * The longest the effects it is provided to may wait for a permit; the limits' own `maxWait` where it is undefined.
 *
 * **Example**
 *
 * ```ts
 * import * as Duration from "effect/Duration"
 * import * as Effect from "effect/Effect"
 * import { MaxWait } from "@tallymark/query"
 *
 * const patiently = Effect.provideService(MaxWait, Duration.minutes(5))
 * await Effect.runPromise(patiently(Effect.void))
 * ```
 */
export const MaxWait: Context.Reference<Duration.Duration | undefined> = Context.Reference<
  Duration.Duration | undefined
>("@tallymark/query/MaxWait", { defaultValue: () => undefined })
