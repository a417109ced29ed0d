/**
 * The values of JSON, as Python tells them apart.
 */

/** What an answer can be. An integer that a JavaScript number cannot hold is a `bigint`. */
export type PyJson =
  | null
  | boolean
  | number
  | bigint
  | string
  | ReadonlyArray<PyJson>
  | { readonly [name: string]: PyJson }
