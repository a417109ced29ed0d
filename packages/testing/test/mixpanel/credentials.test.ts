import { createFakeServer, type FakeServerOptions } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { account, basic, login, noon, project, projectId, signed, withProject } from "./project.ts"

const names = "/api/query/events/names?type=general"
const legacyNames = "/api/2.0/events/names/"

const other = { projectId: 777, serviceAccounts: [{ username: "other", secret: "o" }], secret: "other secret" }
const expiring = { username: "temp", secret: "t", expiresAt: new Date(noon + 60_000) }

const options: FakeServerOptions = withProject({
  projects: [{ ...project, serviceAccounts: [account, expiring] }, other]
})

/** Asks a server in memory and tells status and error. */
const attempt = async (headers: Record<string, string>, id = String(projectId), settings = options) => {
  const server = createFakeServer(settings)
  const response = await server.fetch(`${server.url}${names}${id === "" ? "" : `&project_id=${id}`}`, { headers })
  const { error } = await response.json()
  return error === undefined ? response.status : [response.status, error]
}

const attemptSigned = async (parameters: Record<string, string>, settings = options) => {
  const server = createFakeServer(settings)
  const response = await server.fetch(`${server.url}${legacyNames}?${new URLSearchParams(parameters)}`)
  const body = await response.json()
  return response.status === 200 ? 200 : [response.status, body]
}

describe("a service account", () => {
  it("may ask its project, in base64 or in plain text", async () => {
    expect(await attempt(login)).toBe(200)
    expect(await attempt({ authorization: `Basic ${account.username}:${account.secret}` })).toBe(200)
  })

  it("is not let in with a wrong name or secret, or with none", async () => {
    const wrong = [401, "Invalid service account credentials"]
    expect(await attempt(basic(account.username, "guess"))).toEqual(wrong)
    expect(await attempt(basic("somebody", account.secret))).toEqual(wrong)
    expect(await attempt({})).toEqual([401, "No credentials were given"])
    for (const authorization of ["Bearer x", "Basic", "Basic %%%", "Basic ", `Basic ${btoa(":")}`]) {
      expect(await attempt({ authorization })).toEqual([401, "Invalid credentials"])
    }
  })

  it("may not ask another project, nor one that does not exist", async () => {
    const forbidden = [403, "The service account has no access to this project"]
    expect(await attempt(login, "777")).toEqual(forbidden)
    expect(await attempt(login, "1")).toEqual(forbidden)
    expect(await attempt(basic("other", "o"), "777")).toBe(200)
  })

  it("has to name the project", async () => {
    const message = "project_id must be given with the credentials of a service account"
    expect(await attempt(login, "")).toEqual([400, message])
  })

  it("expires on the server's clock", async (test) => {
    const server = createFakeServer(options)
    test.onTestFinished(() => server.close())
    const ask = () =>
      server
        .fetch(`${server.url}${names}&project_id=${projectId}`, { headers: basic("temp", "t") })
        .then((response) => response.status)
    expect(await ask()).toBe(200)
    server.clock.advance("1 minute")
    expect(await ask()).toBe(401)
  })

  it("is none of the ways into the legacy annotations", async () => {
    const server = createFakeServer(options)
    const url = `${server.url}/api/2.0/annotations/?from_date=2026-01-01&to_date=2026-01-02`
    const response = await server.fetch(url, { headers: login })
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: "This call takes no service account", status: "error" }
    ])
  })
})

describe("a project secret", () => {
  it("may ask its project, named or not, and no other", async () => {
    const headers = basic(project.secret ?? "", "")
    expect(await attempt(headers, "")).toBe(200)
    expect(await attempt(headers)).toBe(200)
    expect(await attempt(headers, "777")).toEqual([403, "The secret belongs to another project"])
    expect(await attempt(basic("guess", ""))).toEqual([401, "Invalid project secret"])
  })
})

describe("a signature", () => {
  it("of the right parameters is let in until it expires", async () => {
    const parameters = signed({ type: "general", limit: "3" })
    expect(await attemptSigned(parameters)).toBe(200)
    const request = "/api/2.0/events/names/"
    expect(await attemptSigned({ ...parameters, limit: "4" })).toEqual([
      400,
      { request, error: "Invalid API signature" }
    ])
    expect(await attemptSigned(signed({ type: "general" }, { secret: "guess" }))).toEqual([
      400,
      { request, error: "Invalid API signature" }
    ])
    expect(await attemptSigned(signed({ type: "general" }, { key: "unknown" }))).toEqual([
      400,
      { request, error: "Invalid API key" }
    ])
    expect(await attemptSigned(signed({ type: "general" }, { expire: noon / 1000 }))).toEqual([
      400,
      { request, error: "Expired request" }
    ])
  })

  it("asks the project of its key, named or not, and no other", async () => {
    expect(await attemptSigned(signed({ type: "general", project_id: String(projectId) }))).toBe(200)
    expect(await attemptSigned(signed({ type: "general", project_id: "777" }))).toEqual([
      403,
      { error: "The key belongs to another project", status: "error" }
    ])
  })

  it("covers parameters in any order and any spelling of their bytes", async () => {
    const server = createFakeServer(options)
    const parameters = Object.entries(signed({ event: '["a b", "é+&="]', type: "general", unit: "day", interval: "1" }))
    const bytes = (text: string) =>
      Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")
    for (const query of [
      parameters.toReversed().map(([name, value]) => `${name}=${bytes(value)}`),
      parameters.map(([name, value]) => `${bytes(name)}=${encodeURIComponent(value).replaceAll("%20", "+")}`)
    ]) {
      const response = await server.fetch(`${server.url}/api/2.0/events/?${query.join("&")}`)
      expect(Object.keys((await response.json()).data.values)).toEqual(["a b", "é+&="])
    }
  })

  it("covers texts beyond ASCII as they are", async () => {
    const server = createFakeServer(options)
    const parameters = signed({ event: '["Größe 😀"]', type: "general", unit: "day", interval: "1" })
    const response = await server.fetch(`${server.url}/api/2.0/events/?${new URLSearchParams(parameters)}`)
    expect((await response.json()).data.values).toHaveProperty("Größe 😀")
  })
})

describe("a server without projects", () => {
  it("lets everybody in who shows any credentials at all", async () => {
    const open = { clock: noon }
    expect(await attempt(basic("anybody", "at all"), "99", open)).toBe(200)
    expect(await attempt(basic("a secret", ""), "", open)).toBe(200)
    expect(await attemptSigned(signed({ type: "general" }), open)).toBe(200)
    expect(await attempt({}, "99", open)).toEqual([401, "No credentials were given"])
    expect(await attemptSigned(signed({ type: "general" }, { expire: 1 }), open)).toMatchObject([
      400,
      { error: "Expired request" }
    ])
  })

  it("refuses settings that cannot be meant", () => {
    expect(() => createFakeServer({ mixpanel: { timeZone: "Mars/Olympus" } })).toThrow("Mars/Olympus is no time zone")
    expect(() => createFakeServer({ mixpanel: { projects: [project, project] } })).toThrow("the same projectId")
  })
})
