/** A project with credentials of every kind, a server that has it, and short ways to ask that server. */
import { mixpanelAnnotations, mixpanelExport, mixpanelQuery, type OperationSpec, Signature } from "@tallymark/core"
import type { FakeMixpanelOptions, FakeProject, FakeServerOptions } from "@tallymark/testing"
import type { TestContext } from "vitest"
import { type Face, opened } from "../faces.ts"

export const projectId = 12345

/** Noon of a Sunday. */
export const noon = Date.UTC(2026, 1, 15, 12)

export const account = { username: "reader.1a2b.mp-service-account", secret: "s3cret" }

export const project: FakeProject = {
  projectId,
  serviceAccounts: [account],
  secret: "0123456789abcdef",
  apiKey: "f0aa346688cee071cd85d857285a3464",
  apiSecret: "6aa56ea10c7bd0ca8a9b1e0f2b1d3c47"
}

export const basic = (username: string, password: string): Record<string, string> => ({
  authorization: `Basic ${btoa(`${username}:${password}`)}`
})

export const login = basic(account.username, account.secret)

/** A server with the project, at noon. */
export const withProject = (
  { projects = [project], ...mixpanel }: FakeMixpanelOptions = {},
  options: FakeServerOptions = {}
): FakeServerOptions => ({ clock: noon, ...options, mixpanel: { projects, ...mixpanel } })

type Parameters = Readonly<Record<string, string>>

/** Adds the legacy signature to parameters. */
export const signed = (
  parameters: Parameters,
  { key = project.apiKey ?? "", secret = project.apiSecret ?? "", expire = noon / 1000 + 600 } = {}
): Record<string, string> => {
  const all = { ...parameters, api_key: key, expire: String(expire) }
  return { ...all, sig: Signature.sign(Object.entries(all), secret) }
}

/** Asks by GET, as the service account. */
export type Get = (path: string, parameters?: Parameters, init?: RequestInit) => Promise<Response>

/** Opens a server with the project over a face. */
export const openedProject = async (
  face: Face,
  test: TestContext,
  mixpanel?: FakeMixpanelOptions,
  options?: FakeServerOptions
) => {
  const { server, fetch } = await opened(face, test, withProject(mixpanel, options))
  const get: Get = (path, parameters = {}, init = {}) => {
    const query = new URLSearchParams({ project_id: String(projectId), ...parameters })
    return fetch(`${server.url}${path}?${query}`, { headers: login, ...init })
  }
  const post = (path: string, form: Parameters, init: RequestInit = {}) =>
    fetch(`${server.url}${path}?project_id=${projectId}`, {
      method: "POST",
      headers: login,
      body: new URLSearchParams(form),
      ...init
    })
  /** Asks and reads JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed.
  const json = async (path: string, parameters?: Parameters): Promise<any> => (await get(path, parameters)).json()
  return { server, fetch, get, post, json }
}

/** An event as an export has it. */
export const event = (name: string, distinctId: string, at: string, properties: Record<string, unknown> = {}) => ({
  event: name,
  properties: { time: Date.parse(at) / 1000, distinct_id: distinctId, ...properties }
})

/** The days that hold everything the tests do. */
export const days = { from_date: "2026-02-01", to_date: "2026-02-15" }

/** Every table of Mixpanel. */
export const tables = [mixpanelQuery, mixpanelExport, mixpanelAnnotations]

/** Every operation in every generation it has. */
export const calls = tables.flatMap((service) =>
  Object.values<OperationSpec>(service.operations).flatMap((operation) =>
    Object.entries(operation.paths).map(([generation, path]) => ({
      id: operation.id,
      service: service.id,
      operation,
      generation,
      path
    }))
  )
)
