/**
 * A transport that answers by script, at once and on the test clock, so that tests can tell to the millisecond when a
 * request went out.
 */
import { TimedOut, Transport, TransportFailed, type TransportRequest, type TransportResponse } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { TestClock } from "effect/testing"
import type { TrackerOptions } from "../../src/Options.ts"
import { Tracking } from "../../src/Tracking.ts"
import { key } from "./product.ts"

/** An answer in full. */
export interface Reply {
  readonly status: number
  readonly retryAfter?: string
  /** How long it takes, in milliseconds. */
  readonly after?: number
}

/** What becomes of a request. */
export type Answer = number | Reply | "reset" | "hang" | "bug"

/** One request as it went out. */
export interface Sent {
  /** Epoch milliseconds on the test clock. */
  readonly at: number
  readonly request: TransportRequest
  /** Its name, decoded, to tell one from another. */
  readonly name: string
}

/** A transport and what it has sent. */
export interface Scripted {
  readonly layer: Layer.Layer<Transport>
  readonly sent: ReadonlyArray<Sent>
}

/** Answers each request as `script` says, given the request and how many there were before. */
export const scripted = (script: (sent: Sent, before: number) => Answer): Scripted => {
  const sent: Array<Sent> = []
  const execute = (request: TransportRequest) =>
    Effect.flatMap(Clock.currentTimeMillis, (at) => {
      const one = { at, request, name: new URLSearchParams(request.target.split("?")[1]).get("_n") ?? "" }
      const answer = script(one, sent.length)
      sent.push(one)
      return reply(answer, request)
    })
  return { layer: Layer.succeed(Transport, { execute, stream: () => Effect.die("a tracker streams nothing") }), sent }
}

const reply = (
  answer: Answer,
  request: TransportRequest
): Effect.Effect<TransportResponse, TransportFailed | TimedOut> => {
  if (answer === "reset") return Effect.fail(new TransportFailed({ code: "ECONNRESET" }))
  if (answer === "bug") return Effect.die(new Error("a bug"))
  if (answer === "hang") {
    const timedOut = Effect.fail(new TimedOut({ after: request.timeout }))
    return Effect.andThen(Effect.sleep(Duration.toMillis(request.timeout)), timedOut)
  }
  const { status, retryAfter, after = 0 } = typeof answer === "number" ? { status: answer } : answer
  const header = (name: string) => (name === "retry-after" ? retryAfter : undefined)
  const response = Effect.succeed({ status, header, body: new Uint8Array(), opaque: false })
  return after === 0 ? response : Effect.delay(response, after)
}

/** Runs with a tracker on a transport; at the end lets the ten seconds pass in which the layer flushes. */
export const withTracking = <A, E>(
  use: Effect.Effect<A, E, Tracking>,
  transport: Scripted,
  options: Partial<TrackerOptions> = {}
): Effect.Effect<A, E> =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const layer = Tracking.layer({ key, onWarning: () => undefined, ...options })
    const context = yield* Effect.orDie(Layer.buildWithScope(Layer.provide(layer, transport.layer), scope))
    const result = yield* Effect.provide(use, context)
    const closing = yield* Effect.forkChild(Scope.close(scope, Exit.void))
    yield* TestClock.adjust("10 seconds")
    yield* Fiber.join(closing)
    return result
  })
