/**
 * One request whose answer is read as it arrives, as undici reports it.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Dispatcher } from "undici"
import { TimedOut, TransportFailed } from "../ApiError.ts"
import type { StreamedResponse, StreamRequest } from "../Transport.ts"
import { failureOf, givenUp, type Headers, targetOf, valueOf } from "./Exchange.ts"
import type { Connection, Origin, Sendable } from "./Origin.ts"
import { ReceivedBody } from "./ReceivedBody.ts"
import { longestTimer } from "./SilenceTimer.ts"

/** Ends the wait for the head; only the first end counts. */
export type ResumeStream = (effect: Effect.Effect<StreamedResponse, TransportFailed | TimedOut>) => void

/** A request on its way, up to the last byte of its answer. */
export class StreamedExchange implements Dispatcher.DispatchHandler, Sendable {
  private readonly request: StreamRequest
  private readonly origin: Origin
  private readonly body: ReceivedBody
  private resume: ResumeStream = () => undefined
  private timer: NodeJS.Timeout | undefined
  private connection: Connection | undefined
  private controller: Dispatcher.DispatchController | undefined
  private isGivenUp = false
  private status = 0

  constructor(request: StreamRequest, origin: Origin) {
    this.request = request
    this.origin = origin
    this.body = new ReceivedBody(request, {
      pause: () => this.controller?.pause(),
      // undici must not be resumed by what it has just called itself, such as a reader that another answer has woken.
      resume: () => queueMicrotask(() => this.controller?.resume()),
      close: () => this.giveUp()
    })
  }

  /** Gets in line; `resume` is told of the head, or why there is none. */
  start(resume: ResumeStream): void {
    this.resume = resume
    const { timeout } = this.request
    const millis = Duration.toMillis(timeout)
    if (millis <= longestTimer) {
      this.timer = setTimeout(() => {
        resume(Effect.fail(new TimedOut({ after: timeout })))
        this.giveUp()
      }, millis)
    }
    this.origin.send(this)
  }

  /** Sends the request; the connection is this exchange's own until it releases it. */
  sendOver(connection: Connection): void {
    this.connection = connection
    const { method, headers, body = null } = this.request
    connection.client.dispatch(
      { method, path: targetOf(this.request), headers: { "accept-encoding": "gzip", ...headers }, body },
      this
    )
  }

  /** Gives the request up: it is never sent, or its connection is closed. */
  giveUp(): void {
    clearTimeout(this.timer)
    this.isGivenUp = true
    this.origin.leave(this)
    this.controller?.abort(givenUp)
  }

  /** Ends the call without an answer, or the answer before its end. */
  fail(error: unknown): void {
    clearTimeout(this.timer)
    const failure = failureOf(error, this.status)
    this.resume(Effect.fail(failure))
    this.body.fail(failure)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.isGivenUp) controller.abort(givenUp)
  }

  onResponseStart(_: unknown, status: number, headers: Headers): void {
    // Heads below 200 only announce the one that counts.
    if (status < 200) return
    clearTimeout(this.timer)
    this.status = status
    this.readInPlace(true)
    const header = (name: string): string | undefined => valueOf(headers, name)
    const encoding = encodingOf(header("content-encoding"))
    if (encoding !== undefined) {
      this.resume(Effect.succeed({ status, header, body: this.body, encoding }))
    } else {
      this.resume(Effect.fail(new TransportFailed({ code: "UNKNOWN_ENCODING", brokeOff: true })))
      this.giveUp()
    }
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.body.push(chunk)
  }

  onResponseEnd(): void {
    this.release()
    this.body.end()
  }

  onResponseError(_: unknown, error: Error): void {
    // undici is not done with the connection yet, and takes the process down when it finds a new request on it.
    queueMicrotask(() => {
      this.release()
      this.fail(error)
    })
  }

  private release(): void {
    this.readInPlace(false)
    if (this.connection !== undefined) this.origin.release(this.connection)
  }

  /** The body copies what it is given, at once; undici keeps parts of a head until it is complete. */
  private readInPlace(isReusable: boolean): void {
    const buffers = this.connection?.buffers
    if (buffers !== undefined) buffers.isReusable = isReusable
  }
}

/** What a body is encoded with; `undefined` when it is something that nobody asked for. */
const encodingOf = (header = "identity"): StreamedResponse["encoding"] | undefined => {
  const name = header.trim().toLowerCase()
  if (name === "gzip" || name === "x-gzip") return "gzip"
  return name === "identity" || name === "" ? "identity" : undefined
}
