/**
 * The limit: one GET per event over an undici `Pool`, with no validation, no retry and an unbounded queue.
 */
import { Pool } from "undici"
import type { Client } from "./Client.ts"
import { type BenchEvent, eventOf } from "./event.ts"

/** Puts a request on the pool and calls `done` once, when the answer has been read, or with the error. */
type Send = (pool: Pool, path: string, done: (error?: unknown) => void) => void

/** `Pool.request`, the way most code uses a pool. */
export const request: Send = (pool, path, done) => {
  pool
    .request({ path, method: "GET" })
    .then(({ body }) => body.dump())
    .then(() => done(), done)
}

/** `Pool.dispatch`, the cheapest way there is. */
export const dispatch: Send = (pool, path, done) => {
  pool.dispatch(
    { path, method: "GET" },
    {
      onRequestStart: ignore,
      onResponseStart: ignore,
      onResponseData: ignore,
      onResponseEnd: () => done(),
      onResponseError: (_, error) => done(error)
    }
  )
}

const ignore = (): void => undefined

/** Opens the limit with as many connections as there may be requests in flight. */
export const open = (url: string, send: Send, connections: number): Client => {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const waiting: Array<number> = []
  let head = 0
  let inFlight = 0
  let failed = 0
  let whenIdle = (): void => undefined

  const done = (error?: unknown): void => {
    inFlight--
    if (error !== undefined) failed++
    const next = waiting[head]
    if (next !== undefined) {
      head++
      start(eventOf(next))
    } else if (inFlight === 0) whenIdle()
  }
  const start = (event: BenchEvent): void => {
    inFlight++
    send(pool, pathOf(event), done)
  }
  const settle = async (): Promise<void> => {
    if (inFlight > 0) {
      await new Promise<void>((resolve) => {
        whenIdle = () => {
          resolve()
        }
      })
    }
    await pool.close()
  }

  return {
    record: (event) => {
      if (inFlight < connections) start(event)
      else waiting.push(event.properties.n)
    },
    settle,
    flush: settle,
    toldLost: () => failed
  }
}

const fixed = "/e?_k=0123456789abcdef0123456789abcdef01234567&_d=1&_t=1790000000&source=newsletter+%2F+spring+campaign"

/** As many bytes as a tracker sends; nothing is escaped, because nothing in the events needs it but the constant part. */
const pathOf = ({ person, name, properties: p }: BenchEvent): string =>
  `${fixed}&_p=${person}&_n=${name.replace(" ", "+")}&plan=${p.plan}&country=${p.country}&amount=${p.amount}&seats=${p.seats}&n=${p.n}`
