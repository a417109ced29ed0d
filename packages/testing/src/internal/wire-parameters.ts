/**
 * Takes the parameters of a request from where its operation's table says they are, and notes what is elsewhere.
 *
 * Every parameter becomes a name and a text, as in a query; the members of a JSON body are written as text too.
 */
import type { Issue, Operation, TextRules } from "@tallymark/core"
import type { Exchange } from "./exchange.ts"
import type { Route } from "./routes.ts"

type Pairs = Array<readonly [name: string, text: string]>

const decoder = new TextDecoder()

const types = { form: "application/x-www-form-urlencoded", json: "application/json" } as const

const checkType = ({ headers }: Exchange, wanted: string, issues: Array<Issue>): void => {
  const type = headers["content-type"]
  if (type !== undefined && !type.toLowerCase().startsWith(wanted)) {
    issues.push({ path: "content-type", message: `must be ${wanted}` })
  }
}

/** What a JSON value must be to stand for a text of each kind. */
const shapes: Readonly<Record<TextRules["kind"], "text" | "a number" | "true or false" | "a list" | "an object">> = {
  string: "text",
  date: "text",
  datetime: "text",
  expression: "text",
  integer: "a number",
  number: "a number",
  boolean: "true or false",
  strings: "a list",
  integers: "a list",
  object: "an object"
}

const shapeOf = (value: unknown): string => {
  if (typeof value === "string") return "text"
  if (typeof value === "number") return "a number"
  if (typeof value === "boolean") return "true or false"
  return Array.isArray(value) ? "a list" : "an object"
}

const objectOf = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const fromJson = ({ operation }: Route, exchange: Exchange, issues: Array<Issue>): Pairs => {
  checkType(exchange, types.json, issues)
  if (exchange.bytes.length === 0) return []
  const members = objectOf(exchange.bytes)
  if (members === undefined) {
    issues.push({ path: "body", message: "must be a JSON object" })
    return []
  }
  return Object.entries(members).map(([name, value]) => {
    const kind = operation.spec.parameters.find((parameter) => parameter.name === name)?.kind
    const shape = kind === undefined ? undefined : shapes[kind]
    if (shape !== undefined && shapeOf(value) !== shape)
      issues.push({ path: name, message: `must be ${shape} in JSON` })
    return [name, typeof value === "string" ? value : JSON.stringify(value)] as const
  })
}

const fromBody = (route: Route, exchange: Exchange, issues: Array<Issue>): Pairs => {
  if (route.body === "json") return fromJson(route, exchange, issues)
  if (route.body === "form") {
    checkType(exchange, types.form, issues)
    return Array.from(new URLSearchParams(decoder.decode(exchange.bytes)))
  }
  if (exchange.bytes.length > 0) {
    issues.push({ path: "body", message: `must be empty: the parameters of a ${route.method} are its query` })
  }
  return []
}

/** Notes parameters that came in the query and belong into the body, or the other way round. */
const checkPlaces = (route: Route, names: Pairs, place: "query" | "body", issues: Array<Issue>): void => {
  for (const [name] of names) {
    const wanted = route.operation.spec.parameters.find((parameter) => parameter.name === name)?.in
    if (wanted === undefined || (wanted === "query") === (place === "query")) continue
    issues.push({ path: name, message: `travels in the ${wanted === "json" ? "body" : wanted}, not in the ${place}` })
  }
}

/** Every parameter in the order of path, query and body. What is in the wrong place is an issue. */
export const parametersOf = (
  route: Route,
  ofPath: Operation.Parameters,
  exchange: Exchange,
  issues: Array<Issue>
): Operation.Parameters => {
  const query: Pairs = Array.from(exchange.url.searchParams)
  const body = fromBody(route, exchange, issues)
  if (route.hasQuery) {
    checkPlaces(route, query, "query", issues)
    checkPlaces(route, body, "body", issues)
  } else if (query.length > 0) {
    issues.push({ path: "query", message: "must be empty: the parameters of a form are its body" })
    return body
  }
  return query.length === 0 && ofPath.length === 0 ? body : [...ofPath, ...query, ...body]
}
