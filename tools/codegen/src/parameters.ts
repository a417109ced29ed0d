/**
 * Collects the parameters of an operation, in wire order: those of the query, or the fields of the form. A kind of body
 * that is not supported yet gets a module of its own beside `form.ts`.
 */
import type { OpenParameters, ParameterSpec } from "@tallymark/core"
import { formParameters } from "./form.ts"
import { queryParameters } from "./query.ts"
import type { SpecNode } from "./spec-node.ts"

/** What a caller may send: the named parameters, and the rules for any others. */
export interface Parameters {
  readonly parameters: ReadonlyArray<ParameterSpec>
  readonly open?: OpenParameters
}

/** The parameters of an operation, wherever it takes them. */
export const parametersOf = (operation: SpecNode): Parameters => {
  const listed = operation.find("parameters")
  const body = operation.find("requestBody")
  if (body === undefined) return queryParameters(listed?.items() ?? [])
  if (listed !== undefined) return operation.fail("takes parameters and a body, which is not supported")
  return formParameters(body)
}
