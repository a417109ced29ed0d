/**
 * The types of the methods' arguments.
 */
import type { PyValue } from "../../python/PyValue.ts"
import type { methods } from "./methods.ts"

/**
 * The arguments of a method, by the names of its required and its optional parameters: in Python's order, the optional
 * ones also by name in one object; or one object of all. Every method has an optional `response_format` at the end.
 */
export type Arguments<Required extends ReadonlyArray<string>, Optional extends string = never> =
  | readonly [...required: { readonly [index in keyof Required]: PyValue }, ...optional: ReadonlyArray<PyValue>]
  | readonly [
      parameters: { readonly [name in Required[number]]: PyValue } & {
        readonly [name in Optional | "response_format"]?: PyValue
      }
    ]

/** The arguments of a method as the table has them; the types of the methods must agree with it. */
export type InTable<Name extends keyof typeof methods> = Arguments<
  (typeof methods)[Name]["required"],
  Extract<Exclude<keyof (typeof methods)[Name]["optional"], "response_format">, string>
>
