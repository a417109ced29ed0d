/**
 * The transport for Node: a pool of undici connections per origin, spoken to directly.
 *
 * One request per event costs 17 µs of CPU this way and 160 µs through `fetch`, which is why
 * `@tallymark/tracking/node` uses it. undici itself loads when the first layer is made, beside whatever the program does
 * then; the first requests wait for it.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { ApiError, InvalidInput, type TimedOut, TransportFailed } from "./ApiError.ts"
import { codeOf } from "./internal/code-of.ts"
import { Exchange } from "./internal/Exchange.ts"
import { loadUndici, type Undici } from "./internal/load-undici.ts"
import { Origin } from "./internal/Origin.ts"
import { StreamedExchange } from "./internal/StreamedExchange.ts"
import {
  type StreamedResponse,
  type StreamRequest,
  Transport,
  type TransportRequest,
  type TransportResponse
} from "./Transport.ts"

/** Settings of {@link layer}. */
export interface PoolOptions {
  /**
   * Connections per origin, at least one, and as many again for streams. It is also how many requests are in flight at
   * once; more requests wait their turn, and their deadline runs while they do.
   *
   * @default 64
   */
  readonly connections?: number | undefined
}

/**
 * A transport over undici, for Node. Idle connections do not keep the process alive; closing the scope closes them.
 *
 * Throws an {@link ApiError} with `InvalidInput` when the number of connections makes no sense.
 */
export const layer = ({ connections = 64 }: PoolOptions = {}): Layer.Layer<Transport> => {
  if (!Number.isSafeInteger(connections) || connections < 1) {
    const issues = [{ path: "connections", message: "must be a whole number from 1" }]
    throw new ApiError({ operation: "transport", reason: new InvalidInput({ issues }) })
  }
  loadUndici()
  return Layer.effect(
    Transport,
    Effect.gen(function* () {
      const origins = new Map<string, Origin>()
      const streamed = new Map<string, Origin>()
      const open = (undici: Undici, url: string, among: Map<string, Origin>): Origin => {
        const settings = { url, connections, isForStreams: among === streamed }
        const origin = among.get(url) ?? new Origin(undici, settings)
        among.set(url, origin)
        return origin
      }
      yield* Effect.addFinalizer(() =>
        Effect.promise(() => Promise.all([...origins.values(), ...streamed.values()].map((origin) => origin.close())))
      )
      const reach = (url: string, among: Map<string, Origin>) =>
        Effect.flatMap(Effect.promise(loadUndici), (undici) =>
          Effect.try({
            try: () => open(undici, url, among),
            catch: (error) => new TransportFailed({ code: codeOf(error) })
          })
        )
      return {
        execute: (request) => {
          const origin = origins.get(request.origin)
          if (origin !== undefined) return exchange(request, origin)
          return Effect.flatMap(reach(request.origin, origins), (opened) => exchange(request, opened))
        },
        stream: (request) => Effect.flatMap(reach(request.origin, streamed), (origin) => stream(request, origin))
      }
    })
  )
}

const exchange = (request: TransportRequest, origin: Origin) =>
  Effect.callback<TransportResponse, TransportFailed | TimedOut>((resume) => {
    const exchange = new Exchange(request, origin, resume)
    origin.send(exchange)
    return Effect.sync(() => exchange.giveUp())
  })

const stream = (request: StreamRequest, origin: Origin) =>
  Effect.acquireRelease(
    Effect.sync(() => new StreamedExchange(request, origin)),
    (exchange) => Effect.sync(() => exchange.giveUp())
  ).pipe(
    Effect.flatMap((exchange) =>
      Effect.callback<StreamedResponse, TransportFailed | TimedOut>((resume) => {
        exchange.start(resume)
        return Effect.sync(() => exchange.giveUp())
      })
    )
  )
