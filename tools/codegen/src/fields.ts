/** The named fields of a body, as a form and a JSON object have them. */
import type { SpecNode } from "./spec-node.ts"

/** One field of a body. */
export interface Field {
  readonly name: string
  readonly required: boolean
  readonly schema: SpecNode
}

/** The fields of the object that a body is, in the order of its `properties`. */
export const fieldsOf = (schema: SpecNode): ReadonlyArray<Field> => {
  const fields = schema.get("properties")
  const required = schema.find("required")?.texts() ?? []
  const unknown = required.find((name) => !fields.has(name))
  if (unknown !== undefined) schema.fail(`the required field ${unknown} is not described`)
  return fields.keys().map((name) => ({ name, required: required.includes(name), schema: fields.get(name) }))
}
