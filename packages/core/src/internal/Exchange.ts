/**
 * One request and its answer, as undici reports it. A class with fields, because there is one per event.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Dispatcher } from "undici"
import { TimedOut, TransportFailed } from "../ApiError.ts"
import type { TransportRequest, TransportResponse } from "../Transport.ts"
import { codeOf } from "./code-of.ts"
import type { Connection, Origin, Sendable } from "./Origin.ts"
import { longestTimer } from "./SilenceTimer.ts"

/** Ends the call that the exchange is made for; only the first end counts. */
export type Resume = (effect: Effect.Effect<TransportResponse, TransportFailed | TimedOut>) => void

/** Headers by their lower-case names, as undici has them. */
export type Headers = Readonly<Record<string, string | Array<string> | undefined>>

/** What a request is aborted with. */
export const givenUp = new Error("the request was given up")

/** A request on its way. */
export class Exchange implements Dispatcher.DispatchHandler, Sendable {
  private readonly request: TransportRequest
  private readonly origin: Origin
  private readonly resume: Resume
  private readonly timer: NodeJS.Timeout | undefined
  private connection: Connection | undefined
  private controller: Dispatcher.DispatchController | undefined
  private isGivenUp = false
  private status = 0
  private headers: Headers = {}
  private chunks: Array<Buffer> = []
  private length = 0

  constructor(request: TransportRequest, origin: Origin, resume: Resume) {
    this.request = request
    this.origin = origin
    this.resume = resume
    const { timeout } = request
    const millis = Duration.toMillis(timeout)
    if (millis > longestTimer) return
    this.timer = setTimeout(() => {
      resume(Effect.fail(new TimedOut({ after: timeout })))
      this.giveUp()
    }, millis)
  }

  /** Sends the request; the connection is this exchange's own until it releases it. */
  sendOver(connection: Connection): void {
    this.connection = connection
    const { method, headers = null, body = null } = this.request
    connection.client.dispatch({ method, path: targetOf(this.request), headers, body }, this)
  }

  /** Gives the request up: it is never sent, or its connection is closed. */
  giveUp(): void {
    clearTimeout(this.timer)
    this.isGivenUp = true
    this.origin.leave(this)
    this.controller?.abort(givenUp)
  }

  /** Ends the call without an answer. */
  fail(error: unknown): void {
    clearTimeout(this.timer)
    this.resume(Effect.fail(failureOf(error, this.status)))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.isGivenUp) controller.abort(givenUp)
  }

  onResponseStart(_: unknown, status: number, headers: Headers): void {
    this.status = status
    this.headers = headers
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.chunks.push(chunk)
    this.length += chunk.length
    const { maxBytes } = this.request
    if (maxBytes === undefined || this.length <= maxBytes) return
    this.succeed({ body: Buffer.concat(this.chunks, maxBytes), isCut: true })
    this.giveUp()
  }

  onResponseEnd(): void {
    clearTimeout(this.timer)
    this.release()
    const { chunks } = this
    this.succeed({ body: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks) })
  }

  onResponseError(_: unknown, error: Error): void {
    // undici is not done with the connection yet, and takes the process down when it finds a new request on it.
    queueMicrotask(() => {
      this.release()
      this.fail(error)
    })
  }

  private succeed(read: Pick<TransportResponse, "body" | "isCut">): void {
    const { status, headers } = this
    this.resume(Effect.succeed({ status, header: (name) => valueOf(headers, name), ...read, opaque: false }))
  }

  private release(): void {
    if (this.connection !== undefined) this.origin.release(this.connection)
  }
}

/** Why a request has failed; `status` is that of its answer, 0 before there is one, and that of a mere hint below 200. */
export const failureOf = (error: unknown, status: number): TransportFailed =>
  new TransportFailed(status < 200 ? { code: codeOf(error) } : { code: codeOf(error), brokeOff: true })

/** What `fetch` sends as it is. It percent-encodes anything else; undici sends some of that raw and refuses the rest. */
const encoded = /^\/[\w.~!$&()*+,;=:@/?%-]*$/

/** The path and query of a request, percent-encoded where they are not. */
export const targetOf = ({ origin, target }: TransportRequest): string => {
  if (encoded.test(target)) return target
  const url = URL.parse(origin + target)
  return url === null ? target : url.pathname + url.search
}

/** The value of a header; the values of a repeated one are joined. */
export const valueOf = (headers: Headers, name: string): string | undefined => {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined
  return Array.isArray(value) ? value.join(", ") : value
}
