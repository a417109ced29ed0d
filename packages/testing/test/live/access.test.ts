import * as http from "node:http"
import { type ListenOptions, startFakeServer } from "@tallymark/testing"
import { describe, expect, it, type TestContext } from "vitest"
import { accessTo } from "../../src/internal/access.ts"

const started = async (test: TestContext, options?: ListenOptions) => {
  const server = await startFakeServer(options)
  test.onTestFinished(() => server.close())
  return server
}

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
}

/** One GET with headers that `fetch` would not let us set. */
const get = (url: string, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { headers, agent: false }, (response) => {
      response.destroy()
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    request.on("error", reject)
  })

const isRefused = async (url: string, headers?: http.OutgoingHttpHeaders): Promise<boolean> =>
  [401, 403].includes((await get(url, headers)).status)

const paths = [
  "/",
  "/__page__/page.js",
  "/__page__/page.css",
  "/__page__/icon.svg",
  "/__fake__/live",
  "/__fake__/arrivals"
]

describe("the live page and what it reads", () => {
  it.each(paths)("are for names of this machine only: %s", async (path) => {
    await using server = await startFakeServer()
    const { port } = new URL(server.url)
    expect(await isRefused(server.url + path)).toBe(false)
    expect(await isRefused(server.url + path, { host: `localhost:${port}` })).toBe(false)
    expect(await isRefused(server.url + path, { host: `evil.example:${port}` })).toBe(true)
    expect(await isRefused(server.url + path, { host: `127.0.0.1.evil.example:${port}` })).toBe(true)
    expect(await isRefused(server.url + path, { origin: "https://evil.example" })).toBe(true)
  })

  it.each(paths)(
    "may run nothing but the page's own script, and be framed and guessed at by nobody: %s",
    async (path) => {
      await using server = await startFakeServer()
      const { headers } = await get(server.url + path)
      const policy = String(headers["content-security-policy"]).split("; ")
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'"
        ])
      )
      expect(policy.join()).not.toMatch(/unsafe|\*|data:|https?:/)
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store"
      })
    }
  )

  it("leave no trace in what was recorded", async (test) => {
    const server = await started(test)
    for (const path of paths) await get(server.url + path)
    expect(server.requests).toEqual([])
  })

  it("answer a refusal as guardedly as everything else", async (test) => {
    const server = await started(test)
    const { status, headers } = await get(`${server.url}/`, { host: "evil.example" })
    expect(status).toBe(403)
    expect(headers["content-security-policy"]).toContain("default-src 'none'")
  })
})

describe("a server with a token", () => {
  const token = "correct-horse-battery"

  it("makes one for itself on an address that others can reach", () => {
    const tokens = ["0.0.0.0", "::", "192.168.1.7", "example.test", "127.0.0.1.example.test"].map(
      (hostname) => accessTo(hostname, undefined).token
    )
    for (const made of tokens) expect(made).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(tokens).size).toBe(tokens.length)
    for (const hostname of ["127.0.0.1", "127.8.8.8", "::1", "localhost"]) {
      expect(accessTo(hostname, undefined).token).toBeUndefined()
    }
  })

  it("wants one that cannot be guessed or cut off", async () => {
    for (const bad of ["short", "x".repeat(201), "with a space in it!", "semi;colon;semi;colon"]) {
      await expect(startFakeServer({ token: bad })).rejects.toThrow(/token must be/)
    }
  })

  it.each(paths)("lets nobody in without it: %s", async (path) => {
    await using server = await startFakeServer({ token })
    const url = server.url + path
    expect((await get(url)).status).toBe(401)
    for (const wrong of [`${token}x`, token.slice(1), token.toUpperCase(), ""]) {
      expect((await get(url, { authorization: `Bearer ${wrong}` })).status).toBe(401)
      expect((await get(url, { cookie: `tallymark-token=${wrong}` })).status).toBe(401)
      expect((await get(`${url}?token=${wrong}`)).status).toBe(401)
    }
    expect(await isRefused(url, { authorization: `Bearer ${token}` })).toBe(false)
    expect(await isRefused(url, { cookie: `other=1; tallymark-token=${token}` })).toBe(false)
  })

  it("opens its page with it, and turns it into a cookie that no script reads and no other site sends", async (test) => {
    const server = await started(test, { token })
    expect(server.pageUrl).toBe(`${server.url}/?token=${token}`)
    const { headers } = await get(server.pageUrl)
    expect(headers["set-cookie"]).toEqual([`tallymark-token=${token}; Path=/; HttpOnly; SameSite=Strict`])
  })

  it("takes it from the address of the page alone, because addresses end up in logs", async (test) => {
    const server = await started(test, { token })
    expect((await get(`${server.url}/__fake__/stats?token=${token}`)).status).toBe(401)
  })

  it("does not answer pages of other sites even with it", async (test) => {
    const server = await started(test, { token })
    const cookie = `tallymark-token=${token}`
    const { host } = new URL(server.url)
    const stats = `${server.url}/__fake__/stats`
    expect((await get(stats, { cookie, origin: "https://evil.example" })).status).toBe(403)
    expect((await get(stats, { cookie, origin: `http://${host}` })).status).toBe(200)
    const renamed = { cookie, host: "fake.internal:80", origin: "http://fake.internal" }
    expect((await get(stats, { ...renamed, host: "fake.internal" })).status).toBe(200)
  })

  it("asks nobody for it who tracks or asks questions", async (test) => {
    const server = await started(test, { token })
    expect((await get(`${server.url}/e?_k=k&_p=bob&_n=Did`)).status).toBe(200)
  })
})
