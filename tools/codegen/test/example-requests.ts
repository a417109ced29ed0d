/** The example requests of a spec, as name and value pairs in wire order. */
import type { SpecNode } from "../src/spec-node.ts"

/** One request that a spec shows. */
export interface ExampleRequest {
  readonly operation: string
  /** The name of the example; `all` and `required` for the two that the parameters of a query add up to. */
  readonly name: string
  readonly entries: ReadonlyArray<readonly [name: string, value: unknown]>
}

/** Every example request of a spec. */
export const exampleRequests = (root: SpecNode): ReadonlyArray<ExampleRequest> => {
  const paths = root.get("paths")
  const operations = paths
    .keys()
    .flatMap((path) => ["get", "post"].flatMap((method) => paths.get(path).find(method) ?? []))
  return operations.flatMap((operation) => {
    const id = operation.get("operationId").text()
    return operation.has("requestBody") ? formExamples(id, operation.get("requestBody")) : queryExamples(id, operation)
  })
}

const queryExamples = (operation: string, node: SpecNode): ReadonlyArray<ExampleRequest> => {
  const parameters = node.get("parameters").items()
  const required = parameters.filter((parameter) => parameter.find("required")?.value === true)
  return [
    { operation, name: "all", entries: parameters.flatMap(entriesOf) },
    { operation, name: "required", entries: required.flatMap(entriesOf) }
  ]
}

/** A free-form parameter stands for as many as its example has. */
const entriesOf = (parameter: SpecNode): ExampleRequest["entries"] => {
  const { value } = parameter.get("example")
  return parameter.has("explode") ? Object.entries(Object(value)) : [[parameter.get("name").text(), value]]
}

const formExamples = (operation: string, body: SpecNode): ReadonlyArray<ExampleRequest> => {
  const examples = body.get("content").get("application/x-www-form-urlencoded").get("examples")
  return examples.keys().map((name) => {
    const value = examples.get(name).get("value")
    return { operation, name, entries: value.keys().map((key) => [key, value.get(key).value] as const) }
  })
}
