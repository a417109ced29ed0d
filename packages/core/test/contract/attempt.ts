/**
 * What the contract's tests share: one attempt, with defaults for everything a test does not speak about.
 */
import type { IncomingMessage } from "node:http"
import { it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { TimedOut, TransportFailed } from "../../src/ApiError.ts"
import { type StreamRequest, Transport, type TransportRequest } from "../../src/Transport.ts"

/** Performs one attempt over the transport under test. */
export const attempt = (origin: string, request: Partial<TransportRequest> = {}) =>
  Effect.flatMap(Transport, (transport) =>
    transport.execute({ method: "GET", origin, target: "/", timeout: Duration.seconds(4), ...request })
  )

/** Asks for an answer to read as it arrives. */
export const open = (origin: string, request: Partial<StreamRequest> = {}) =>
  Effect.flatMap(Transport, (transport) =>
    transport.stream({ method: "GET", origin, target: "/", timeout: Duration.seconds(4), ...request })
  )

/** Reads a body to its end. Anything but what a body may throw is a defect. */
export const readAll = (body: AsyncIterable<Uint8Array>): Effect.Effect<Buffer, TransportFailed | TimedOut> =>
  Effect.tryPromise({
    try: async () => {
      const pieces: Array<Uint8Array> = []
      for await (const piece of body) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    catch: (error) => {
      if (error instanceof TransportFailed || error instanceof TimedOut) return error
      throw error
    }
  })

/** Waits until the client has closed the connection of a request. */
export const hangUp = ({ socket }: IncomingMessage): Effect.Effect<void> =>
  Effect.callback((resume) => {
    if (socket.closed) resume(Effect.void)
    else socket.once("close", () => resume(Effect.void))
  })

/** Declares a test that runs over the transport under test, on the real clock. */
export const testOver =
  (transport: Layer.Layer<Transport>) =>
  <E>(name: string, test: () => Effect.Effect<void, E, Transport | Scope.Scope>): void =>
    it.live(name, () => Effect.provide(test(), transport))
