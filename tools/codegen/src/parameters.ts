/**
 * Collects the parameters of an operation, in wire order: those of the query, or the fields of the form. A kind of body
 * that is not supported yet gets a module of its own beside `form.ts`.
 */
import { formParameters } from "./form.ts"
import type { Parameters } from "./operation-parameters.ts"
import { queryParameters } from "./query.ts"
import type { SpecNode } from "./spec-node.ts"

/** The parameters of an operation, wherever it takes them. */
export const parametersOf = (operation: SpecNode): Parameters => {
  const listed = operation.find("parameters")
  const body = operation.find("requestBody")
  if (body === undefined) return queryParameters(listed?.items() ?? [])
  if (listed !== undefined) return operation.fail("takes parameters and a body, which is not supported")
  return formParameters(body)
}
