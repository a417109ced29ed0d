/**
 * Says in words what a schema allows.
 */
import { literal } from "./markdown.ts"
import type { Referable, Schema, Spec } from "./Spec.ts"

/** A part of a value, by its path in it. */
export interface Part {
  /** `data.values.*`, where `*` stands for any name and `[]` for each item of a list. */
  readonly path: string
  readonly schema: Schema
  readonly required: boolean
}

/** The kind of a value: `text`, `list of integers`, or the values there are. */
export const kindOf = (spec: Spec, schema: Schema): string => {
  if (schema.enum !== undefined) return schema.enum.map(literal).join(", ")
  if (schema.anyOf !== undefined)
    return [...new Set(schema.anyOf.map((one) => kindOf(spec, spec.at(one))))].join(" or ")
  const types = [schema.type ?? "any"].flat()
  if (types.includes("array"))
    return schema.items === undefined ? "list" : `list of ${kindOf(spec, spec.at(schema.items))}`
  return types
    .map((type) => (schema.format !== undefined && type === "string" ? schema.format : wordOf(type)))
    .join(" or ")
}

/** What a value must keep to besides its kind, as short phrases. */
export const rulesOf = (schema: Schema): ReadonlyArray<string> => [
  ...span(schema.minimum, schema.maximum, ""),
  ...span(undefined, schema.maxLength, " characters"),
  ...(schema.default === undefined ? [] : [`default ${literal(schema.default)}`])
]

/** The named parts of a value, each before the parts of its own. */
export const partsOf = (
  spec: Spec,
  value: Referable<Schema>,
  path = "",
  seen: ReadonlyArray<Schema> = []
): ReadonlyArray<Part> => {
  const schema = spec.at(value)
  if (seen.includes(schema)) return []
  const within = [...seen, schema]
  const inner = (part: Referable<Schema>, name: string, required: boolean): ReadonlyArray<Part> => [
    { path: name, schema: spec.at(part), required },
    ...partsOf(spec, part, name, within)
  ]
  const below = (name: string): string => (path === "" ? name : `${path}.${name}`)
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
      inner(part, below(name), schema.required?.includes(name) ?? false)
    ),
    ...(typeof schema.additionalProperties === "object" ? inner(schema.additionalProperties, below("*"), false) : []),
    ...(schema.items === undefined ? [] : partsOf(spec, schema.items, `${path}[]`, within)),
    ...(schema.anyOf ?? []).flatMap((one) => partsOf(spec, one, path, within)),
    ...(schema.contentSchema === undefined ? [] : partsOf(spec, schema.contentSchema, path, within))
  ]
}

const words: Readonly<Record<string, string>> = { string: "text", boolean: "true or false", any: "any value" }

const wordOf = (type: string): string => words[type] ?? type

const span = (from: number | undefined, to: number | undefined, unit: string): ReadonlyArray<string> => {
  if (from !== undefined && to !== undefined) return [`${from} to ${to}${unit}`]
  if (from !== undefined) return [`from ${from}${unit}`]
  return to === undefined ? [] : [`at most ${to}${unit}`]
}
