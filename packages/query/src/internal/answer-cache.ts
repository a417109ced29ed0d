/**
 * Answers from the cache the questions about days that are over, and keeps new answers to them.
 */
import type { Operation } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as CalendarDay from "./CalendarDay.ts"
import type { Client } from "./Client.ts"
import type { Body } from "./Method.ts"
import type { Question } from "./question.ts"

/** A place in the cache for the answer of one question. */
export interface Place {
  /** The answer that is there. */
  readonly find: Effect.Effect<Body | undefined>
  readonly keep: (body: Body) => Effect.Effect<void>
}

/** The place for the answer of a question; there is none when the answer may still change. */
export const placeOf = (client: Client["Service"], question: Question): Effect.Effect<Place | undefined> =>
  Effect.map(client.today, (today) => {
    const { cache } = client.settings
    if (cache === undefined || !isSettled(question.parameters, today, cache.settledAfter)) return undefined
    const key = keyOf(client, question)
    const warn = () => client.warnings.once("the cache cannot be used, so every question is asked anew")
    return {
      find: Effect.match(cache.store.get(key), { onSuccess: bodyOf, onFailure: () => void warn() }),
      keep: (body) => Effect.match(cache.store.set(key, JSON.stringify(body)), { onSuccess: nothing, onFailure: warn })
    }
  })

const nothing = (): void => undefined

/** Whether the last day ended long enough ago, and nothing but events decides the answer: profiles change later. */
const isSettled = (parameters: Operation.Parameters, today: string, after: Duration.Duration): boolean => {
  const last = parameters.find(([name]) => name === "to_date")?.[1]
  const days = Math.ceil(Duration.toDays(after))
  return (
    last !== undefined &&
    last < CalendarDay.plus(today, -days) &&
    !parameters.some(([, text]) => /\b(user|behaviors)\s*\[/.test(text))
  )
}

/** Everything that the answer depends on, and nothing secret. */
const keyOf = ({ settings }: Client["Service"], { wire, prepared }: Question): string => {
  const { credentials, project, region, hosts } = settings
  const workspace = credentials.parameters.find(([name]) => name === "workspace_id")?.[1] ?? null
  const { id } = wire.operation
  return JSON.stringify([
    project ?? null,
    workspace,
    hosts.query ?? region,
    credentials.generation,
    id,
    prepared.parameters
  ])
}

/** A text that somebody else wrote is no answer. */
const bodyOf = (text: string | undefined): Body | undefined => {
  try {
    const body: unknown = text === undefined ? undefined : JSON.parse(text)
    if (typeof body !== "object" || body === null) return undefined
    if ("json" in body) return { json: body.json }
    return "text" in body && typeof body.text === "string" ? { text: body.text } : undefined
  } catch {
    return undefined
  }
}
