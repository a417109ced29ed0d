/**
 * What the errors of all packages have in common: a tag, typed fields, and how they print.
 *
 * Effect's errors print as data. A person who reads a terminal wants the message and the stack, and a log line wants
 * both the message and the fields.
 */
import * as Data from "effect/Data"

const nodeInspect = Symbol.for("nodejs.util.inspect.custom")

/** The classes that {@link PlainError} makes: those of Effect's `Data.TaggedError`, with the same fields. */
export type PlainErrorClass<Tag extends string> = ReturnType<typeof Data.TaggedError<Tag>>

/**
 * Makes the class of an error with a tag. It prints as message and stack; its JSON is the tag, the message and the
 * fields. What a field holds may end in a log, so it holds nothing secret.
 *
 * **Example**
 *
 * ```ts
 * import { PlainError } from "@tallymark/core"
 *
 * class DiskFull extends PlainError("DiskFull")<{ readonly bytes: number }> {
 *   override get message(): string {
 *     return `there is no room for ${this.bytes} bytes`
 *   }
 * }
 *
 * console.log(JSON.stringify(new DiskFull({ bytes: 512 })))
 * // {"_tag":"DiskFull","message":"there is no room for 512 bytes","bytes":512}
 * ```
 */
export const PlainError = <Tag extends string>(tag: Tag): PlainErrorClass<Tag> => {
  class Plain extends Data.TaggedError(tag)<Readonly<Record<string, unknown>>> {
    override toJSON(): object {
      return Object.assign({ _tag: tag, message: this.message }, this)
    }

    [nodeInspect](): string {
      return this.stack ?? `${tag}: ${this.message}`
    }
  }
  // Its fields are named by the class that extends it, which a class within a function cannot wait for.
  return Plain as unknown as PlainErrorClass<Tag>
}
