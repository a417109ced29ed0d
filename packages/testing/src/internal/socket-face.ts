/**
 * The server on a loopback socket: the same answers as in memory, and the faults that only a socket can show.
 */
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { Socket } from "node:net"
import type { ListenOptions } from "../FakeServerOptions.ts"
import { controlPath } from "./control.ts"
import { ConnectionLost, type Exchange, json, nothing, type Reply, text } from "./exchange.ts"
import { refusal } from "./loopback.ts"
import { MemoryServer } from "./memory-face.ts"

/** Long queries must reach the contract check rather than fail in the parser. */
const maxHeaderSize = 1024 * 1024

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

/** Keeps strangers away from the control API. */
const guard = ({ socket, headers }: IncomingMessage, { url }: Exchange): Reply | undefined => {
  if (!url.pathname.startsWith(controlPath)) return undefined
  const message = refusal({ address: socket.remoteAddress, host: headers.host, origin: headers.origin })
  return message === undefined ? undefined : json(403, { error: { message } })
}

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

/** A server that listens. */
export class SocketServer extends MemoryServer {
  readonly #hostname: string
  readonly #http: HttpServer
  readonly #sockets = new Set<Socket>()
  #port: number

  constructor({ port = 0, hostname = "127.0.0.1", ...options }: ListenOptions) {
    super(options)
    this.#hostname = hostname
    this.#port = port
    // Idle connections stay open, so that no client meets a reset that nobody asked for.
    const settings = { maxHeaderSize, keepAliveTimeout: 0, requestTimeout: 0, noDelay: true }
    this.#http = createServer(settings, (incoming, outgoing) => this.#serve(incoming, outgoing))
    this.#http.on("connection", (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once("close", () => this.#sockets.delete(socket))
    })
    this.gate.face = { onClose: () => this.#hangUp(), onOpen: () => this.listen() }
  }

  override get url(): string {
    const host = this.#hostname.includes(":") ? `[${this.#hostname}]` : this.#hostname
    return `http://${host}:${this.#port}`
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#http.once("error", reject)
      this.#http.listen(this.#port, this.#hostname, () => {
        this.#http.off("error", reject)
        const address = this.#http.address()
        if (typeof address === "object" && address !== null) this.#port = address.port
        resolve()
      })
    })
  }

  override async close(): Promise<void> {
    this.gate.face = undefined
    await super.close()
    await this.#hangUp()
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      await write(outgoing, await this.#reply(incoming, outgoing))
    } catch (error) {
      await this.#fail(outgoing, error)
    }
  }

  async #reply(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Reply> {
    const address = addressOf(incoming, this.url)
    if (address === undefined) return text(400, `not an address: ${incoming.url}\n`)
    const exchange = new IncomingExchange(incoming, outgoing, address, await readBody(incoming))
    return guard(incoming, exchange) ?? this.answer(exchange)
  }

  /** Breaks the connection as a fault wants it. Whatever else fails is a mistake in here, and says so. */
  async #fail(outgoing: ServerResponse, error: unknown): Promise<void> {
    const isMistake = !(error instanceof ConnectionLost || outgoing.destroyed || outgoing.headersSent)
    if (isMistake) return write(outgoing, text(500, `the fake server failed: ${error}\n`))
    if (error instanceof ConnectionLost && error.ending === "half-close") outgoing.socket?.end()
    else outgoing.socket?.resetAndDestroy()
  }

  /** Stops listening and resets every connection. */
  #hangUp(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#http.listening) this.#http.close(() => resolve())
      else resolve()
    })
    for (const socket of this.#sockets) socket.resetAndDestroy()
    return closed
  }
}
