/**
 * The way of each operation of a service, for one caller: which parameters are right, where the request goes, what it
 * carries, and which answers count as success.
 */
import type * as Duration from "effect/Duration"
import { type Issue, SigningFailed } from "../ApiError.ts"
import type { Credentials } from "../Credentials.ts"
import * as Operation from "../Operation.ts"
import { type AuthScheme, type OperationSpec, type ServiceSpec, schemeParameters } from "../OperationSpec.ts"
import type { TransportRequest, TransportResponse } from "../Transport.ts"
import * as Placement from "./placement.ts"

/** What the routes of a service depend on. */
export interface Settings {
  readonly service: ServiceSpec
  readonly credentials: Credentials
  readonly hosts?: Readonly<Record<string, string>> | undefined
  readonly region?: string | undefined
  readonly generation?: string | undefined
  readonly timeout: Duration.Duration
  readonly maxBytes: number
}

/** One operation, for one caller. */
export interface Route {
  /** Every problem of a call's parameters, and whether these credentials may make it at all. */
  readonly check: (parameters: Operation.Parameters) => ReadonlyArray<Issue>
  /** The request, with the credentials. Throws when the table has no way for it. */
  readonly write: (parameters: string, now: () => number) => TransportRequest | SigningFailed
  /** Whether the answer is one the table promises for success. A browser that hides it shows no more than that it was sent. */
  readonly isExpected: (response: Pick<TransportResponse, "status" | "opaque">) => boolean
  /** Whether the table promises JSON with this answer. */
  readonly promisesJson: (response: Pick<TransportResponse, "status" | "header">) => boolean
}

/** The routes of a service, by operation. */
export const table = (settings: Settings): ReadonlyMap<string, Route> => {
  const { service, region } = settings
  if (region !== undefined && service.regions?.[region] === undefined) {
    throw new Error(`${service.id} has no region ${region}`)
  }
  return new Map(Object.values(service.operations).map((spec) => [spec.id, make(spec, settings)]))
}

const make = (spec: OperationSpec, settings: Settings): Route => {
  const { service, credentials, timeout, maxBytes, generation = credentials.generation } = settings
  // Callers must not give what credentials do.
  const supplied = Object.values(service.auth).flatMap(schemeParameters)
  const { check } = Operation.make(spec, { supplied, generation })
  const scheme = service.auth[credentials.scheme]
  const beside = credentials.parameters.filter(([name]) => scheme?.parameters?.includes(name))
  const refusals = refusalsOf(spec, generation, credentials, scheme, supplied)

  const path = spec.paths[generation]
  const origin = originOf(spec, settings)
  const place = Placement.make(spec, path ?? "", supplied)
  const body = bodyOf(spec, supplied)
  const { formAbove, method } = spec
  const formSpec = formAbove === undefined ? undefined : service.operations[formAbove.operation]
  const form = formSpec === undefined ? undefined : make(formSpec, settings)

  const write = (parameters: string, now: () => number): TransportRequest | SigningFailed => {
    if (scheme === undefined) throw new Error(`${service.id} has no auth scheme ${credentials.scheme}`)
    if (origin === undefined) throw new Error(`${service.id} has no host ${spec.host}`)
    if (path === undefined) throw new Error(`${spec.id} has no path in the generation ${generation}`)
    const authorization = credentials.authorize(scheme, parameters, now)
    if (authorization instanceof SigningFailed) return authorization
    const { before = none, after = none, headers } = authorization
    const placed = place(before, parameters, beside.length === 0 ? after : [...beside, ...after])
    if (formAbove !== undefined && form !== undefined && placed.query.length > formAbove.characters) {
      return form.write(parameters, now)
    }
    const target = placed.query === "" ? placed.path : `${placed.path}?${placed.query}`
    if (body === undefined) return { method, origin, target, headers, timeout, maxBytes }
    const content = body.place === "form" ? placed.form : `{${placed.json}}`
    const ofBody = headers === undefined ? body.headers : { ...body.headers, ...headers }
    return { method, origin, target, headers: ofBody, body: content, timeout, maxBytes }
  }

  const isListed = (status: number): boolean => spec.responses.some((response) => response.status === status)
  const json = spec.responses.filter(({ contentType }) => contentType !== undefined && isJson(contentType))
  const others = spec.responses.filter(({ contentType }) => contentType !== undefined && !isJson(contentType))
  return {
    check: refusals.length === 0 ? check : (parameters) => [...refusals, ...check(parameters)],
    write,
    isExpected: ({ status, opaque }) => opaque || ((status < 300 || status === 304) && isListed(status)),
    promisesJson: ({ status, header }) =>
      json.some((response) => response.status === status) &&
      !(others.some((response) => response.status === status) && isOther(header("content-type")))
  }
}

const isJson = (contentType: string): boolean => /^application\/([\w.-]+\+)?json\b/i.test(contentType)

/** Whether an answer that may be JSON or a table is the table. A page is neither, and fails as JSON. */
const isOther = (contentType: string | undefined): boolean =>
  contentType !== undefined && !isJson(contentType) && !/\b(html|xml)\b/i.test(contentType)

const none: Operation.Parameters = []

const originOf = ({ host }: OperationSpec, { service, hosts, region }: Settings): string | undefined =>
  hosts?.[host] ?? (region === undefined ? undefined : service.regions?.[region]?.[host]) ?? service.hosts[host]

const bodies = {
  form: { place: "form", headers: { "content-type": "application/x-www-form-urlencoded" } },
  json: { place: "json", headers: { "content-type": "application/json" } }
} as const

const bodyOf = ({ open, parameters }: OperationSpec, supplied: ReadonlyArray<string>) => {
  const own = parameters.filter(({ name }) => !supplied.includes(name))
  if (own.some((parameter) => parameter.in === "json")) return bodies.json
  return open?.in === "form" || own.some((parameter) => parameter.in === "form") ? bodies.form : undefined
}

/** Why these credentials cannot make the call, whatever its parameters are. */
const refusalsOf = (
  spec: OperationSpec,
  generation: string,
  credentials: Credentials,
  scheme: AuthScheme | undefined,
  supplied: ReadonlyArray<string>
): ReadonlyArray<Issue> => {
  const refusal = (path: string, message: string): ReadonlyArray<Issue> => [{ path, message }]
  if (scheme === undefined) return []
  if (!spec.auth.includes(credentials.scheme)) {
    return refusal("credentials", `must be of another kind for this operation: ${spec.auth.join(" or ")}`)
  }
  if (scheme.generation !== undefined && scheme.generation !== generation) {
    return refusal(
      "credentials",
      `are for the ${scheme.generation} API only, and this call is for the ${generation} one`
    )
  }
  if (spec.paths[generation] === undefined) {
    return refusal(
      "",
      `this operation is not part of the ${generation} API, only of ${Object.keys(spec.paths).join(", ")}`
    )
  }
  return spec.parameters.flatMap(({ name, in: place }) =>
    place === "path" && supplied.includes(name) && !credentials.parameters.some(([given]) => given === name)
      ? refusal("credentials", `must name the project for this operation: its path holds ${name}`)
      : []
  )
}
