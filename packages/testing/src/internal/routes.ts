/**
 * The ways to every operation of the services, found by path and method.
 *
 * They come from the generated tables alone, so that an operation added to a spec is routed without a line here.
 */
import { Operation, type OperationSpec, type ServiceSpec, schemeParameters } from "@tallymark/core"

/** One way to reach one operation. */
export interface Route {
  readonly service: ServiceSpec
  /** Checks the parameters that this generation knows. */
  readonly operation: Operation.Operation
  readonly method: OperationSpec["method"]
  /** As in the table; a parameter in it stands in braces. */
  readonly path: string
  /** The generation of the API whose path this is. */
  readonly generation: string
  /** What the body holds. */
  readonly body: "nothing" | "form" | "json"
  /** Whether the query may hold anything. */
  readonly hasQuery: boolean
  /** The parameter that carries the product key, if one does. */
  readonly keyParameter: string | undefined
  /** What the credentials bring along that the operation's own parameters do not list. */
  readonly ofCredentials: ReadonlySet<string>
}

/** A route at a path, and what the path says. */
export interface Found {
  readonly route: Route
  readonly parameters: Operation.Parameters
}

/** Every route, and those at one path, the most literal first. */
export interface Routes {
  readonly all: ReadonlyArray<Route>
  readonly at: (pathname: string) => ReadonlyArray<Found>
}

const routeOf = (service: ServiceSpec, spec: OperationSpec, generation: string, path: string): Route => {
  const own = spec.parameters.filter(({ generations }) => generations?.includes(generation) ?? true)
  const isIn = (place: string) => own.some((parameter) => parameter.in === place) || spec.open?.in === place
  const schemes = spec.auth.flatMap((name) => service.auth[name] ?? [])
  const ofCredentials = schemes
    .flatMap(schemeParameters)
    .filter((name) => own.every((parameter) => parameter.name !== name))
  return {
    service,
    operation: Operation.make(spec, { generation }),
    method: spec.method,
    path,
    generation,
    body: isIn("json") ? "json" : isIn("form") ? "form" : "nothing",
    hasQuery: isIn("query") || ofCredentials.length > 0 || !isIn("form"),
    keyParameter: schemes.find((scheme) => scheme.type === "parameter")?.name,
    ofCredentials: new Set(ofCredentials)
  }
}

/** A path with parameters as a pattern that names them. */
const patternOf = (path: string): RegExp => {
  const source = path
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll(".", "\\.") : `(?<${piece}>[^/]+)`))
  return new RegExp(`^${source.join("")}$`)
}

const holes = (path: string): number => path.split("{").length - 1

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Every route of the given services. */
export const routesOf = (services: ReadonlyArray<ServiceSpec>): Routes => {
  const all = services.flatMap((service) =>
    Object.values(service.operations).flatMap((spec) =>
      Object.entries(spec.paths).map(([generation, path]) => routeOf(service, spec, generation, path))
    )
  )
  const literal = Map.groupBy(
    all.filter(({ path }) => !path.includes("{")).map((route): Found => ({ route, parameters: [] })),
    ({ route }) => route.path
  )
  const patterns = all
    .filter(({ path }) => path.includes("{"))
    .sort((a, b) => holes(a.path) - holes(b.path))
    .map((route) => [patternOf(route.path), route] as const)

  const matches = (pathname: string): ReadonlyArray<Found> =>
    patterns.flatMap(([pattern, route]) => {
      const groups = pattern.exec(pathname)?.groups
      if (groups === undefined) return []
      return { route, parameters: Object.entries(groups).map(([name, text]) => [name, decoded(text)] as const) }
    })

  return { all, at: (pathname) => literal.get(pathname) ?? matches(pathname) }
}
