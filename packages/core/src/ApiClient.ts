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
import { parseRetryAfter, retryAfterDelay } from "effect/http/Headers"
import {
  ApiError,
  InvalidInput,
  RateLimited,
  type Reason,
  Rejected,
  ServerFailed,
  UnreadableResponse
} from "./ApiError.ts"
import { authorize, type Credentials } from "./Credentials.ts"
import * as Operation from "./Operation.ts"
import type { OperationSpec, ServiceSpec } from "./OperationSpec.ts"
import * as RetryPolicy from "./RetryPolicy.ts"
import { Transport, type TransportRequest, type TransportResponse } from "./Transport.ts"

/** Settings of {@link make}. */
export interface Options {
  readonly service: ServiceSpec
  readonly credentials: Credentials
  /** The origin to call instead of the service's own, per host role; without a trailing slash. */
  readonly hosts?: Readonly<Record<string, string>> | undefined
  /** The API generation to speak, a key of the operations' `paths`. */
  readonly generation: string
  /** The deadline of one attempt. */
  readonly timeout: Duration.Duration
  readonly retry: RetryPolicy.RetryPolicy
}

/** A checked and written request that only lacks its credentials. Plain data: it can be kept, and sent again. */
export interface Prepared {
  readonly operation: string
  /** The encoded parameters, without the credentials. */
  readonly parameters: string
}

/** A client of one service. */
export interface ApiClient {
  /** Checks and writes a call; `InvalidInput` lists every problem. No I/O, no Effect: safe on a hot path. */
  readonly prepare: (operation: string, parameters: Operation.Parameters) => Prepared | InvalidInput
  /** Sends a prepared call once. */
  readonly attempt: (prepared: Prepared) => Effect.Effect<TransportResponse, ApiError>
  /** Prepares and sends a call, and retries it as the policy says. */
  readonly call: (operation: string, parameters: Operation.Parameters) => Effect.Effect<TransportResponse, ApiError>
}

/** Makes a client of a service over the {@link Transport} in the context. */
export const make = Effect.fnUntraced(function* (options: Options): Effect.fn.Return<ApiClient, never, Transport> {
  const transport = yield* Transport
  const { service, credentials } = options
  const supplied = Object.values(service.auth).flatMap((scheme) => (scheme.type === "parameter" ? [scheme.name] : []))
  const operations = new Map(
    Object.values(service.operations).map((spec) => [spec.id, Operation.make(spec, { supplied })])
  )

  const operation = (id: string): Operation.Operation => {
    const found = operations.get(id)
    if (found === undefined) throw new Error(`${service.id} has no operation ${id}`)
    return found
  }

  const toRequest = (prepared: Prepared): TransportRequest => {
    const parameters = authorize(credentials, service, prepared.parameters)
    const spec = asSent(service, operation(prepared.operation).spec, parameters)
    const origin = options.hosts?.[spec.host] ?? service.hosts[spec.host]
    const path = spec.paths[options.generation]
    if (origin === undefined) throw new Error(`${service.id} has no host ${spec.host}`)
    if (path === undefined) throw new Error(`${spec.id} has no path in the generation ${options.generation}`)
    return spec.method === "GET"
      ? { method: "GET", origin, target: `${path}?${parameters}`, timeout: options.timeout }
      : { method: "POST", origin, target: path, headers: formHeaders, body: parameters, timeout: options.timeout }
  }

  const prepare = (id: string, parameters: Operation.Parameters): Prepared | InvalidInput => {
    const issues = operation(id).check(parameters)
    return issues.length > 0
      ? new InvalidInput({ issues })
      : { operation: id, parameters: Operation.encode(parameters) }
  }

  const attempt = (prepared: Prepared): Effect.Effect<TransportResponse, ApiError> =>
    Effect.matchEffect(
      Effect.suspend(() => transport.execute(toRequest(prepared))),
      {
        onFailure: (reason) => Effect.fail(new ApiError({ operation: prepared.operation, reason })),
        onSuccess: (response) =>
          isExpected(operation(prepared.operation).spec, response)
            ? Effect.succeed(response)
            : Effect.flatMap(failure(response), (reason) => new ApiError({ operation: prepared.operation, reason }))
      }
    )

  const retries = RetryPolicy.schedule(options.retry)
  const call = (id: string, parameters: Operation.Parameters): Effect.Effect<TransportResponse, ApiError> =>
    Effect.suspend(() => {
      const prepared = prepare(id, parameters)
      return "parameters" in prepared
        ? Effect.retry(attempt(prepared), retries)
        : Effect.fail(new ApiError({ operation: id, reason: prepared }))
    })

  return { prepare, attempt, call }
})

const formHeaders = { "content-type": "application/x-www-form-urlencoded" }

/** The same call as a form, when its query would be longer than the service takes. */
const asSent = (service: ServiceSpec, spec: OperationSpec, query: string): OperationSpec =>
  spec.formAbove !== undefined && query.length > spec.formAbove.characters
    ? (service.operations[spec.formAbove.operation] ?? spec)
    : spec

/** Whether the answer is one the table promises for success. A browser that hides the answer shows no more than that it was sent. */
const isExpected = (spec: OperationSpec, { status, opaque }: TransportResponse): boolean =>
  opaque || ((status < 300 || status === 304) && spec.responses.some((response) => response.status === status))

const failure = Effect.fnUntraced(function* (response: TransportResponse): Effect.fn.Return<Reason> {
  const { status } = response
  if (status === 429) return new RateLimited({ status, retryAfter: yield* retryAfter(response) })
  if (status >= 500 || status === 408) return new ServerFailed({ status, retryAfter: yield* retryAfter(response) })
  if (status >= 300) return new Rejected({ status })
  return new UnreadableResponse({ status })
})

/** What `Retry-After` asks for, as seconds or as a date; one that cannot be read is none (RFC 9110 §10.2.3). */
const retryAfter = Effect.fnUntraced(function* (response: TransportResponse) {
  const header = response.header("retry-after")
  if (header === undefined) return undefined
  const parsed = parseRetryAfter(header)
  return parsed._tag === "Failure" ? undefined : retryAfterDelay(parsed.success, yield* Clock.currentTimeMillis)
})
