/**
 * Builds the operations table of a spec: plain data that says, for each operation, how to call it and what it answers.
 */
import type { OperationSpec, ServiceSpec } from "@tallymark/core"
import { authOf, authSchemesOf } from "./auth.ts"
import { checkTable } from "./check-table.ts"
import { pathsOf } from "./generations.ts"
import { hostsOf } from "./hosts.ts"
import { limitOf, limitsOf } from "./limits.ts"
import { parametersOf } from "./parameters.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import { responsesOf } from "./responses.ts"
import type { SpecNode } from "./spec-node.ts"

/** The methods a table knows, by the key that OpenAPI gives them. */
const methods = { get: "GET", post: "POST", patch: "PATCH", delete: "DELETE" } as const

const allowed = [
  ...["operationId", "summary", "description", "tags", "security"],
  ...["parameters", "requestBody", "responses"],
  ...["x-form-above", "x-generation", "x-other-paths", "x-limit"]
]

/** The table of a spec, complete and consistent. `id` is the name of the spec. */
export const serviceOf = (id: string, root: SpecNode): ServiceSpec => {
  const whereabouts = hostsOf(root)
  const operations: Record<string, OperationSpec> = {}
  for (const endpoint of endpointsOf(root)) {
    const operation = operationOf(root, endpoint, Object.keys(whereabouts.hosts))
    if (Object.hasOwn(operations, operation.id)) {
      endpoint.node.labelled(operation.id).fail("the operationId is used twice")
    }
    operations[operation.id] = operation
  }
  const service = { id, ...whereabouts, ...limitsOf(root), auth: authSchemesOf(root), operations }
  checkTable(root, service)
  return service
}

interface Endpoint {
  readonly path: string
  readonly method: OperationSpec["method"]
  readonly node: SpecNode
}

const endpointsOf = (root: SpecNode): ReadonlyArray<Endpoint> => {
  const paths = root.get("paths")
  return paths.keys().flatMap((path) => {
    const item = paths.get(path)
    refuseOtherKeys(item, Object.keys(methods))
    return Object.entries(methods).flatMap(([key, method]) => {
      const node = item.find(key)?.labelled(`${method} ${path}`)
      return node === undefined ? [] : [{ path, method, node }]
    })
  })
}

const operationOf = (root: SpecNode, { path, method, node }: Endpoint, roles: ReadonlyArray<string>): OperationSpec => {
  const id = node.get("operationId").text()
  const operation = node.labelled(id)
  refuseOtherKeys(operation, allowed)
  const [host, ...others] = roles
  if (host === undefined || others.length > 0) return root.get("servers").fail("should be exactly one host")
  return {
    id,
    method,
    paths: pathsOf(path, operation),
    host,
    auth: authOf(root, operation),
    ...parametersOf(operation),
    ...formAboveOf(operation),
    ...limitOf(operation),
    responses: responsesOf(operation)
  }
}

const formAboveOf = (operation: SpecNode): Pick<OperationSpec, "formAbove"> => {
  const node = operation.find("x-form-above")
  if (node === undefined) return {}
  refuseOtherKeys(node, ["characters", "operation"])
  return { formAbove: { characters: node.get("characters").number(), operation: node.get("operation").text() } }
}
