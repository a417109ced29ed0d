/** Reads how a service knows its callers: the security schemes of a spec, and which of them an operation accepts. */
import type { AuthScheme, OperationSpec, ServiceSpec } from "@tallymark/core"
import type { SpecNode } from "./spec-node.ts"

/** Every security scheme of a spec, by name. */
export const authSchemesOf = (root: SpecNode): ServiceSpec["auth"] => {
  const schemes = root.find("components")?.find("securitySchemes")
  return Object.fromEntries(schemes?.keys().map((name) => [name, scheme(schemes.get(name))]) ?? [])
}

/** The schemes an operation accepts: its own `security`, or that of the whole spec. */
export const authOf = (root: SpecNode, operation: SpecNode): OperationSpec["auth"] => {
  const security = operation.find("security") ?? root.get("security")
  return security.items().map((choice) => {
    const [name, ...others] = choice.keys()
    if (name === undefined || others.length > 0) return choice.fail("should name exactly one security scheme")
    return name
  })
}

const scheme = (node: SpecNode): AuthScheme => {
  const type = node.get("type").text()
  if (type === "apiKey" && node.get("in").value === "query") return { type: "parameter", name: node.get("name").text() }
  if (type === "http" && node.get("scheme").value === "basic") return { type: "basic" }
  return node.fail("should be an apiKey in the query or HTTP Basic")
}
