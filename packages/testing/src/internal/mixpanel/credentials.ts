/**
 * Finds out who asks, and for which project.
 *
 * There are three ways to say so: a service account or a project secret as a Basic login, which the service also takes
 * in plain text, and the legacy signature among the parameters.
 */
import { type AuthScheme, type Operation, Signature } from "@tallymark/core"
import type { Exchange, Reply } from "../exchange.ts"
import type { Route } from "../routes.ts"
import type { Account, Project, Projects } from "./projects.ts"
import { badRequest, forbidden, unauthorized } from "./refusals.ts"

/** What a request says about who sends it. */
export interface Claim {
  readonly exchange: Exchange
  readonly route: Route
  readonly parameters: Operation.Parameters
  /** Milliseconds since 1970. */
  readonly now: number
  /** Whether a fault has everything expire. */
  readonly isExpired: boolean
}

/** The project that may be asked, or the answer for somebody who may not ask. */
export type Identified = { readonly project: Project } | { readonly refusal: Reply }

const refuse = (refusal: Reply): Identified => ({ refusal })

const valueOf = (parameters: Operation.Parameters, name: string): string | undefined =>
  parameters.find(([other]) => other === name)?.[1]

const projectIdOf = ({ parameters }: Claim): number | undefined => {
  const text = valueOf(parameters, "project_id")
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text)
}

interface Login {
  readonly username: string
  readonly password: string
}

const decoder = new TextDecoder()

/** Reads a Basic login, in base64 or as it is. A colon cannot be part of base64. */
const loginOf = (header: string): Login | undefined => {
  const text = /^basic\s+(.+)$/i.exec(header)?.[1]?.trim()
  if (text === undefined) return undefined
  let plain = text
  if (!text.includes(":")) {
    try {
      plain = decoder.decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
    } catch {
      return undefined
    }
  }
  const colon = plain.indexOf(":")
  return colon < 0 ? undefined : { username: plain.slice(0, colon), password: plain.slice(colon + 1) }
}

const fits = ({ username, password }: Login, account: Account): boolean =>
  account.username === username && account.secret === password

const byAccount = (login: Login, claim: Claim, projects: Projects): Identified => {
  const projectId = projectIdOf(claim)
  const account = projects.all.flatMap(({ accounts }) => accounts).find((other) => fits(login, other))
  if (account === undefined && !projects.isOpen) return refuse(unauthorized("Invalid service account credentials"))
  if (claim.isExpired || (account !== undefined && claim.now >= account.expiresAt)) {
    return refuse(unauthorized("Service account credentials have expired"))
  }
  if (projectId === undefined) {
    return refuse(badRequest(claim.exchange, "project_id must be given with the credentials of a service account"))
  }
  const project = projects.byId(projectId)
  const isMember = projects.isOpen || project?.accounts.some((other) => fits(login, other)) === true
  if (project === undefined || !isMember) return refuse(forbidden("The service account has no access to this project"))
  return { project }
}

const bySecret = (secret: string, claim: Claim, projects: Projects): Identified => {
  const projectId = projectIdOf(claim)
  const project = projects.isOpen
    ? projects.byId(projectId ?? 0)
    : projects.all.find((other) => other.secret !== undefined && other.secret === secret)
  if (project === undefined || claim.isExpired) return refuse(unauthorized("Invalid project secret"))
  if (projectId !== undefined && projectId !== project.projectId) {
    return refuse(forbidden("The secret belongs to another project"))
  }
  return { project }
}

type SignatureScheme = Extract<AuthScheme, { readonly type: "signature" }>

const bySignature = (scheme: SignatureScheme, claim: Claim, projects: Projects): Identified => {
  const { exchange, parameters, now } = claim
  const key = valueOf(parameters, scheme.key)
  const signature = valueOf(parameters, scheme.signature)
  const expire = Number(valueOf(parameters, scheme.expire) ?? Number.NaN)
  const project = projects.isOpen
    ? projects.byId(projectIdOf(claim) ?? 0)
    : projects.all.find(({ apiKey }) => apiKey !== undefined && apiKey === key)
  if (project === undefined) return refuse(badRequest(exchange, "Invalid API key"))
  const ofPath = new Set(claim.route.operation.spec.parameters.flatMap((own) => (own.in === "path" ? [own.name] : [])))
  const signed = parameters.filter(([name]) => name !== scheme.signature && !ofPath.has(name))
  const isRight = projects.isOpen
    ? /^[0-9a-f]{32}$/.test(signature ?? "")
    : Signature.sign(signed, project.apiSecret ?? "") === signature
  if (!isRight) return refuse(badRequest(exchange, "Invalid API signature"))
  if (claim.isExpired || !(expire * 1000 > now)) return refuse(badRequest(exchange, "Expired request"))
  const projectId = projectIdOf(claim)
  if (projectId !== undefined && projectId !== project.projectId) {
    return refuse(forbidden("The key belongs to another project"))
  }
  return { project }
}

const byLogin = (header: string, claim: Claim, projects: Projects): Identified => {
  const login = loginOf(header)
  if (login === undefined || login.username === "") return refuse(unauthorized("Invalid credentials"))
  const { username, password } = login
  const isSecret = password === ""
  if (!claim.route.operation.spec.auth.includes(isSecret ? "projectSecret" : "serviceAccount")) {
    return refuse(unauthorized(`This call takes no ${isSecret ? "project secret" : "service account"}`))
  }
  return isSecret ? bySecret(username, claim, projects) : byAccount(login, claim, projects)
}

/** The signature among the ways in, when its generation is asked. */
const signatureScheme = ({ service, operation, generation }: Route): SignatureScheme | undefined => {
  for (const name of operation.spec.auth) {
    const scheme = service.auth[name]
    if (scheme?.type === "signature" && (scheme.generation ?? generation) === generation) return scheme
  }
  return undefined
}

/** Identifies the caller of a request. */
export const identify = (claim: Claim, projects: Projects): Identified => {
  const { exchange, route, parameters } = claim
  const { authorization } = exchange.headers
  if (authorization !== undefined) return byLogin(authorization, claim, projects)
  const scheme = signatureScheme(route)
  if (scheme !== undefined && valueOf(parameters, scheme.key) !== undefined) {
    return bySignature(scheme, claim, projects)
  }
  return refuse(unauthorized("No credentials were given"))
}

/** The project that a request is about, whether or not it may be asked; for telling requests apart. */
export const claimed = (claim: Pick<Claim, "exchange" | "parameters">, projects: Projects): Project | undefined => {
  const { exchange, parameters } = claim
  const projectId = valueOf(parameters, "project_id")
  if (projectId !== undefined) return projects.byId(Number(projectId))
  const username = loginOf(exchange.headers.authorization ?? "")?.username
  const apiKey = valueOf(parameters, "api_key")
  return projects.isOpen
    ? projects.byId(0)
    : projects.all.find(
        (project) =>
          (username !== undefined && project.secret === username) || (apiKey !== undefined && project.apiKey === apiKey)
      )
}
