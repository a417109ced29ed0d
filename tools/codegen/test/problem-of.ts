/** What the generator says about a spec that it refuses. */
import { assert } from "vitest"
import { SpecProblem } from "../src/spec-node.ts"
import { tableOf } from "./sample.ts"

/** The complaint about a spec; a test fails when there is none, or when it is not the generator's own. */
export const problemOf = (text: string): string => {
  try {
    tableOf(text)
  } catch (error) {
    assert.instanceOf(error, SpecProblem)
    return error.message
  }
  return assert.fail("the spec was accepted")
}

/** What is wrong, the passage of the sample, what stands there instead, and the message. */
export type Refusal = readonly [wrong: string, passage: string, replacement: string, message: string]
