/**
 * A Python int. JavaScript integers and bigints are ints already; this is for the digits of a text.
 */
import { parseIntLiteral } from "../internal/python/int-literal.ts"
import { type PyType, pyType } from "./PyType.ts"

/** An integer of any size. */
export interface PyInt {
  readonly value: bigint
}

/** Marks an int: a bigint, a number, whose fraction is cut off, or a text as Python's `int()` reads it. */
export const PyInt: PyType<[value: bigint | number | string], PyInt> = pyType(
  class PyInt {
    readonly value: bigint
    constructor(value: bigint | number | string) {
      this.value = typeof value === "string" ? parseIntLiteral(value) : BigInt(numeric(value))
    }
  }
)

const numeric = (value: bigint | number): bigint | number => (typeof value === "number" ? Math.trunc(value) : value)
