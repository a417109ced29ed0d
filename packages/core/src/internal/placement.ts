/**
 * Puts each parameter where its operation wants it: into the path, the query, a form or a JSON body.
 *
 * Most calls have all their parameters in one query or form, and their text is used as it is. Only the others are taken
 * apart again.
 */
import { decode, encodePair, escape, type Parameters } from "../Operation.ts"
import type { OperationSpec, ParameterKind, ParameterPlace } from "../OperationSpec.ts"

/** A request as the parts of its URL and its body; a part that the call does not use is empty. */
export interface Placed {
  readonly path: string
  readonly query: string
  readonly form: string
  /** The members of the JSON body, without its braces. */
  readonly json: string
}

/** Places what credentials put in front, the call's own encoded parameters, and what credentials put behind. */
export type Place = (before: Parameters, parameters: string, after: Parameters) => Placed

/** Compiles the placement of one operation, for the path of one API generation. */
export const make = (spec: OperationSpec, path: string, supplied: ReadonlyArray<string>): Place => {
  const named = new Map(spec.parameters.map((parameter) => [parameter.name, parameter]))
  const unnamed = { in: spec.open?.in ?? "query", kind: "string" } as const
  const places = new Set<ParameterPlace>(spec.open === undefined ? [] : [spec.open.in])
  for (const { name, in: place } of spec.parameters) if (!supplied.includes(name)) places.add(place)
  const [only = "query"] = places
  const isWhole = places.size <= 1 && (only === "query" || only === "form")

  return (before, parameters, after) => {
    const placed = { path, query: "", form: "", json: "" }
    const put = ([name, text]: Parameters[number]): void => {
      const { in: place, kind } = named.get(name) ?? unnamed
      if (place === "path") placed.path = placed.path.replace(`{${name}}`, () => escape(text))
      else if (place === "json") placed.json = join(placed.json, `${JSON.stringify(name)}:${inJson(kind, text)}`, ",")
      else placed[place] = join(placed[place], encodePair(name, text), "&")
    }
    for (const pair of before) put(pair)
    if (isWhole) placed[only] = join(placed[only], parameters, "&")
    else for (const pair of decode(parameters)) put(pair)
    for (const pair of after) put(pair)
    return placed
  }
}

const join = (text: string, more: string, separator: string): string =>
  text === "" ? more : more === "" ? text : text + separator + more

/** A wire text as JSON. Numbers keep their digits, which may be more than a JavaScript number holds. */
const inJson = (kind: ParameterKind, text: string): string => {
  if (kind === "integer" || kind === "number") return text.replace(/^(-?)0+(?=\d)/, "$1")
  return kind === "boolean" || kind === "strings" || kind === "integers" || kind === "object"
    ? text
    : JSON.stringify(text)
}
