/**
 * Finds the operation a request asks for and checks the request against the operation's table.
 */
import type { Issue, Operation } from "@tallymark/core"
import type { Exchange } from "./exchange.ts"
import type { Found, Route, Routes } from "./routes.ts"
import { parametersOf } from "./wire-parameters.ts"

/** A request as its operation understands it. */
export interface Reading {
  /** Absent when no operation has this method and path. */
  readonly route: Route | undefined
  /** Every route at the path, whatever the method. */
  readonly nearby: ReadonlyArray<Route>
  readonly parameters: Operation.Parameters
  /** The product key, where one travels with the request. */
  readonly key: string | undefined
  /** Everything that departs from the table. */
  readonly issues: ReadonlyArray<Issue>
}

/** A request without an operation. Asking a known path for its HEAD or OPTIONS is no violation. */
const unrouted = (found: ReadonlyArray<Found>, method: string): Reading => {
  const isHarmless = found.length > 0 && (method === "HEAD" || method === "OPTIONS")
  const message = found.length > 0 ? `no operation at this path takes ${method}` : "no operation has this path"
  const issues = isHarmless ? [] : [{ path: "route", message }]
  return { route: undefined, nearby: found.map(({ route }) => route), parameters: [], key: undefined, issues }
}

/** Checks the parameters that are the operation's own. */
const check = ({ operation, ofCredentials }: Route, parameters: Operation.Parameters): ReadonlyArray<Issue> =>
  operation.check(ofCredentials.size === 0 ? parameters : parameters.filter(([name]) => !ofCredentials.has(name)))

/** Reads and checks a request. When `keys` are given, any other key is an issue. */
export const read = (routes: Routes, exchange: Exchange, keys: ReadonlySet<string> | undefined): Reading => {
  const found = routes.at(exchange.url.pathname)
  const here = found.find(({ route }) => route.method === exchange.method)
  if (here === undefined) return unrouted(found, exchange.method)
  const { route } = here
  const issues: Array<Issue> = []
  const parameters = parametersOf(route, here.parameters, exchange, issues)
  issues.push(...check(route, parameters))
  const { keyParameter } = route
  const key = keyParameter === undefined ? undefined : parameters.find(([name]) => name === keyParameter)?.[1]
  if (keys !== undefined && keyParameter !== undefined && key !== undefined && !keys.has(key)) {
    issues.push({ path: keyParameter, message: "is none of the keys that this server knows" })
  }
  return { route, nearby: found.map((other) => other.route), parameters, key, issues }
}
