/**
 * Reads which API generation a path belongs to. One operation has a path per generation where the call is the same; a
 * call that only one generation has stands alone and names it.
 */
import type { OperationSpec } from "@tallymark/core"
import type { SpecNode } from "./spec-node.ts"

/** The generation of a path that names none. */
const usual = "current"

/** The paths of an operation by generation: the one it stands under, and those of `x-other-paths`. */
export const pathsOf = (path: string, operation: SpecNode): OperationSpec["paths"] => {
  const own = operation.find("x-generation")?.text() ?? usual
  const others = operation.find("x-other-paths")
  const paths: Record<string, string> = { [own]: path }
  for (const generation of others?.keys() ?? []) {
    const other = others?.get(generation)
    if (Object.hasOwn(paths, generation)) other?.fail(`the generation ${generation} has a path already`)
    paths[generation] = other?.text() ?? ""
  }
  return paths
}

/** The generations that know a parameter, where it is not all of them. */
export const generationsOf = (parameter: SpecNode): ReadonlyArray<string> | undefined => {
  const generations = parameter.find("x-generations")
  if (generations?.items().length === 0) return generations.fail("should name at least one generation")
  return generations?.texts()
}
