/** Reads how a service knows its callers: the security schemes of a spec, and which of them an operation accepts. */
import type { AuthScheme, OperationSpec, ServiceSpec } from "@tallymark/core"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

const allowed = ["type", "description", "x-generation", "x-parameters"]

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
  const generation = node.find("x-generation")?.text()
  const parameters = node.find("x-parameters")?.texts()
  return { ...secret(node), ...(generation && { generation }), ...(parameters && { parameters }) }
}

/** How the secret itself travels. One that signs is written as the parameter that carries the signature. */
const secret = (node: SpecNode): AuthScheme => {
  const type = node.get("type").text()
  if (type === "http" && node.get("scheme").value === "basic") {
    refuseOtherKeys(node, [...allowed, "scheme"])
    return { type: "basic" }
  }
  if (type !== "apiKey" || node.get("in").value !== "query") {
    return node.fail("should be an apiKey in the query or HTTP Basic")
  }
  refuseOtherKeys(node, [...allowed, "in", "name", "x-signature"])
  const name = node.get("name").text()
  const signed = node.find("x-signature")
  if (signed === undefined) return { type: "parameter", name }
  refuseOtherKeys(signed, ["key", "expire"])
  return { type: "signature", key: signed.get("key").text(), expire: signed.get("expire").text(), signature: name }
}
