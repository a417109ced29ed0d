/**
 * Sends one request for an export, with a permit of the limits, and retries it as the policy says while it has no head.
 */
import { type ApiClient, ApiError, type Operation, UnreadableResponse } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Scope from "effect/Scope"
import { type Client, tables } from "../Client.ts"
import { retries } from "../retries.ts"

/** The head of an answer, and its body as it arrives. */
export type StreamedResponse = Effect.Success<ReturnType<ApiClient.ApiClient["stream"]>>

const { id } = tables.export.operations.exportEvents

/** Opens a response. It is closed, and its permit given back, with the scope. */
export const open = (
  client: Client["Service"],
  parameters: Operation.Parameters
): Effect.Effect<StreamedResponse, ApiError, Scope.Scope> =>
  Effect.retry(inScope(attempt(client, parameters)), retries(client.settings.retry))

const attempt = Effect.fnUntraced(function* (
  { limits, services }: Client["Service"],
  parameters: Operation.Parameters
): Effect.fn.Return<StreamedResponse, ApiError, Scope.Scope> {
  yield* Effect.mapError(limits.acquire("export"), (reason) => new ApiError({ operation: id, reason }))
  const response = yield* Effect.tapError(services.export.stream(id, parameters), ({ reason }) =>
    reason._tag === "RateLimited" && reason.status === 429 ? limits.pause("export", reason.retryAfter) : Effect.void
  )
  if (!/\bhtml\b/i.test(response.header("content-type") ?? "")) return response
  const detail = "a web page, not events; is the host the right one?"
  return yield* new ApiError({ operation: id, reason: new UnreadableResponse({ status: response.status, detail }) })
})

/** Runs in a scope of its own within the present one, which ends at once when it fails. */
const inScope = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>): Effect.Effect<A, E, Scope.Scope> =>
  Effect.gen(function* () {
    const scope = yield* Scope.fork(yield* Effect.scope)
    return yield* Effect.onExit(Scope.provide(effect, scope), (exit) =>
      exit._tag === "Failure" ? Scope.close(scope, exit) : Effect.void
    )
  })
