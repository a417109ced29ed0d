/**
 * One port that the server listens on, with the connections to it.
 */
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { Socket } from "node:net"

/** Long queries must reach the contract check rather than fail in the parser. */
const maxHeaderSize = 1024 * 1024

/** Answers one message; `origin` is the address it came to. */
export type Serve = (incoming: IncomingMessage, outgoing: ServerResponse, origin: string) => void

/** A port, taken when it first listens and kept from then on. */
export class Listener {
  readonly #hostname: string
  readonly #http: HttpServer
  readonly #sockets = new Set<Socket>()
  #port: number

  constructor(hostname: string, port: number, serve: Serve) {
    this.#hostname = hostname
    this.#port = port
    // Idle connections stay open, so that no client meets a reset that nobody asked for.
    const settings = { maxHeaderSize, keepAliveTimeout: 0, requestTimeout: 0, noDelay: true }
    this.#http = createServer(settings, (incoming, outgoing) => serve(incoming, outgoing, this.url))
    this.#http.on("connection", (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once("close", () => this.#sockets.delete(socket))
    })
  }

  get url(): string {
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

  /** Stops listening and resets every connection. */
  hangUp(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#http.listening) this.#http.close(() => resolve())
      else resolve()
    })
    for (const socket of this.#sockets) socket.resetAndDestroy()
    return closed
  }
}
