/** Checks that a call and the form which replaces it when it is long are the same call. */
import { isDeepStrictEqual } from "node:util"
import type { OperationSpec, ServiceSpec } from "@tallymark/core"
import type { SpecNode } from "./spec-node.ts"

/** A form is the same call as the query it stands in for: same path, same parameters, same rules. */
export const checkFormAbove = (place: SpecNode, service: ServiceSpec, operation: OperationSpec): void => {
  if (operation.formAbove === undefined) return
  const form = service.operations[operation.formAbove.operation]
  if (form === undefined) place.fail(`x-form-above names the unknown operation ${operation.formAbove.operation}`)
  if (operation.method !== "GET" || form.method !== "POST") place.fail("x-form-above should lead from a GET to a POST")
  if (!isDeepStrictEqual(operation.paths, form.paths)) place.fail(`${form.id} is on another path`)
  for (const name of new Set([...names(operation), ...names(form)])) {
    if (!isDeepStrictEqual(parameter(operation, name), parameter(form, name))) {
      place.fail(`the parameter ${name} is not the same in ${form.id}`)
    }
  }
  if (!isDeepStrictEqual(names(operation), names(form))) place.fail(`the wire order is not the same in ${form.id}`)
  if (!isDeepStrictEqual(anywhere(operation.open), anywhere(form.open))) {
    place.fail(`the free-form parameters are not the same in ${form.id}`)
  }
}

const names = (operation: OperationSpec) => operation.parameters.map((parameter) => parameter.name)

const parameter = (operation: OperationSpec, name: string) =>
  anywhere(operation.parameters.find((candidate) => candidate.name === name))

/** Rules without the place they apply to, which is all a query and a form may differ in. */
const anywhere = <Rules extends { readonly in: string }>(rules: Rules | undefined) => rules && { ...rules, in: "" }
