/** One named parameter of the table, from the rules of its value. */
import type { ParameterSpec } from "@tallymark/core"
import { entry } from "./entry.ts"
import { isStructure, jsonRules } from "./json-rules.ts"
import type { SpecNode } from "./spec-node.ts"
import { textRules, wireText } from "./text-rules.ts"

/** What is said about a parameter beside the rules of its value. */
export type Header = Pick<ParameterSpec, "name" | "in" | "required" | "generations">

/** A parameter whose value is one text. */
export const textParameter = (header: Header, schema: SpecNode): ParameterSpec => {
  const value = schema.find("default")
  if (header.required && value !== undefined) schema.fail("a required parameter has no use for a default")
  return named(header, { ...textRules(schema), ...entry("default", value && wireText(value)) })
}

/** A parameter whose value is a list or an object, written as JSON. */
export const jsonParameter = (header: Header, schema: SpecNode): ParameterSpec => named(header, jsonRules(schema))

/** A member of a JSON body, which holds a list or an object as well as a text. */
export const memberParameter = (header: Header, schema: SpecNode): ParameterSpec =>
  isStructure(schema) ? jsonParameter(header, schema) : textParameter(header, schema)

const named = ({ generations, ...header }: Header, rules: Omit<ParameterSpec, keyof Header>): ParameterSpec => ({
  ...header,
  ...rules,
  ...entry("generations", generations)
})
