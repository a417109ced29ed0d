/**
 * One origin: its connections, and the requests that wait for one.
 *
 * undici's `Pool` does the same with a queue of its own, and keeps a request that was given up until its turn comes,
 * closes a healthy connection over it, and opens a second connection for requests that follow one another. So there is
 * a `Client` per connection here, and a line that a request may leave.
 */
import type { buildConnector, Client } from "undici"
import type { Undici } from "./load-undici.ts"

/** A request, as the line knows it. */
export interface Sendable {
  /** Sends it; the client is its own until it releases it. */
  sendOver(client: Client): void
  /** Ends it without an answer. */
  fail(error: unknown): void
}

/** Connections to one origin. */
export class Origin {
  private readonly undici: Undici
  private readonly url: string
  private readonly connections: number
  // Shared, so that a new connection resumes the TLS session of another. Over HTTP/2 a connection would carry a hundred
  // requests at once, and `connections` would not be what it says.
  private readonly connect: buildConnector.connector
  private readonly clients: Array<Client> = []
  private readonly idle: Array<Client> = []
  private readonly waiting = new Set<Sendable>()

  /** Throws what undici throws when `url` is no origin. */
  constructor(undici: Undici, url: string, connections: number) {
    this.undici = undici
    this.connect = undici.buildConnector({ allowH2: false })
    this.url = url
    this.connections = connections
    this.idle.push(this.open())
  }

  /** Sends a request once a connection is free. The one used last comes first, so that no more are kept than needed. */
  send(request: Sendable): void {
    const client = this.idle.pop() ?? (this.clients.length < this.connections ? this.open() : undefined)
    if (client === undefined) this.waiting.add(request)
    else request.sendOver(client)
  }

  /** Takes a request out of the line, if it waits there. */
  leave(request: Sendable): void {
    this.waiting.delete(request)
  }

  /** A connection's request has ended; the next one has its turn. */
  release(client: Client): void {
    const [next] = this.waiting
    if (next === undefined) {
      this.idle.push(client)
    } else {
      this.waiting.delete(next)
      next.sendOver(client)
    }
  }

  /** Closes every connection. Requests that wait or are under way fail. */
  async close(): Promise<void> {
    const waiting = Array.from(this.waiting)
    this.waiting.clear()
    for (const request of waiting) request.fail(undefined)
    await Promise.all(this.clients.map((client) => client.destroy()))
  }

  private open(): Client {
    // The deadline of a request covers what undici's own timeouts watch.
    const client = new this.undici.Client(this.url, { connect: this.connect, headersTimeout: 0, bodyTimeout: 0 })
    this.clients.push(client)
    return client
  }
}
