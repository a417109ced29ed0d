/**
 * A request as it came over the wire, its parameters one by one, and beside each what is wrong with it.
 */
import type { Issue } from "@tallymark/core"
import type { ArrivalInFull, ArrivalKind, WireRequest } from "../../../src/internal/live/Arrival.ts"
import { Spelled, Verbatim } from "../Verbatim.tsx"

/** What the parameters of the tracking service stand for. */
const reserved: Readonly<Record<string, string>> = {
  _k: "product key",
  _p: "person",
  _n: "event",
  _t: "Unix time",
  _d: "_t counts if 1"
}

const readsAs = (name: string, kind: ArrivalKind): string => {
  if (name === "_n" && kind === "alias") return "other identity"
  return reserved[name] ?? (name.startsWith("_") ? "" : "property")
}

const longest = 20_000

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}\n… ${text.length - longest} more characters` : text

const rawOf = ({ method, url, headers, body }: WireRequest): string => {
  const { pathname = "", search = "" } = URL.parse(url) ?? {}
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return cut([`${method} ${pathname}${search}`, ...lines, ...(body === "" ? [] : ["", body])].join("\n"))
}

const isAbout = (name: string, { path }: Issue): boolean => path === name || path === `properties.${name}`

const Problems = ({ issues }: { readonly issues: ReadonlyArray<Issue> }) => (
  <>
    {issues.map(({ message }) => (
      <span key={message} class="problem">
        {message}
      </span>
    ))}
  </>
)

const Parameters = ({ arrival }: { readonly arrival: ArrivalInFull }) => {
  const { parameters, violations, kind } = arrival
  const isCall = kind !== "question" && kind !== "unknown"
  return (
    <table class="parameters">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">As sent</th>
          {isCall ? <th scope="col">Reads as</th> : null}
        </tr>
      </thead>
      <tbody>
        {parameters.map(([name, text], index) => {
          const own = violations.filter((issue) => isAbout(name, issue))
          return (
            <tr key={`${index} ${name}`} class={own.length === 0 ? "" : "is-wrong"}>
              <th scope="row" class="mono">
                <Spelled text={name} />
              </th>
              <td class="mono">
                <Verbatim text={text} />
                <Problems issues={own} />
              </td>
              {isCall ? <td class="quiet">{readsAs(name, kind)}</td> : null}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The request, or that there was none. */
export const Wire = ({ arrival }: { readonly arrival: ArrivalInFull }) => {
  const { request, parameters, violations } = arrival
  const elsewhere = violations.filter((issue) => parameters.every(([name]) => !isAbout(name, issue)))
  return (
    <section class="card">
      <h3>On the wire</h3>
      {elsewhere.length === 0 ? null : (
        <ul class="violations">
          {elsewhere.map(({ path, message }) => (
            <li key={path + message}>
              <b class="mono">{path}</b> {message}
            </li>
          ))}
        </ul>
      )}
      {parameters.length === 0 ? null : <Parameters arrival={arrival} />}
      {request === undefined ? (
        <p class="quiet">
          {arrival.source === "request" ? "The server no longer keeps this request." : "There was no request."}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <pre class="code raw" tabIndex={0}>
          {rawOf(request)}
        </pre>
      )}
    </section>
  )
}
