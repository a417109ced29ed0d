/** Reads the fields of a form: a body of type `application/x-www-form-urlencoded`. */
import type { OpenParameters } from "@tallymark/core"
import { requireExample } from "./example.ts"
import type { Parameters } from "./operation-parameters.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"
import { textParameter, textRules } from "./text-rules.ts"

const formType = "application/x-www-form-urlencoded"
const allowed = ["type", "description", "required", "properties", "propertyNames", "additionalProperties"]

/** The fields of a form in the order of its `properties`. */
export const formParameters = (body: SpecNode): Parameters => {
  const content = body.get("content")
  const other = content.keys().find((type) => type !== formType)
  if (other !== undefined) content.fail(`a body of type ${other} is not supported`)
  const media = content.get(formType)
  requireExample(media)

  const schema = media.get("schema")
  refuseOtherKeys(schema, allowed)
  const fields = schema.get("properties")
  const required = schema.find("required")?.texts() ?? []
  const unknown = required.find((name) => !fields.has(name))
  if (unknown !== undefined) schema.fail(`the required field ${unknown} is not described`)

  const names = fields.keys()
  const parameters = names.map((name) => textParameter(name, "form", required.includes(name), fields.get(name)))
  const open = freeForm(schema, names)
  return { parameters, ...(open && { open }) }
}

/**
 * Free-form fields stand beside the named ones, so `propertyNames` has to admit both: it is either the rules for
 * free-form names or the list of the named fields.
 */
const freeForm = (schema: SpecNode, named: ReadonlyArray<string>): OpenParameters | undefined => {
  const values = schema.get("additionalProperties")
  const propertyNames = schema.find("propertyNames")
  if (values.value === false) {
    return propertyNames?.fail("says nothing where no free-form fields are taken")
  }
  const choice = schema.get("propertyNames").get("anyOf")
  const [rules, list, ...rest] = choice.items()
  if (rules === undefined || list === undefined || rest.length > 0) {
    return choice.fail("should be the rules for free-form names and the list of the named fields")
  }
  const listed = list.get("enum")
  if (listed.texts().join() !== named.join()) listed.fail(`should be the named fields in order: ${named.join(", ")}`)
  return { in: "form", names: textRules(rules), values: textRules(values) }
}
