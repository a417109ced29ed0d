/**
 * One request of an operation, made of the examples in its description.
 */
import type { Call, Media, Parameter, Spec } from "./Spec.ts"

type Pairs = ReadonlyArray<readonly [name: string, text: string]>

/** A request with what is needed and no more. */
export interface ExampleRequest {
  readonly method: string
  /** The address without its query. */
  readonly address: string
  readonly query: Pairs
  /** The name and the secret of a service account go along. */
  readonly isLoggedIn: boolean
  readonly form: Pairs
  readonly json: unknown
}

/** The request, or `undefined` where something that is needed has no example. */
export const exampleRequest = (spec: Spec, call: Call): ExampleRequest | undefined => {
  const { method, operation, path } = call
  const parameters = (operation.parameters ?? []).map((one) => spec.at(one))
  const needed = parameters.filter(({ name, required }) => required === true || name === "project_id")
  const [media] = Object.entries(operation.requestBody?.content ?? {})
  const body = media === undefined ? undefined : exampleOfBody(media[1])
  if (needed.some((one) => exampleOf(one) === undefined) || (media !== undefined && body === undefined))
    return undefined
  const isJson = media?.[0] === "application/json"
  return {
    method,
    address: (spec.document.servers[0]?.url ?? "") + withParts(path, needed),
    query: needed.filter((one) => one.in === "query").map((one) => [one.name, textOf(exampleOf(one))]),
    isLoggedIn: schemesOf(spec, call).includes("serviceAccount"),
    form: isJson ? [] : Object.entries(body ?? {}).map(([name, value]) => [name, textOf(value)]),
    json: isJson ? body : undefined
  }
}

/** The request as a command of a shell. */
export const commandOf = ({ address, form, isLoggedIn, json, method, query }: ExampleRequest): string => {
  const isGet = method === "GET"
  const hasBody = form.length > 0 || json !== undefined
  const data = [...(isGet ? query : []), ...form]
  return [
    `curl ${isGet && query.length > 0 ? `--get ${quoted(address)}` : quoted(withQuery(address, query))}`,
    ...(method === (hasBody ? "POST" : "GET") ? [] : [`--request ${method}`]),
    ...(isLoggedIn ? ['--user "$USERNAME:$SECRET"'] : []),
    ...data.map(([name, text]) => `--data-urlencode ${quoted(`${name}=${text}`)}`),
    ...(json === undefined ? [] : [`--json ${quoted(JSON.stringify(json))}`])
  ].join(" \\\n  ")
}

/** An address with its query. */
export const withQuery = (address: string, query: Pairs): string =>
  query.length === 0
    ? address
    : `${address}?${query.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("&")}`

/** The names of the credentials that an operation takes. */
export const schemesOf = (spec: Spec, { operation }: Call): ReadonlyArray<string> =>
  (operation.security ?? spec.document.security).flatMap((one) => Object.keys(one))

const exampleOf = ({ content, example }: Parameter): unknown => example ?? Object.values(content ?? {})[0]?.example

const exampleOfBody = ({ example, examples }: Media): object | undefined => {
  const found = example ?? Object.values(examples ?? {})[0]?.value
  return typeof found === "object" && found !== null ? found : undefined
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value))

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const withParts = (path: string, parameters: ReadonlyArray<Parameter>): string =>
  parameters
    .filter((one) => one.in === "path")
    .reduce((text, one) => text.replace(`{${one.name}}`, encodeURIComponent(textOf(exampleOf(one)))), path)
