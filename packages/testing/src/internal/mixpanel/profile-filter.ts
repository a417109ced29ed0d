/**
 * Expressions over profiles.
 */
import { type Compiled, compile, EvaluationError, parse } from "@tallymark/core/expression"
import * as Result from "effect/Result"
import { refuse } from "../reports/ReportRefused.ts"
import type { Profile } from "../reports/ReportSource.ts"

/** How often people did what a question is about, by the name of the behaviour. */
export type BehaviorsOf = (distinctId: string) => Readonly<Record<string, number>>

const compiled = (text: string): Compiled =>
  compile(
    Result.getOrElse(parse(text), ([issue]) =>
      refuse(`where is no expression: at ${issue?.line}:${issue?.column} ${issue?.message}`)
    )
  )

/** Whether a profile fulfils an expression; without one every profile does. */
export const profileFilter = (
  where: string | undefined,
  now: number,
  behaviorsOf?: BehaviorsOf
): ((profile: Profile) => boolean) => {
  if (where === undefined || where === "") return () => true
  const run = compiled(where)
  const readsId = where.includes("distinct_id")
  return ({ distinctId, properties }) => {
    const fields = readsId ? { ...properties, $distinct_id: distinctId, distinct_id: distinctId } : properties
    const value = run({ properties: fields, user: fields, behaviors: behaviorsOf?.(distinctId), now })
    return value instanceof EvaluationError ? refuse(`where cannot be computed: ${value.message}`) : value === true
  }
}
