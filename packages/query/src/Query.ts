/**
 * The questions as an Effect service, for programs written with Effect.
 */
import type { ApiError, Transport } from "@tallymark/core"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Client } from "./internal/Client.ts"
import { makeQuery } from "./internal/make-query.ts"
import { resolve } from "./internal/settings.ts"
import type { QueryOptions } from "./Options.ts"
import type { QueryService } from "./QueryService.ts"

/**
 * Asks what people did, as an Effect service.
 *
 * The names and fields are those of `createQuery`; people are streams. Each call is a span `Query.…` for a tracer that
 * listens, and ends when its fiber is interrupted.
 *
 * **Example**
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import { serviceAccount, Transport } from "@tallymark/core"
 * import { createFakeServer } from "@tallymark/testing"
 * import { Query } from "@tallymark/query"
 *
 * const server = createFakeServer()
 * const program = Query.use((query) => query.events.names({ type: "general" }))
 * const credentials = serviceAccount({ username: "reports", secret: "secret", projectId: 12345 })
 * const layer = Query.layer({ credentials, limits: false, regionGuard: false }).pipe(
 *   Layer.provide(Transport.layer({ fetch: server.fetch }))
 * )
 * console.log(await Effect.runPromise(Effect.provide(program, layer))) // []
 * ```
 */
export class Query extends Context.Service<Query, QueryService>()("@tallymark/query/Query") {
  /** @internal The questions of a client that is there. */
  static readonly layerOfClient: Layer.Layer<Query, never, Client> = Layer.effect(
    Query,
    Effect.flatMap(Client, makeQuery)
  )

  /**
   * The questions over the {@link Transport} in the context: `Transport.layer()` or the one of `@tallymark/core/undici`.
   * Fails with `InvalidInput` when an option makes no sense.
   */
  static readonly layer = (options: QueryOptions): Layer.Layer<Query, ApiError, Transport> =>
    Layer.unwrap(
      Effect.map(
        // The cast is right: `resolve` throws nothing else.
        Effect.try({ try: () => resolve(options), catch: (error) => error as ApiError }),
        (settings) => Query.layerOfClient.pipe(Layer.provide(Client.layer(settings)))
      )
    )
}
