/**
 * The server as a `fetch`: requests and answers as the platform's own objects, without a socket.
 */
import { ConnectionLost, type Exchange, nothing, type Reply } from "./exchange.ts"
import { Server } from "./server.ts"

const toExchange = async (request: Request): Promise<Exchange> => ({
  method: request.method,
  url: new URL(request.url),
  headers: Object.fromEntries(request.headers),
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

/** A server whose only way in is a function. */
export class MemoryServer extends Server {
  #isClosed = false

  get url(): string {
    return "http://fake.tallymark.test"
  }

  /** Answers one request and leaves redirects to the caller. */
  readonly handle = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted()
    if (this.#isClosed || !this.gate.isOpen) throw new ConnectionLost("refused")
    return toResponse(await this.answer(await toExchange(request)))
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    let request = new Request(input, init)
    const mode = request.redirect
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const copy = request.clone()
      const response = await this.handle(request)
      const location = isRedirect(response.status) ? response.headers.get("location") : null
      if (location === null || mode === "manual") return response
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
