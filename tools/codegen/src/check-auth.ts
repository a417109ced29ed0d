/** Checks that whoever may call an operation also can: that its auth schemes exist and fit its parameters and paths. */
import type { AuthScheme, OperationSpec, ServiceSpec } from "@tallymark/core"
import type { SpecNode } from "./spec-node.ts"

/** Fails on the first auth scheme that does not fit the operation. */
export const checkAuth = (place: SpecNode, service: ServiceSpec, operation: OperationSpec): void => {
  const listed = new Set(operation.parameters.map((parameter) => parameter.name))
  const schemes = operation.auth.map((name): readonly [string, AuthScheme] => {
    return [name, service.auth[name] ?? place.fail(`the security scheme ${name} is not defined`)]
  })
  for (const [name, scheme] of schemes) {
    if (scheme.type === "parameter" && !listed.has(scheme.name)) {
      place.fail(`${name} travels as the parameter ${scheme.name}, which is not listed`)
    }
    const lost = scheme.parameters?.find((parameter) => !listed.has(parameter))
    if (lost !== undefined) place.fail(`${name} comes with the parameter ${lost}, which is not listed`)
    const { generation } = scheme
    if (generation !== undefined && !Object.hasOwn(operation.paths, generation)) {
      place.fail(`${name} belongs to the generation ${generation}, which has no path`)
    }
  }
  checkEveryGeneration(place, operation, schemes)
}

/** A generation that no scheme fits could never be called. */
const checkEveryGeneration = (
  place: SpecNode,
  operation: OperationSpec,
  schemes: ReadonlyArray<readonly [string, AuthScheme]>
): void => {
  if (schemes.length === 0) return
  for (const generation of Object.keys(operation.paths)) {
    const fits = schemes.some(([, scheme]) => scheme.generation === undefined || scheme.generation === generation)
    if (!fits) place.fail(`no security scheme fits the generation ${generation}`)
  }
}
