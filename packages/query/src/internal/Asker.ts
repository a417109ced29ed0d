/**
 * Asks a question: reads it, finds or fetches the answer, and reads that.
 */
import type { ApiError } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Tracer from "effect/Tracer"
import * as AnswerCache from "./answer-cache.ts"
import type { Client } from "./Client.ts"
import type { Body, Method } from "./Method.ts"
import { type Question, readQuestion } from "./question.ts"
import * as RegionGuard from "./region-guard.ts"
import { send } from "./send.ts"
import { unreadable } from "./unreadable.ts"

/** Asks questions of a client. */
export interface Asker {
  readonly ask: <Input, Answer>(method: Method<Input, Answer>, input: Input) => Effect.Effect<Answer, ApiError>
  readonly region: RegionGuard.RegionGuard
}

/** Makes the asker of a client. */
export const make = (client: Client["Service"]): Asker => {
  const region = RegionGuard.make(client)

  const ask = <Input, Answer>(method: Method<Input, Answer>, input: Input): Effect.Effect<Answer, ApiError> =>
    Effect.gen(function* () {
      const question = yield* readQuestion(client, method, input)
      const { id } = question.wire.operation
      const read = (body: Body) => Effect.mapError(method.read(body, input), (error) => unreadable(id, error))
      const place = method.settles === true ? yield* AnswerCache.placeOf(client, question) : undefined
      const kept = yield* place?.find ?? Effect.undefined
      if (kept !== undefined) return yield* read(kept)
      const body = yield* traced(id, fetchBody(client, question))
      const answer = yield* read(body)
      if (method.isEmpty?.(answer) === true) yield* region.suspect
      else yield* place?.keep(body) ?? Effect.void
      return answer
    })

  return { ask, region }
}

const fetchBody = (client: Client["Service"], { wire, prepared }: Question): Effect.Effect<Body, ApiError> =>
  Effect.map(send(client, wire, prepared), (answer) =>
    "json" in answer ? { json: answer.json } : { text: new TextDecoder().decode(answer.body) }
  )

/** Effect's own tracer keeps spans for nobody; they are worth their cost only where somebody listens. */
const traced = <A, E>(operation: string, effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.flatMap(Effect.tracer, (tracer) =>
    tracer === Tracer.nativeTracer
      ? effect
      : Effect.withSpan(effect, `Query.${operation}`, { kind: "client", captureStackTrace: false })
  )
