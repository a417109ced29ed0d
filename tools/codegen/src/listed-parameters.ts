/** Reads the `parameters` of an operation: those of its path and of its query. */
import type { OpenParameters, ParameterSpec } from "@tallymark/core"
import { requireExample } from "./example.ts"
import { generationsOf } from "./generations.ts"
import type { Parameters } from "./operation-parameters.ts"
import { type Header, jsonParameter, textParameter } from "./parameter.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"
import { textRules } from "./text-rules.ts"

const always = ["name", "in", "required", "description", "x-generations"]

/** The listed parameters. One whose schema is an object stands for every parameter that has no entry of its own. */
export const listedParameters = (listed: ReadonlyArray<SpecNode>): Parameters => {
  const parameters: Array<ParameterSpec> = []
  let open: OpenParameters | undefined
  for (const item of listed) {
    const name = item.get("name").text()
    const node = item.labelled(`parameter ${name}`)
    const header = { name, in: placeOf(node), required: isTrue(node.find("required")), ...generations(node) }
    if (open !== undefined) node.fail("comes after the free-form parameters, which are last in wire order")
    if (parameters.some((other) => other.name === name)) node.fail("is listed twice")

    if (node.find("schema")?.get("type").value === "object") open = freeForm(node)
    else parameters.push(node.has("content") ? jsonText(node, header) : text(node, header))
  }
  return { parameters, ...(open && { open }) }
}

const placeOf = (parameter: SpecNode): "path" | "query" => {
  const place = parameter.get("in").text()
  if (place !== "query" && place !== "path") return parameter.fail(`parameters in the ${place} are not supported`)
  return place
}

const generations = (parameter: SpecNode): Pick<Header, "generations"> => {
  const generations = generationsOf(parameter)
  return generations === undefined ? {} : { generations }
}

const text = (parameter: SpecNode, header: Header): ParameterSpec => {
  refuseOtherKeys(parameter, [...always, "schema", "example", "examples"])
  requireExample(parameter)
  return textParameter(header, parameter.get("schema"))
}

/** A list or an object in a query is one text, in the content type that `content` names. */
const jsonText = (parameter: SpecNode, header: Header): ParameterSpec => {
  refuseOtherKeys(parameter, [...always, "content"])
  const content = parameter.get("content")
  refuseOtherKeys(content, ["application/json"])
  const media = content.get("application/json")
  refuseOtherKeys(media, ["schema", "example", "examples"])
  requireExample(media)
  return jsonParameter(header, media.get("schema"))
}

const freeForm = (parameter: SpecNode): OpenParameters => {
  refuseOtherKeys(parameter, [...always, "style", "explode", "schema", "example", "examples"])
  requireExample(parameter)
  const schema = parameter.get("schema")
  const isSpread = parameter.find("style")?.value === "form" && isTrue(parameter.find("explode"))
  if (parameter.get("in").value !== "query" || !isSpread) {
    parameter.fail("an object must be spread over the query: `style: form` and `explode: true`")
  }
  refuseOtherKeys(schema, ["type", "description", "propertyNames", "additionalProperties"])
  const names = textRules(schema.get("propertyNames"))
  return { in: "query", names, values: textRules(schema.get("additionalProperties")) }
}

const isTrue = (node: SpecNode | undefined): boolean => node?.value === true
