/**
 * Answers to requests that ask for no operation: unknown paths and methods, HEAD and OPTIONS.
 */
import type { Reading } from "./contract.ts"
import { bodiless, type Exchange, type Reply, text } from "./exchange.ts"
import type { Route, Routes } from "./routes.ts"
import { unknownRoute } from "./violation-text.ts"

/** What a GET would be answered with, without its body and without doing anything. */
const head = (nearby: ReadonlyArray<Route>): Reply => {
  const usual = nearby[0]?.operation.spec.responses[0]
  const type = usual?.contentType
  return bodiless(usual?.status ?? 200, type === undefined ? {} : { "content-type": type })
}

const options = (allow: string, exchange: Exchange, hasCors: boolean): Reply => {
  if (!hasCors) return bodiless(204, { allow })
  const headers = exchange.headers["access-control-request-headers"] ?? "content-type"
  return bodiless(204, { allow, "access-control-allow-methods": allow, "access-control-allow-headers": headers })
}

/** Answers a request whose reading has no route. */
export const routeless = (exchange: Exchange, { nearby }: Reading, routes: Routes, hasCors: boolean): Reply => {
  if (nearby.length === 0) return text(404, unknownRoute(exchange, routes.all))
  const allow = [...new Set(nearby.map(({ method }) => method)), "HEAD", "OPTIONS"].join(", ")
  if (exchange.method === "HEAD") return head(nearby)
  if (exchange.method === "OPTIONS") return options(allow, exchange, hasCors)
  return text(405, unknownRoute(exchange, routes.all), { allow })
}
