/**
 * What the tests of computing share.
 */
import * as Result from "effect/Result"
import { assert } from "vitest"
import { type Context, evaluate, parse, type Value } from "../../src/expression.ts"

/** What a text comes to. */
export const valueOf = (text: string, context: Context = {}): Value =>
  Result.getOrThrow(evaluate(Result.getOrThrow(parse(text)), context))

/** Asserts the value of each text, in which `$name` stands for the property of that name. */
export const expectValues = (
  properties: Readonly<Record<string, unknown>>,
  rows: Readonly<Record<string, unknown>>
): void => {
  for (const [text, expected] of Object.entries(rows)) {
    assert.deepStrictEqual(valueOf(text.replaceAll(/\$(\w+)/g, 'properties["$1"]'), { properties }), expected, text)
  }
}
