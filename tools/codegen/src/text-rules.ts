/**
 * Turns the schema of one value into the rules for its text on the wire.
 *
 * A keyword that the table cannot carry is an error, never silently dropped: what the spec demands is what is checked.
 */
import type { ParameterSpec, TextRules } from "@tallymark/core"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

type Kind = TextRules["kind"]

/** The keywords of each kind, beside those that say nothing about the value. */
const keywords: Readonly<Record<Kind, ReadonlyArray<string>>> = {
  string: ["enum", "minLength", "maxLength", "pattern"],
  integer: ["enum", "minimum", "maximum"],
  number: ["enum", "minimum", "maximum"],
  boolean: []
}
const annotations = ["type", "title", "description", "default", "examples", "x-hint"]

/** The rules of a schema that describes one text, number or boolean. */
export const textRules = (schema: SpecNode): TextRules => {
  const kind = kindOf(schema.get("type"))
  refuseOtherKeys(schema, [...annotations, ...keywords[kind]])
  const pattern = schema.find("pattern")
  return {
    kind,
    ...entry("enum", schema.find("enum")?.items().map(wireText)),
    ...entry("minLength", schema.find("minLength")?.number()),
    ...entry("maxLength", schema.find("maxLength")?.number()),
    ...entry("pattern", pattern && expression(pattern)),
    ...entry("minimum", schema.find("minimum")?.number()),
    ...entry("maximum", schema.find("maximum")?.number()),
    ...entry("hint", schema.find("x-hint")?.text())
  }
}

/** A named parameter with the rules and the default of its schema. */
export const textParameter = (
  name: string,
  place: ParameterSpec["in"],
  required: boolean,
  schema: SpecNode
): ParameterSpec => {
  const value = schema.find("default")
  if (required && value !== undefined) schema.fail("a required parameter has no use for a default")
  return { name, in: place, required, ...textRules(schema), ...entry("default", value && wireText(value)) }
}

const kindOf = (type: SpecNode): Kind => {
  switch (type.value) {
    case "string":
    case "integer":
    case "number":
    case "boolean":
      return type.value
  }
  // Every number is a text on the wire, so "text or number" is text.
  if (Array.isArray(type.value) && [...type.value].sort().join() === "number,string") return "string"
  return type.fail(`${JSON.stringify(type.value)} is not supported`)
}

const expression = (node: SpecNode): string => {
  const source = node.text()
  try {
    new RegExp(source, "u")
  } catch {
    node.fail(`\`${source}\` is not a regular expression`)
  }
  return source
}

/** How a value of the spec is written on the wire. */
const wireText = (node: SpecNode): string => {
  const { value } = node
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value)
  return node.fail("should be a text, a number or a boolean")
}

const entry = <const Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  // A computed key widens to `string`, but the object has this key or none.
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
