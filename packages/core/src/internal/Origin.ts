/**
 * One origin: its pool of connections, and the requests that wait for one.
 *
 * undici has a queue of its own. It keeps a request that was given up until its turn comes, and then closes a healthy
 * connection over it. So nothing waits there: a request reaches the pool when a connection is free, and one that is
 * given up before leaves the line.
 */
import { Pool } from "undici"
import type { Exchange } from "./Exchange.ts"

/** Connections to one origin. */
export class Origin {
  private readonly pool: Pool
  private readonly waiting = new Set<Exchange>()
  private free: number

  /** Throws what undici throws when `origin` is no origin. */
  constructor(origin: string, connections: number) {
    // The deadline of a request covers what undici's own timeouts watch. Over HTTP/2 a connection would carry a hundred
    // requests at once, and `connections` would not be what it says.
    this.pool = new Pool(origin, { connections, allowH2: false, headersTimeout: 0, bodyTimeout: 0 })
    this.free = connections
  }

  /** Sends a request once a connection is free. */
  send(exchange: Exchange): void {
    if (this.free === 0) this.waiting.add(exchange)
    else this.dispatch(exchange)
  }

  /** Takes a request out of the line, if it waits there. */
  leave(exchange: Exchange): void {
    this.waiting.delete(exchange)
  }

  /** A request that was sent has ended; the next one has its turn. */
  release(): void {
    this.free++
    const [next] = this.waiting
    if (next === undefined) return
    this.waiting.delete(next)
    this.dispatch(next)
  }

  /** Closes every connection. Requests that wait or are under way fail. */
  async close(): Promise<void> {
    const waiting = Array.from(this.waiting)
    this.waiting.clear()
    for (const exchange of waiting) exchange.fail(undefined)
    await this.pool.destroy()
  }

  private dispatch(exchange: Exchange): void {
    this.free--
    this.pool.dispatch(exchange.options(), exchange)
  }
}
