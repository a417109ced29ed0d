/**
 * One question of the facade, as data: which operation it is, what its fields become, and what its answer means.
 */
import type { Issue, Operation } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Wire } from "./wire.ts"

/** The body of an answer: the value of its JSON, or its text. */
export type Body = { readonly json: unknown } | { readonly text: string }

/** One question of the facade. */
export interface Method<Input, Answer> {
  /** The operation; one each where the generations of the API ask the same question in different ways. */
  readonly wire: Wire | { readonly current: Wire; readonly legacy: Wire }
  /** What the fields are before the table has a say, where a question has other ones than its operation. */
  readonly toFields?: (input: Input) => object
  /** Parameters that are the same for every question. */
  readonly fixed?: Operation.Parameters
  /** What the table cannot tell, about several fields together. Is only asked about objects. */
  readonly review?: (input: Input) => ReadonlyArray<Issue>
  /** Whether the answer about days that are over is the same for ever. */
  readonly settles?: boolean
  /** Whether an answer has nothing in it that a project with events would have. */
  readonly isEmpty?: (answer: Answer) => boolean
  readonly read: (body: Body, input: Input) => Effect.Effect<Answer, Schema.SchemaError>
}

/** Reads JSON of a shape. */
export const json = <S extends Schema.Codec<unknown, unknown>, Input, Answer>(
  shape: S,
  build: (value: S["Type"], input: Input) => Answer
): Method<Input, Answer>["read"] => {
  const decode = Schema.decodeUnknownEffect(shape)
  return (body, input) =>
    Effect.map(decode("json" in body ? body.json : valueOf(body.text)), (value) => build(value, input))
}

/** The value of JSON that is not labelled as such; the text itself where it is none, which no shape allows. */
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Reads a text as it is. */
export const text: Method<unknown, string>["read"] = (body) => decodeText("text" in body ? body.text : body.json)

const decodeText = Schema.decodeUnknownEffect(Schema.String)

/** The same question, answered with the service's own CSV. */
export const asCsv = <Input>({
  wire,
  review,
  settles
}: Pick<Method<Input, never>, "wire" | "review" | "settles">): Method<Input, string> => ({
  wire,
  fixed: [["format", "csv"]],
  ...(review === undefined ? {} : { review }),
  ...(settles === undefined ? {} : { settles }),
  read: text
})
