/** Turns the schema of a value that travels as JSON into the rules of the table: a list of texts or integers, or an object. */
import type { ParameterSpec, TextRules } from "@tallymark/core"
import { entry } from "./entry.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

/** What the table says about a list or an object. */
export type JsonRules = TextRules & Pick<ParameterSpec, "minItems">

const annotations = ["type", "description", "x-hint"]
const lists = { string: "strings", integer: "integers" } as const

/** Whether a schema describes a list or an object. */
export const isStructure = (schema: SpecNode): boolean => ["array", "object"].includes(String(schema.get("type").value))

/** The rules of a schema that describes a list or an object. */
export const jsonRules = (schema: SpecNode): JsonRules => {
  const type = schema.get("type").text()
  const hint = entry("hint", schema.find("x-hint")?.text())
  if (type === "object") {
    refuseOtherKeys(schema, [...annotations, "additionalProperties"])
    const more = schema.get("additionalProperties")
    return more.value === true ? { kind: "object", ...hint } : more.fail("the table cannot say what an object holds")
  }
  if (type !== "array") return schema.fail("should be an array or an object, because the text is JSON")
  refuseOtherKeys(schema, [...annotations, "items", "minItems"])
  return { kind: listOf(schema.get("items")), ...entry("minItems", schema.find("minItems")?.number()), ...hint }
}

const listOf = (items: SpecNode): (typeof lists)[keyof typeof lists] => {
  refuseOtherKeys(items, ["type", "description"])
  const { value } = items.get("type")
  return value === "string" || value === "integer" ? lists[value] : items.fail("should be texts or integers")
}
