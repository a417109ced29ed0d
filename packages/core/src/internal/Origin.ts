/**
 * One origin: its connections, and the requests that wait for one.
 *
 * undici's `Pool` does the same with a queue of its own, and keeps a request that was given up until its turn comes,
 * closes a healthy connection over it, and opens a second connection for requests that follow one another. So there is
 * a `Client` per connection here, and a line that a request may leave.
 */
import type { buildConnector, Client } from "undici"
import type { Undici } from "./load-undici.ts"
import { ReadBuffers } from "./ReadBuffers.ts"

/** A connection to an origin, and the memory it is read into where that is used again. */
export interface Connection {
  readonly client: Client
  readonly buffers: ReadBuffers | undefined
}

/** What an origin is reached by. */
export interface OriginSettings {
  readonly url: string
  /** How many connections there are at most. */
  readonly connections: number
  /** Whether its answers are long, so that each connection is worth memory of its own. */
  readonly isForStreams: boolean
}

/** A request, as the line knows it. */
export interface Sendable {
  /** Sends it; the connection is its own until it releases it. */
  sendOver(connection: Connection): void
  /** Ends it without an answer. */
  fail(error: unknown): void
}

/** Over HTTP/2 a connection would carry a hundred requests at once, and `connections` would not be what it says. */
const connecting = { allowH2: false }

/** Connections to one origin. */
export class Origin {
  private readonly undici: Undici
  private readonly settings: OriginSettings
  // Shared, so that a new connection resumes the TLS session of another.
  private readonly connect: buildConnector.connector
  private readonly opened: Array<Connection> = []
  private readonly idle: Array<Connection> = []
  private readonly waiting = new Set<Sendable>()

  /** Throws what undici throws when `url` is no origin. */
  constructor(undici: Undici, settings: OriginSettings) {
    this.undici = undici
    this.connect = undici.buildConnector(connecting)
    this.settings = settings
    this.idle.push(this.open())
  }

  /** Sends a request once a connection is free. The one used last comes first, so that no more are kept than needed. */
  send(request: Sendable): void {
    const connection = this.idle.pop() ?? (this.opened.length < this.settings.connections ? this.open() : undefined)
    if (connection === undefined) this.waiting.add(request)
    else request.sendOver(connection)
  }

  /** Takes a request out of the line, if it waits there. */
  leave(request: Sendable): void {
    this.waiting.delete(request)
  }

  /** A connection's request has ended; the next one has its turn. */
  release(connection: Connection): void {
    const [next] = this.waiting
    if (next === undefined) {
      this.idle.push(connection)
    } else {
      this.waiting.delete(next)
      next.sendOver(connection)
    }
  }

  /** Closes every connection. Requests that wait or are under way fail. */
  async close(): Promise<void> {
    const waiting = Array.from(this.waiting)
    this.waiting.clear()
    for (const request of waiting) request.fail(undefined)
    await Promise.all(this.opened.map(({ client }) => client.destroy()))
  }

  private open(): Connection {
    const { url, isForStreams } = this.settings
    const buffers = isForStreams ? new ReadBuffers() : undefined
    const connect =
      buffers === undefined ? this.connect : this.undici.buildConnector({ ...connecting, onread: buffers.onRead })
    // The deadline of a request covers what undici's own timeouts watch.
    const client = new this.undici.Client(url, { connect, headersTimeout: 0, bodyTimeout: 0 })
    const connection = { client, buffers }
    this.opened.push(connection)
    return connection
  }
}
