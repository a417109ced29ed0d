/**
 * Reads the fields of a question into the parameters of its operation, in the table's order, or lists everything that is
 * wrong with them.
 */
import { type ApiClient, ApiError, InvalidInput, type Issue, type Operation } from "@tallymark/core"
import * as Effect from "effect/Effect"
import type { Client } from "./Client.ts"
import type { Method } from "./Method.ts"
import { valueText } from "./value-text.ts"
import type { Wire } from "./wire.ts"

/** A question that can be sent. */
export interface Question {
  readonly wire: Wire
  readonly prepared: ApiClient.Prepared
  /** Its parameters, before they are encoded. */
  readonly parameters: Operation.Parameters
}

/** Reads a question; fails with `InvalidInput`, which lists every problem, before anything is sent. */
export const readQuestion = Effect.fnUntraced(function* <Input, Answer>(
  client: Client["Service"],
  method: Method<Input, Answer>,
  input: Input
): Effect.fn.Return<Question, ApiError> {
  const wire = wireOf(client, method)
  const { id } = wire.operation
  const issues = new Issues(wire)
  if (typeof input !== "object" || input === null) {
    issues.add("", "must be an object with the fields of the question")
    return yield* refuse(id, issues)
  }
  const own = method.toFields?.(input) ?? input
  const fields = new Map<string, unknown>(Object.entries(own).filter(([, value]) => value !== undefined))
  for (const field of fields.keys()) {
    if (!Object.hasOwn(wire.fields, field)) issues.add(field, unknownField(wire, method, field))
  }
  for (const { path, message } of method.review?.(input) ?? []) issues.add(path, message)
  const parameters = [...texts(client, wire, fields, issues), ...(method.fixed ?? [])]
  reviewDays(wire, new Map(parameters), yield* client.today, client.settings.timeZone, issues)
  const prepared = client.services[wire.service].prepare(id, parameters)
  if ("issues" in prepared) issues.addFromTable(prepared.issues)
  return "issues" in prepared || issues.found.length > 0 ? yield* refuse(id, issues) : { wire, prepared, parameters }
})

const refuse = (operation: string, issues: Issues): Effect.Effect<never, ApiError> =>
  Effect.fail(new ApiError({ operation, reason: new InvalidInput({ issues: issues.found }) }))

const wireOf = <Input, Answer>(client: Client["Service"], { wire }: Method<Input, Answer>): Wire =>
  "operation" in wire ? wire : client.settings.credentials.generation === "legacy" ? wire.legacy : wire.current

const unknownField = <Input, Answer>(own: Wire, { wire }: Method<Input, Answer>, field: string): string => {
  const isOfOther = "current" in wire && [wire.current, wire.legacy].some(({ fields }) => Object.hasOwn(fields, field))
  const names = Object.keys(own.fields).join(", ")
  return isOfOther
    ? `is not part of the API that these credentials speak, which takes ${names}`
    : `is not a field of this question${names === "" ? "" : `; it has ${names}`}`
}

/** The parameters in wire order; what cannot be written is an issue. */
const texts = (
  client: Client["Service"],
  wire: Wire,
  values: ReadonlyMap<string, unknown>,
  issues: Issues
): Operation.Parameters =>
  wire.operation.parameters.flatMap(({ name, kind }) => {
    const field = issues.fieldOf(name)
    if (!values.has(field)) return []
    const text = valueText(kind, values.get(field), client.settings.timeZone, {
      problem: (message) => issues.add(field, message),
      warning: (message) => client.warnings.once(`${wire.operation.id}: ${field}: ${message}`)
    })
    return text === undefined ? [] : [[name, text] as const]
  })

/** Days that are the wrong way round, or have not begun. */
const reviewDays = (
  { operation, fields }: Wire,
  texts: ReadonlyMap<string, string>,
  today: string,
  timeZone: string,
  issues: Issues
): void => {
  for (const { name, kind } of operation.parameters) {
    const day = kind === "date" ? texts.get(name) : undefined
    if (day !== undefined && day > today) {
      issues.add(issues.fieldOf(name), `must not be after today, which is ${today} in ${timeZone}`)
    }
  }
  const { from: first = "", to: last = "" } = fields
  const [from, to] = [texts.get(first), texts.get(last)]
  if (from !== undefined && to !== undefined && from > to) issues.add("from", "must not be after `to`")
}

/** The problems of a question, by the names its author knows. */
class Issues {
  readonly found: Array<Issue> = []
  private readonly fields: ReadonlyMap<string, string>

  constructor({ fields }: Wire) {
    this.fields = new Map(Object.entries(fields).map(([field, name]) => [name, field]))
  }

  fieldOf(name: string): string {
    return this.fields.get(name) ?? name
  }

  add(path: string, message: string): void {
    this.found.push({ path, message })
  }

  /** What the table says, unless the field's value could not even be written. */
  addFromTable(issues: ReadonlyArray<Issue>): void {
    const known = new Set(this.found.map(({ path }) => path))
    for (const { path, message } of issues) {
      const field = this.fieldOf(path)
      if (!known.has(field)) this.add(field, message)
    }
  }
}
