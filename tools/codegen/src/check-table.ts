/**
 * Checks what only shows once the whole table is there: that operations agree with each other, with their paths and
 * with what the service says of itself.
 */
import type { OperationSpec, ServiceSpec } from "@tallymark/core"
import { checkAuth } from "./check-auth.ts"
import { checkFormAbove } from "./check-form-above.ts"
import { checkGenerations, checkPaths } from "./check-paths.ts"
import type { SpecNode } from "./spec-node.ts"

/** Fails on the first operation that does not fit the rest of its table. */
export const checkTable = (root: SpecNode, service: ServiceSpec): void => {
  for (const operation of Object.values(service.operations)) {
    const place = root
      .labelled(`${operation.method} ${Object.values(operation.paths).join(", ")}`)
      .labelled(operation.id)
    checkPaths(place, operation)
    checkGenerations(place, operation)
    checkAlone(place, service, operation)
    checkAuth(place, service, operation)
    checkLimit(place, service, operation)
    checkFormAbove(place, service, operation)
  }
  checkLimitsAreDrawnFrom(root, service)
}

/** Two operations at one place could not be told apart. */
const checkAlone = (place: SpecNode, service: ServiceSpec, operation: OperationSpec): void => {
  const calls = callsOf(operation)
  for (const other of Object.values(service.operations)) {
    const shared = other === operation ? undefined : callsOf(other).find((call) => calls.includes(call))
    if (shared !== undefined) place.fail(`${other.id} is ${shared} as well`)
  }
}

const callsOf = ({ method, paths }: OperationSpec) => Object.values(paths).map((path) => `${method} ${path}`)

const checkLimit = (place: SpecNode, service: ServiceSpec, { limit }: OperationSpec): void => {
  if (limit !== undefined && service.limits?.[limit] === undefined) place.fail(`the limit ${limit} is not defined`)
}

const checkLimitsAreDrawnFrom = (root: SpecNode, service: ServiceSpec): void => {
  const used = Object.values(service.operations).map((operation) => operation.limit)
  const idle = Object.keys(service.limits ?? {}).find((name) => !used.includes(name))
  if (idle !== undefined) root.get("x-limits").fail(`no operation names the limit ${idle}`)
}
