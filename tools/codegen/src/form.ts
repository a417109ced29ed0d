/** Reads the fields of a form: a body of type `application/x-www-form-urlencoded`. */
import type { OpenParameters, ParameterSpec } from "@tallymark/core"
import { requireExample } from "./example.ts"
import { type Field, fieldsOf } from "./fields.ts"
import type { Parameters } from "./operation-parameters.ts"
import { jsonParameter, textParameter } from "./parameter.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"
import { textRules } from "./text-rules.ts"

const allowed = ["type", "description", "required", "properties", "propertyNames", "additionalProperties"]

/** The fields of a form in the order of its `properties`. */
export const formParameters = (media: SpecNode): Parameters => {
  requireExample(media)
  refuseOtherKeys(media, ["schema", "example", "examples", "encoding"])

  const schema = media.get("schema")
  refuseOtherKeys(schema, allowed)
  const fields = fieldsOf(schema)
  const encodings = media.find("encoding")
  const unknown = encodings?.keys().find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) encodings?.fail(`the field ${unknown} is not described`)

  const parameters = fields.map((field) => parameter(field, encodings?.find(field.name)))
  const names = fields.map((field) => field.name)
  const open = freeForm(schema, names)
  return { parameters, ...(open && { open }) }
}

/** A field is one text, unless its encoding says that the text is JSON. */
const parameter = ({ name, required, schema }: Field, encoding: SpecNode | undefined): ParameterSpec => {
  const header = { name, in: "form", required } as const
  if (encoding === undefined) return textParameter(header, schema)
  refuseOtherKeys(encoding, ["contentType"])
  const type = encoding.get("contentType")
  return type.value === "application/json" ? jsonParameter(header, schema) : type.fail("should be application/json")
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
