/**
 * Typed events: the product's events, declared once, each with a schema of any library that speaks Standard Schema
 * (Effect, Zod, Valibot, ArkType). Names and properties are checked by the compiler and again at the call.
 */
import type { StandardSchemaV1 } from "@standard-schema/spec"
import { InvalidInput, type Issue, Operation } from "@tallymark/core"
import type { PropertyValue } from "./internal/wire-text.ts"

/** Properties of an event or a person, by name. */
export type Properties = { readonly [name: string]: PropertyValue }

/** Event name → schema of its properties. */
export type EventSchemas = { readonly [event: string]: StandardSchemaV1 }

/** What a tracker without declared events takes: any name, any properties. */
export type AnyEvents = { readonly [event: string]: StandardSchemaV1<Properties> }

/** What callers pass as properties of an event. */
export type PropertiesOf<Events extends EventSchemas, Name extends keyof Events> = StandardSchemaV1.InferInput<
  Events[Name]
>

/** The arguments after the event's name; the properties may be left out when the schema requires none. */
export type RecordArguments<Events extends EventSchemas, Name extends keyof Events, Options> =
  Record<never, never> extends PropertiesOf<Events, Name>
    ? [properties?: PropertiesOf<Events, Name>, options?: Options]
    : [properties: PropertiesOf<Events, Name>, options?: Options]

/** Runs the schema of an event: its output is what is sent, so defaults and transformations apply. */
export const checkEvent = (events: EventSchemas, event: string, properties: unknown): unknown | InvalidInput => {
  const schema = Object.hasOwn(events, event) ? events[event] : undefined
  if (schema === undefined) {
    const known = Object.keys(events).map((name) => JSON.stringify(name))
    return invalid([{ path: "event", message: `is not declared; the declared events are ${known.join(", ")}` }])
  }
  const result = schema["~standard"].validate(properties ?? {})
  if ("then" in result) {
    result.then(ignore, ignore)
    return invalid([{ path: "event", message: "has a schema that works asynchronously, which a call cannot wait for" }])
  }
  if (result.issues === undefined) return result.value
  return invalid(result.issues.map((issue) => ({ path: pathOf(issue), message: "does not match the event's schema" })))
}

const ignore = (): void => undefined

const invalid = (issues: ReadonlyArray<Issue>): InvalidInput => new InvalidInput({ issues })

const pathOf = (issue: StandardSchemaV1.Issue): string =>
  ["properties", ...(issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part))]
    .map(Operation.printable)
    .join(".")
