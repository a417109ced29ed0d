/**
 * Finds the operation a request asks for and checks the request against the operation's table.
 *
 * Routes and rules come from the generated tables alone, so that an operation added to a spec is routed and checked
 * without a line here.
 */
import { type Issue, Operation, type OperationSpec, type ServiceSpec } from "@tallymark/core"
import type { Exchange } from "./exchange.ts"

/** One way to reach one operation. */
export interface Route {
  readonly service: ServiceSpec
  readonly operation: Operation.Operation
  readonly method: OperationSpec["method"]
  readonly path: string
  /** Whether the parameters travel in the body. */
  readonly isForm: boolean
  /** The parameter that carries the product key, if one does. */
  readonly keyParameter: string | undefined
}

/** A request as its operation understands it. */
export interface Reading {
  /** Absent when no operation has this method and path. */
  readonly route: Route | undefined
  /** Every route at the path, whatever the method. */
  readonly nearby: ReadonlyArray<Route>
  readonly parameters: Operation.Parameters
  /** The product key. */
  readonly key: string | undefined
  /** Everything that departs from the table. */
  readonly issues: ReadonlyArray<Issue>
}

const routeOf = (service: ServiceSpec, spec: OperationSpec, path: string): Route => {
  const inBody = spec.parameters.some((parameter) => parameter.in === "form") || spec.open?.in === "form"
  const schemes = spec.auth.map((name) => service.auth[name])
  const keyParameter = schemes.find((scheme) => scheme?.type === "parameter")?.name
  return { service, operation: Operation.make(spec), method: spec.method, path, isForm: inBody, keyParameter }
}

/** Every route of the given services. */
export const routesOf = (services: ReadonlyArray<ServiceSpec>): ReadonlyArray<Route> =>
  services.flatMap((service) =>
    Object.values(service.operations).flatMap((spec) =>
      Object.values(spec.paths).map((path) => routeOf(service, spec, path))
    )
  )

const decoder = new TextDecoder()
const formType = "application/x-www-form-urlencoded"

/** Takes the parameters from where the table says they are, and notes what is elsewhere. */
const parametersOf = ({ isForm }: Route, { url, headers, bytes }: Exchange, issues: Array<Issue>) => {
  const query = Array.from(url.searchParams)
  if (!isForm) {
    if (bytes.length > 0) issues.push({ path: "body", message: "must be empty: the parameters of a GET are its query" })
    return query
  }
  const type = headers["content-type"]
  if (type !== undefined && !type.toLowerCase().startsWith(formType)) {
    issues.push({ path: "content-type", message: `must be ${formType}` })
  }
  if (query.length > 0) issues.push({ path: "query", message: "must be empty: the parameters of a form are its body" })
  return Array.from(new URLSearchParams(decoder.decode(bytes)))
}

/** A request without an operation. Asking a known path for its HEAD or OPTIONS is no violation. */
const unrouted = (nearby: ReadonlyArray<Route>, method: string): Reading => {
  const isHarmless = nearby.length > 0 && (method === "HEAD" || method === "OPTIONS")
  const message = nearby.length > 0 ? `no operation at this path takes ${method}` : "no operation has this path"
  const issues = isHarmless ? [] : [{ path: "route", message }]
  return { route: undefined, nearby, parameters: [], key: undefined, issues }
}

/** Reads and checks a request. When `keys` are given, any other key is an issue. */
export const read = (
  routes: ReadonlyArray<Route>,
  exchange: Exchange,
  keys: ReadonlySet<string> | undefined
): Reading => {
  const nearby = routes.filter(({ path }) => path === exchange.url.pathname)
  const route = nearby.find(({ method }) => method === exchange.method)
  if (route === undefined) return unrouted(nearby, exchange.method)
  const issues: Array<Issue> = []
  const parameters = parametersOf(route, exchange, issues)
  issues.push(...route.operation.check(parameters))
  const { keyParameter } = route
  const key = parameters.find(([name]) => name === keyParameter)?.[1]
  if (keys !== undefined && keyParameter !== undefined && key !== undefined && !keys.has(key)) {
    issues.push({ path: keyParameter, message: "is none of the keys that this server knows" })
  }
  return { route, nearby, parameters, key, issues }
}
