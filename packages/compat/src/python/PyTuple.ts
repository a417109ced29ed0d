/**
 * A Python tuple, which the old clients send as `('a', 1)` where they send a list as JSON or as `['a', 1]`.
 */
import { type PyType, pyType } from "./PyType.ts"
import type { PyValue, Tuple } from "./PyValue.ts"

/** A tuple. */
export type PyTuple = Tuple

/** Marks a tuple: `PyTuple(["a", 1])`, any other iterable but a text, or the items themselves, `PyTuple("a", 1)`. */
export const PyTuple: PyType<[items: Iterable<PyValue>] | Array<PyValue>, PyTuple> = pyType(
  class PyTuple {
    readonly items: ReadonlyArray<PyValue>
    constructor(...args: [items: Iterable<PyValue>] | Array<PyValue>) {
      const [only] = args
      const isIterable = typeof only === "object" && only !== null && Symbol.iterator in only
      const items = args.length === 1 && isIterable ? only : args
      this.items = Array.from(items as Iterable<PyValue>) // one of the two forms
    }
  }
)
