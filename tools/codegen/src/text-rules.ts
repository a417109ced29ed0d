/**
 * Turns the schema of one value into the rules for its text on the wire.
 *
 * A keyword that the table cannot carry is an error, never silently dropped: what the spec demands is what is checked.
 */
import type { ParameterKind, TextRules } from "@tallymark/core"
import { entry } from "./entry.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

/** The kinds that one plain text stands for; the others are JSON. */
type TextKind = Exclude<ParameterKind, "strings" | "integers" | "object">

/** The keywords of each kind, beside those that say nothing about the value. */
const keywords: Readonly<Record<TextKind, ReadonlyArray<string>>> = {
  string: ["enum", "minLength", "maxLength", "pattern"],
  integer: ["enum", "minimum", "maximum"],
  number: ["enum", "minimum", "maximum"],
  boolean: [],
  date: ["format"],
  datetime: ["format"],
  expression: ["format", "minLength", "maxLength"]
}
const annotations = ["type", "title", "description", "default", "examples", "x-hint"]

/** The texts that are more than a text, by the `format` that says so. */
const formats: Readonly<Record<string, TextKind>> = { date: "date", datetime: "datetime", expression: "expression" }

/** The rules of a schema that describes one text, number or boolean. */
export const textRules = (schema: SpecNode): TextRules => {
  const kind = kindOf(schema)
  refuseOtherKeys(schema, [...annotations, ...keywords[kind]])
  const pattern = schema.find("pattern")
  return {
    kind,
    ...entry("enum", schema.find("enum")?.items().map(wireText)),
    ...entry("minLength", schema.find("minLength")?.number()),
    ...entry("maxLength", schema.find("maxLength")?.number()),
    ...entry("pattern", pattern && regularExpression(pattern)),
    ...entry("minimum", schema.find("minimum")?.number()),
    ...entry("maximum", schema.find("maximum")?.number()),
    ...entry("hint", schema.find("x-hint")?.text())
  }
}

/** How a value of the spec is written on the wire. */
export const wireText = (node: SpecNode): string => {
  const { value } = node
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value)
  return node.fail("should be a text, a number or a boolean")
}

const kindOf = (schema: SpecNode): TextKind => {
  const type = schema.get("type")
  switch (type.value) {
    case "string":
      return formatOf(schema)
    case "integer":
    case "number":
    case "boolean":
      return type.value
    case "array":
    case "object":
      return type.fail(`${JSON.stringify(type.value)} is only supported as JSON`)
  }
  // Every number is a text on the wire, so "text or number" is text.
  if (Array.isArray(type.value) && [...type.value].sort().join() === "number,string") return "string"
  return type.fail(`${JSON.stringify(type.value)} is not supported`)
}

const formatOf = (schema: SpecNode): TextKind => {
  const format = schema.find("format")
  if (format === undefined) return "string"
  const known = Object.keys(formats).join(", ")
  return formats[format.text()] ?? format.fail(`\`${format.text()}\` is not supported; these are: ${known}`)
}

const regularExpression = (node: SpecNode): string => {
  const source = node.text()
  try {
    new RegExp(source, "u")
  } catch {
    node.fail(`\`${source}\` is not a regular expression`)
  }
  return source
}
