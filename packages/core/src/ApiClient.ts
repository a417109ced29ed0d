/**
 * One call, from parameters to answer: checks them, writes them, adds the credentials, performs one attempt and turns
 * the status into an answer or an {@link ApiError}.
 *
 * The steps are separate so that a queue can stand between them: `prepare` runs when a call is made and holds no
 * secret, `attempt` runs when its turn comes, as often as needed, and sends the same bytes every time.
 */
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { ApiError, InvalidInput, type Reason, SigningFailed } from "./ApiError.ts"
import type { Credentials } from "./Credentials.ts"
import { failure, promisedJson, quoting, tooLong } from "./internal/failure.ts"
import { firstBytes } from "./internal/first-bytes.ts"
import * as Route from "./internal/Route.ts"
import * as Operation from "./Operation.ts"
import type { ServiceSpec } from "./OperationSpec.ts"
import * as RetryPolicy from "./RetryPolicy.ts"
import { type StreamedResponse, Transport, type TransportResponse } from "./Transport.ts"

/** Settings of {@link make}. */
export interface Options {
  readonly service: ServiceSpec
  readonly credentials: Credentials
  /** The origin to call instead of the service's own, per host role; without a trailing slash. */
  readonly hosts?: Readonly<Record<string, string>> | undefined
  /** The region whose hosts are called, a key of the service's `regions`; its default hosts where absent. */
  readonly region?: string | undefined
  /**
   * The API generation to speak, a key of the operations' `paths`.
   *
   * @default the one the credentials are for
   */
  readonly generation?: string | undefined
  /** The deadline of one attempt; of a stream, up to its first byte. */
  readonly timeout: Duration.Duration
  /**
   * The longest silence in a stream.
   *
   * @default 60 seconds
   */
  readonly idleTimeout?: Duration.Duration | undefined
  /**
   * Whether the reader of a stream is done with a piece of its body when it asks for the next one.
   *
   * @default false
   */
  readonly isTransient?: boolean | undefined
  /**
   * The most bytes that an answer may have; a longer one is given up as it arrives and fails with `UnreadableResponse`.
   * Streams are not bounded: their readers are.
   *
   * @default 64 MiB
   */
  readonly maxBytes?: number | undefined
  readonly retry: RetryPolicy.RetryPolicy
}

/** A checked and written request that only lacks its credentials. Plain data: it can be kept, and sent again. */
export interface Prepared {
  readonly operation: string
  /** The encoded parameters, without the credentials. */
  readonly parameters: string
}

/** The answer of an operation. */
export interface Answer extends TransportResponse {
  /** The value of the body, where the operation promises JSON. */
  readonly json?: unknown
}

/** A client of one service. */
export interface ApiClient {
  /** Checks and writes a call; `InvalidInput` lists every problem. No I/O, no Effect: safe on a hot path. */
  readonly prepare: (operation: string, parameters: Operation.Parameters) => Prepared | InvalidInput
  /** Sends a prepared call once. */
  readonly attempt: (prepared: Prepared) => Effect.Effect<Answer, ApiError>
  /** Prepares and sends a call, and retries it as the policy says. */
  readonly call: (operation: string, parameters: Operation.Parameters) => Effect.Effect<Answer, ApiError>
  /**
   * Prepares a call and sends it once, and hands its answer over with the head: the status is checked, the body is still
   * on its way. Nothing is retried, because the reader alone knows what has arrived.
   */
  readonly stream: (
    operation: string,
    parameters: Operation.Parameters
  ) => Effect.Effect<StreamedResponse, ApiError, Scope.Scope>
}

/** Reports are a few megabytes at most, and reading JSON takes ten times their size. */
const defaultMaxBytes = 64 * 1024 * 1024

/**
 * Makes a client of a service over the {@link Transport} in the context. Dies when the service has no such region: a
 * mistake in the program.
 */
export const make = Effect.fnUntraced(function* (options: Options): Effect.fn.Return<ApiClient, never, Transport> {
  const transport = yield* Transport
  const clock = yield* Clock.Clock
  const now = () => clock.currentTimeMillisUnsafe()
  const { service, credentials } = options
  const { maxBytes = defaultMaxBytes } = options
  const routes = Route.table({ ...options, maxBytes })
  const quote = quoting(credentials.redact)

  const route = (id: string): Route.Route => {
    const found = routes.get(id)
    if (found === undefined) throw new Error(`${service.id} has no operation ${id}`)
    return found
  }

  const prepare = (id: string, parameters: Operation.Parameters): Prepared | InvalidInput => {
    const issues = route(id).check(parameters)
    return issues.length > 0
      ? new InvalidInput({ issues })
      : { operation: id, parameters: Operation.encode(parameters) }
  }

  const fail = (id: string, reason: Reason): Effect.Effect<never, ApiError> =>
    Effect.fail(new ApiError({ operation: id, reason }))

  const attempt = (prepared: Prepared): Effect.Effect<Answer, ApiError> =>
    Effect.suspend(() => {
      const id = prepared.operation
      const to = route(id)
      const request = to.write(prepared.parameters, now)
      if (request instanceof SigningFailed) return fail(id, request)
      return Effect.matchEffect(transport.execute(request), {
        onFailure: (reason) => fail(id, reason),
        onSuccess: (response): Effect.Effect<Answer, ApiError> => {
          if (!to.isExpected(response)) return Effect.flatMap(failure(response, quote), (reason) => fail(id, reason))
          if (response.isCut === true) return fail(id, tooLong(response, maxBytes, quote))
          if (!to.promisesJson(response)) return Effect.succeed(response)
          const read = promisedJson(response, quote)
          return "value" in read ? Effect.succeed({ ...response, json: read.value }) : fail(id, read)
        }
      })
    })

  const stream = (id: string, parameters: Operation.Parameters) =>
    Effect.suspend((): Effect.Effect<StreamedResponse, ApiError, Scope.Scope> => {
      const prepared = prepare(id, parameters)
      if (prepared instanceof InvalidInput) return fail(id, prepared)
      const to = route(id)
      const request = to.write(prepared.parameters, now)
      if (request instanceof SigningFailed) return fail(id, request)
      const { idleTimeout, isTransient } = options
      return Effect.matchEffect(transport.stream({ ...request, idleTimeout, isTransient }), {
        onFailure: (reason) => fail(id, reason),
        onSuccess: (response) =>
          to.isExpected({ status: response.status, opaque: false })
            ? Effect.succeed(response)
            : Effect.promise(() => firstBytes(response)).pipe(
                Effect.flatMap((body) => failure({ ...response, body }, quote)),
                Effect.flatMap((reason) => fail(id, reason))
              )
      })
    })

  const retries = RetryPolicy.schedule(options.retry)
  const call = (id: string, parameters: Operation.Parameters): Effect.Effect<Answer, ApiError> =>
    Effect.suspend(() => {
      const prepared = prepare(id, parameters)
      return prepared instanceof InvalidInput ? fail(id, prepared) : Effect.retry(attempt(prepared), retries)
    })

  return { prepare, attempt, call, stream }
})
