/** The example requests of a spec, as name and value pairs in wire order. */
import { generationsOf, pathsOf } from "../src/generations.ts"
import type { SpecNode } from "../src/spec-node.ts"

/** One request that a spec shows. */
export interface ExampleRequest {
  readonly operation: string
  readonly generation: string
  /** The name of the example of the body; `all` and `required` for the two that the parameters of a query add up to. */
  readonly name: string
  readonly entries: ReadonlyArray<readonly [name: string, value: unknown]>
}

/** Every example request of a spec, once for each generation that its operation has. */
export const exampleRequests = (root: SpecNode): ReadonlyArray<ExampleRequest> => {
  const paths = root.get("paths")
  return paths.keys().flatMap((path) => {
    const item = paths.get(path)
    const operations = ["get", "post", "patch", "delete"].flatMap((method) => item.find(method) ?? [])
    return operations.flatMap((operation) =>
      Object.keys(pathsOf(path, operation)).flatMap((generation) => examplesOf(operation, generation))
    )
  })
}

/** How a value of an example is written on the wire: lists and objects as JSON. */
export const wireText = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value))

const examplesOf = (node: SpecNode, generation: string): ReadonlyArray<ExampleRequest> => {
  const operation = node.get("operationId").text()
  const listed = (node.find("parameters")?.items() ?? []).filter((parameter) => knows(parameter, generation))
  const all = listed.flatMap(entriesOf)
  if (node.has("requestBody")) {
    return bodyExamples(node.get("requestBody")).map(([name, value]) => {
      const fields = value.keys().map((key) => [key, value.get(key).value] as const)
      return { operation, generation, name, entries: [...all, ...fields] }
    })
  }
  const required = listed.filter((parameter) => parameter.find("required")?.value === true)
  return [
    { operation, generation, name: "all", entries: all },
    { operation, generation, name: "required", entries: required.flatMap(entriesOf) }
  ]
}

const knows = (parameter: SpecNode, generation: string): boolean =>
  generationsOf(parameter)?.includes(generation) ?? true

/** A free-form parameter stands for as many as its example has. */
const entriesOf = (parameter: SpecNode): ExampleRequest["entries"] => {
  const { value } = (parameter.find("content")?.get("application/json") ?? parameter).get("example")
  return parameter.has("explode") ? Object.entries(Object(value)) : [[parameter.get("name").text(), value]]
}

const bodyExamples = (body: SpecNode): ReadonlyArray<readonly [name: string, value: SpecNode]> => {
  const content = body.get("content")
  return content.keys().flatMap((type) => {
    const media = content.get(type)
    const examples = media.find("examples")
    return examples === undefined
      ? [["example", media.get("example")] as const]
      : examples.keys().map((name) => [name, examples.get(name).get("value")] as const)
  })
}
