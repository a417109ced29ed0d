/** Reads the parameters of a query. */
import type { OpenParameters, ParameterSpec } from "@tallymark/core"
import { requireExample } from "./example.ts"
import type { Parameters } from "./operation-parameters.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"
import { textParameter, textRules } from "./text-rules.ts"

const allowed = ["name", "in", "required", "description", "style", "explode", "schema", "example", "examples"]

/** The listed parameters. One whose schema is an object stands for every parameter that has no entry of its own. */
export const queryParameters = (listed: ReadonlyArray<SpecNode>): Parameters => {
  const parameters: Array<ParameterSpec> = []
  let open: OpenParameters | undefined
  for (const item of listed) {
    const name = item.get("name").text()
    const parameter = item.labelled(`parameter ${name}`)
    checkPlace(parameter)
    if (open !== undefined) parameter.fail("comes after the free-form parameters, which are last in wire order")
    if (parameters.some((other) => other.name === name)) parameter.fail("is listed twice")

    const schema = parameter.get("schema")
    if (schema.get("type").value === "object") open = freeForm(parameter, schema)
    else parameters.push(textParameter(name, "query", isTrue(parameter.find("required")), schema))
  }
  return { parameters, ...(open && { open }) }
}

const checkPlace = (parameter: SpecNode): void => {
  const place = parameter.get("in").text()
  if (place !== "query") parameter.fail(`parameters in the ${place} are not supported`)
  refuseOtherKeys(parameter, allowed)
  requireExample(parameter)
}

const freeForm = (parameter: SpecNode, schema: SpecNode): OpenParameters => {
  if (parameter.find("style")?.value !== "form" || !isTrue(parameter.find("explode"))) {
    parameter.fail("an object must be spread over the query: `style: form` and `explode: true`")
  }
  refuseOtherKeys(schema, ["type", "description", "propertyNames", "additionalProperties"])
  const names = textRules(schema.get("propertyNames"))
  return { in: "query", names, values: textRules(schema.get("additionalProperties")) }
}

const isTrue = (node: SpecNode | undefined): boolean => node?.value === true
