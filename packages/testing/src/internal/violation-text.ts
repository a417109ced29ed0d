/**
 * Says in plain text what is wrong with a request: the body of a strict server's 400, and of every 404 and 405.
 */
import type { Reading } from "./contract.ts"
import type { Exchange } from "./exchange.ts"
import type { Route } from "./routes.ts"

const list = (routes: ReadonlyArray<Route>): string => {
  const width = Math.max(...routes.map(({ method, path }) => `${method} ${path}`.length))
  return routes
    .map(({ method, path, operation }) => `  ${`${method} ${path}`.padEnd(width)}  ${operation.spec.id}`)
    .join("\n")
}

/** Names the routes that there are. */
export const unknownRoute = ({ method, url }: Exchange, routes: ReadonlyArray<Route>): string =>
  `The fake server has no ${method} ${url.pathname}. It knows:\n\n${list(routes)}\n`

const shown = (text: string): string => {
  const quoted = JSON.stringify(text)
  return quoted.length > 60 ? `${quoted.slice(0, 57)}…"` : quoted
}

/** Lists the parameters as they came, and beside each what is wrong with it. */
export const mismatch = (route: Route, { method, url }: Exchange, reading: Reading): string => {
  const rows = reading.parameters.map(([name, text]) => {
    const own = reading.issues.filter(({ path }) => path === name || path === `properties.${name}`)
    return { name, text: shown(text), problem: own.map(({ message }) => message).join("; ") }
  })
  const named = new Set(reading.parameters.flatMap(([name]) => [name, `properties.${name}`]))
  for (const { path, message } of reading.issues) {
    if (!named.has(path)) rows.push({ name: path, text: "", problem: message })
  }
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const textWidth = Math.max(...rows.map((row) => row.text.length))
  const lines = rows.map(({ name, text, problem }) => {
    const mark = problem === "" ? " " : "!"
    return `${mark} ${name.padEnd(nameWidth)}  ${text.padEnd(textWidth)}  ${problem}`.trimEnd()
  })
  const { id } = route.operation.spec
  return `This request is not a valid ${id} (${method} ${url.pathname}):\n\n${lines.join("\n")}\n`
}
