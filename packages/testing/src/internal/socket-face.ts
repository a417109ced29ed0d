/**
 * The server on a loopback socket: the same answers as in memory, and the faults that only a socket can show.
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { FakeRegion } from "../FakeMixpanel.ts"
import type { ListenOptions } from "../FakeServerOptions.ts"
import { type Access, accessTo, type Visit } from "./access.ts"
import { controlPath } from "./control.ts"
import { ConnectionLost, type Exchange, nothing, type Reply, text } from "./exchange.ts"
import { Listener, type Serve } from "./listener.ts"
import { MemoryServer } from "./memory-face.ts"
import { regions } from "./mixpanel/regions.ts"
import { guarded, isPagePath } from "./page-files.ts"

const readBody = async (incoming: IncomingMessage): Promise<Uint8Array> => {
  const { "content-length": length, "transfer-encoding": encoding } = incoming.headers
  if ((length === undefined || length === "0") && encoding === undefined) return nothing
  const chunks: Array<Uint8Array> = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const headersOf = (incoming: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ")
  }
  return headers
}

/** A request off the wire. Its signal is made only when somebody asks for it. */
class IncomingExchange implements Exchange {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, url: URL, bytes: Uint8Array) {
    this.method = incoming.method ?? "GET"
    this.url = url
    this.headers = headersOf(incoming)
    this.bytes = bytes
    this.#outgoing = outgoing
  }

  get signal(): AbortSignal {
    if (this.#signal === undefined) {
      const controller = new AbortController()
      this.#signal = controller.signal
      if (this.#outgoing.destroyed) controller.abort()
      else this.#outgoing.once("close", () => controller.abort())
    }
    return this.#signal
  }
}

const isGuarded = ({ method, url }: Exchange): boolean =>
  url.pathname.startsWith(controlPath) || (method === "GET" && isPagePath(url.pathname))

const visitOf = ({ socket, headers }: IncomingMessage, { url }: Exchange): Visit => ({
  address: socket.remoteAddress,
  host: headers.host,
  origin: headers.origin,
  authorization: headers.authorization,
  cookie: headers.cookie,
  token: isPagePath(url.pathname) ? (url.searchParams.get("token") ?? undefined) : undefined
})

/** The address of a request. A client that takes us for a proxy sends a whole one, which wins over the origin. */
const addressOf = ({ url = "/" }: IncomingMessage, origin: string): URL | undefined => {
  try {
    return new URL(url, origin)
  } catch {
    return undefined
  }
}

const write = async (outgoing: ServerResponse, { status, headers, body }: Reply): Promise<void> => {
  if (body instanceof Uint8Array) {
    outgoing.writeHead(status, body.length === 0 ? headers : { ...headers, "content-length": body.length })
    outgoing.end(body)
    return
  }
  outgoing.writeHead(status, headers)
  outgoing.flushHeaders()
  for await (const chunk of body) {
    await new Promise<void>((resolve, reject) => {
      outgoing.write(chunk, (error) => (error ? reject(error) : resolve()))
    })
  }
  outgoing.end()
}

/** A server that listens, on one port and on one more for each region when there are projects in regions. */
export class SocketServer extends MemoryServer {
  readonly #main: Listener
  readonly #access: Access
  readonly #ofRegions: ReadonlyMap<FakeRegion, Listener>

  constructor(options: ListenOptions) {
    super(options)
    const { port = 0, hostname = "127.0.0.1", token } = options
    this.#access = accessTo(hostname, token)
    const serve: Serve = (incoming, outgoing, origin) => this.#serve(incoming, outgoing, origin)
    this.#main = new Listener(hostname, port, serve)
    const hasRegions = options.mixpanel?.projects !== undefined
    this.#ofRegions = new Map(hasRegions ? regions.map((region) => [region, new Listener(hostname, 0, serve)]) : [])
    this.gate.face = { onClose: () => this.#hangUp(), onOpen: () => this.listen() }
  }

  override get url(): string {
    return this.#main.url
  }

  override get pageUrl(): string {
    const { token } = this.#access
    return token === undefined ? `${this.url}/` : `${this.url}/?token=${token}`
  }

  override regionUrl(region: FakeRegion): string {
    return (this.#ofRegions.get(region) ?? this.#main).url
  }

  async listen(): Promise<void> {
    await Promise.all([this.#main, ...this.#ofRegions.values()].map((listener) => listener.listen()))
    for (const [region, { url }] of this.#ofRegions) this.regions.add(url, region)
  }

  override async close(): Promise<void> {
    this.gate.face = undefined
    await super.close()
    await this.#hangUp()
  }

  async #hangUp(): Promise<void> {
    await Promise.all([this.#main, ...this.#ofRegions.values()].map((listener) => listener.hangUp()))
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Promise<void> {
    try {
      await write(outgoing, await this.#reply(incoming, outgoing, origin))
    } catch (error) {
      await this.#fail(outgoing, error)
    }
  }

  async #reply(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Promise<Reply> {
    const address = addressOf(incoming, origin)
    if (address === undefined) return text(400, `not an address: ${incoming.url}\n`)
    const exchange = new IncomingExchange(incoming, outgoing, address, await readBody(incoming))
    if (!isGuarded(exchange)) return this.answer(exchange)
    const visit = visitOf(incoming, exchange)
    const refusal = this.#access.refuse(visit)
    return refusal === undefined ? this.#access.welcome(visit, await this.answer(exchange)) : guarded(refusal)
  }

  /** Breaks the connection as a fault wants it. Whatever else fails is a mistake in here, and says so. */
  async #fail(outgoing: ServerResponse, error: unknown): Promise<void> {
    const isMistake = !(error instanceof ConnectionLost || outgoing.destroyed || outgoing.headersSent)
    if (isMistake) return write(outgoing, text(500, `the fake server failed: ${error}\n`))
    if (error instanceof ConnectionLost && error.ending === "half-close") outgoing.socket?.end()
    else outgoing.socket?.resetAndDestroy()
  }
}
