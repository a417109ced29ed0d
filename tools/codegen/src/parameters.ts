/**
 * Collects the parameters of an operation, in wire order: those of the path and the query, then the fields of the body.
 * A kind of body that is not supported yet gets a module of its own beside `form.ts` and `json-body.ts`.
 */
import { formParameters } from "./form.ts"
import { jsonBodyParameters } from "./json-body.ts"
import { listedParameters } from "./listed-parameters.ts"
import type { Parameters } from "./operation-parameters.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

const bodies: Readonly<Record<string, (media: SpecNode) => Parameters>> = {
  "application/x-www-form-urlencoded": formParameters,
  "application/json": jsonBodyParameters
}

/** The parameters of an operation, wherever it takes them. */
export const parametersOf = (operation: SpecNode): Parameters => {
  const listed = listedParameters(operation.find("parameters")?.items() ?? [])
  const requestBody = operation.find("requestBody")
  if (requestBody === undefined) return listed
  const body = bodyParameters(requestBody)
  if (listed.open !== undefined) return operation.fail("takes free-form parameters and a body, which is not supported")
  const twice = body.parameters.find(({ name }) => listed.parameters.some((other) => other.name === name))
  if (twice !== undefined) requestBody.fail(`${twice.name} is a parameter already`)
  return { ...body, parameters: [...listed.parameters, ...body.parameters] }
}

const bodyParameters = (body: SpecNode): Parameters => {
  refuseOtherKeys(body, ["description", "required", "content"])
  const content = body.get("content")
  const [type, ...others] = content.keys()
  if (type === undefined || others.length > 0) return content.fail("should be exactly one type of body")
  return bodies[type]?.(content.get(type)) ?? content.fail(`a body of type ${type} is not supported`)
}
