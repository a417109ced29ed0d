/**
 * The server as a `fetch`: requests and answers as the platform's own objects, without a socket.
 */
import type { FakeRegion } from "../FakeMixpanel.ts"
import type { FakeServerOptions } from "../FakeServerOptions.ts"
import { ConnectionLost, type Exchange, nothing, type Reply } from "./exchange.ts"
import { acceptedEncodings, decoded } from "./fetch-decoding.ts"
import { regions } from "./mixpanel/regions.ts"
import { Server } from "./server.ts"

/** `implied` headers are those that a request has unless it says otherwise. */
const toExchange = async (request: Request, implied: Exchange["headers"]): Promise<Exchange> => ({
  method: request.method,
  url: new URL(request.url),
  headers: { ...implied, ...Object.fromEntries(request.headers) },
  bytes: request.body === null ? nothing : new Uint8Array(await request.arrayBuffer()),
  signal: request.signal
})

const isNullBody = (status: number): boolean => status === 101 || status === 204 || status === 205 || status === 304

const toResponse = ({ status, headers, body }: Reply): Response =>
  new Response(isNullBody(status) ? null : (body as BodyInit), { status, headers }) // bytes or a stream, both bodies

/** Like the platform, gives up after so many redirects. */
const mostRedirects = 20

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** Headers that describe a body, and headers that are nobody else's business. */
const ofBody = ["content-type", "content-length", "content-encoding", "content-language", "content-location"]
const secret = ["authorization", "cookie"]

/** Follows as `fetch` does: a 303 always becomes a GET, and so does a POST that met a 301 or 302. */
const redirected = async (request: Request, status: number, location: string): Promise<Request> => {
  const target = new URL(location, request.url)
  const isGet = (status === 303 && request.method !== "HEAD") || (status < 303 && request.method === "POST")
  const headers = new Headers(request.headers)
  if (isGet) for (const name of ofBody) headers.delete(name)
  if (target.origin !== new URL(request.url).origin) for (const name of secret) headers.delete(name)
  const init = { headers, signal: request.signal, method: isGet ? "GET" : request.method }
  if (isGet || request.body === null) return new Request(target, init)
  return new Request(target, { ...init, body: await request.arrayBuffer() })
}

const regionName = (region: FakeRegion): string => `http://${region}.fake.tallymark.test`

/** A server whose only way in is a function. */
export class MemoryServer extends Server {
  #isClosed = false

  constructor(options: FakeServerOptions) {
    super(options)
    for (const region of regions) this.regions.add(regionName(region), region)
  }

  override get url(): string {
    return "http://fake.tallymark.test"
  }

  get pageUrl(): string {
    return `${this.url}/`
  }

  /** In memory every region has a name of its own. */
  override regionUrl(region: FakeRegion): string {
    return regionName(region)
  }

  /** Answers one request and leaves redirects to the caller. */
  readonly handle = (request: Request): Promise<Response> => this.#respond(request, {})

  async #respond(request: Request, implied: Exchange["headers"]): Promise<Response> {
    request.signal.throwIfAborted()
    if (this.#isClosed || !this.gate.isOpen) throw new ConnectionLost("refused")
    return toResponse(await this.answer(await toExchange(request, implied)))
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    let request = new Request(input, init)
    const mode = request.redirect
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const copy = request.clone()
      const response = await this.#respond(request, { "accept-encoding": acceptedEncodings })
      const location = isRedirect(response.status) ? response.headers.get("location") : null
      if (location === null || mode === "manual") return decoded(response)
      if (mode === "error") throw new TypeError("fetch failed", { cause: new Error("unexpected redirect") })
      request = await redirected(copy, response.status, location)
    }
    throw new TypeError("fetch failed", { cause: new Error("redirect count exceeded") })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.shutDown()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}
