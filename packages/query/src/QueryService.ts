/**
 * What the Effect service `Query` offers: every question of a client, as an Effect or a Stream.
 */
import type { ApiError } from "@tallymark/core"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ExportService } from "./export/ExportService.ts"
import type { LimitStatus } from "./limits/LimitStatus.ts"
import type { Plan } from "./limits/Plan.ts"
import type { Work } from "./limits/Work.ts"
import type { PeoplePage, Profile } from "./People.ts"
import type { Questions } from "./QueryClient.ts"
import type { PeopleOptions, PeopleQuestion } from "./questions/PeopleQuestions.ts"
import type { CallOptions } from "./questions/Questions.ts"
import type { RegionReport } from "./Region.ts"

/** A method that returns a promise, as one that returns an Effect. */
export type EffectfulMethod<M> = M extends (...input: infer P) => Promise<infer A>
  ? Required<P> extends readonly [...infer Input, CallOptions]
    ? (...input: [] extends P ? Partial<Input> : Input) => Effect.Effect<A, ApiError>
    : never
  : never

/** The questions of a noun as Effects: the same names and fields; interruption takes the place of the signal. */
export type Effectful<Questions> = { readonly [K in keyof Questions]: EffectfulMethod<Questions[K]> }

/** Questions about people, as streams. */
export interface PeopleStreams {
  /** The profiles that fit, in the order of the service. */
  readonly list: (
    question?: PeopleQuestion,
    options?: Pick<PeopleOptions, "concurrency">
  ) => Stream.Stream<Profile, ApiError>
  /** The same, page by page. */
  readonly pages: (
    question?: PeopleQuestion,
    options?: Pick<PeopleOptions, "concurrency">
  ) => Stream.Stream<PeoplePage, ApiError>
}

/** Every question, as an Effect or a Stream. */
export interface QueryService extends EffectfulQuestions {
  readonly people: PeopleStreams
  /** The raw events of days, as a stream; its chunks are the batches as they arrive. */
  readonly export: ExportService["events"]
  /** What a piece of work costs before it starts: how many calls, and how long the limits make it take. Makes no calls. */
  readonly plan: (work: Work) => Effect.Effect<Plan, ApiError>
  /** What the limits know: how much of each pool is used, and when there is more. */
  readonly limits: () => Effect.Effect<LimitStatus>
  /** Looks whether the project has events in its region, with one call; a second look is answered from memory. */
  readonly checkRegion: () => Effect.Effect<RegionReport, ApiError>
}

/** The questions that have one answer, as Effects. */
export type EffectfulQuestions = { readonly [Noun in keyof Questions]: Effectful<Questions[Noun]> }
