/**
 * A Python float. JavaScript writes `1.0` and `1` alike; Python sends `1.0` and `1`.
 */
import { ValueError } from "../errors/builtin.ts"
import { reprText } from "../internal/python/text-repr.ts"
import { type PyType, pyType } from "./PyType.ts"

/** A number that is a float in Python whatever its value. */
export interface PyFloat {
  readonly value: number
}

const literal = /^[+-]?(\d+(_\d+)*)?(\.(\d+(_\d+)*)?)?([eE][+-]?\d+(_\d+)*)?$/
const words: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  nan: Number.NaN
}

const parse = (text: string): number => {
  const bare = text.trim()
  const word = words[bare.replace(/^[+-]/, "").toLowerCase()]
  if (word !== undefined) return bare.startsWith("-") ? -word : word
  if (!literal.test(bare) || !/^[+-]?\.?\d/.test(bare)) {
    throw new ValueError(`could not convert string to float: ${reprText(text)}`)
  }
  return Number(bare.replaceAll("_", ""))
}

/**
 * Marks a float: a number, or its text such as `"1e+16"`, `"nan"` or `"-inf"`.
 *
 * **Example**
 *
 * ```ts
 * import { PyFloat, query_string } from "@tallymark/compat"
 *
 * console.log(query_string.create_query("key", "bob", { properties: { a: 1, b: PyFloat(1) } }))
 * // _k=key&_p=bob&a=1&b=1.0
 * ```
 */
export const PyFloat: PyType<[value: number | string], PyFloat> = pyType(
  class PyFloat {
    readonly value: number
    constructor(value: number | string) {
      this.value = typeof value === "string" ? parse(value) : value
    }
  }
)
