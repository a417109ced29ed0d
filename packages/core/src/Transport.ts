/**
 * One HTTP attempt, bytes only. A response of any status is a success here; only "no response" is a failure.
 *
 * `layer` works wherever `fetch` does. `@tallymark/core/undici` has a second layer for Node, which costs a tenth of the
 * CPU. Both hold to one contract: no retries, no redirects, one deadline for the whole answer, and an interrupted call
 * aborts its request. A streamed answer has a deadline for its head, and one for every silence after it.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { loadKy } from "#ky"
import { TimedOut, TransportFailed } from "./ApiError.ts"
import { codeOf } from "./internal/code-of.ts"
import { FetchedBody } from "./internal/FetchedBody.ts"
import { readBody } from "./internal/read-body.ts"

/** What to send. `target`, `headers` and `body` may hold a secret, so a request is never logged or kept in an error. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  /** Scheme, host and port, without a trailing slash. */
  readonly origin: string
  /** Path and query, beginning with a slash and percent-encoded. Text that is so encoded goes out byte for byte. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  /** The deadline of the attempt: up to the last byte of the answer, or up to its head when it is streamed. */
  readonly timeout: Duration.Duration
  /**
   * The most bytes of a body that `execute` keeps, as they are handed over: what `fetch` has unpacked counts unpacked. A
   * longer body is cut there and its connection closed. `stream` reads at the speed of its reader and has no bound.
   *
   * @default unbounded
   */
  readonly maxBytes?: number | undefined
}

/** What to send when the answer is to be read as it arrives. */
export interface StreamRequest extends TransportRequest {
  /**
   * The longest silence a reader of the body waits through. Time the reader takes for itself does not count.
   *
   * @default 60 seconds
   */
  readonly idleTimeout?: Duration.Duration | undefined
  /**
   * Whether the reader is done with a piece of the body when it asks for the next one. The memory of the piece may then be
   * used again, which saves most of what a long body costs; whoever keeps a piece must copy it.
   *
   * @default false
   */
  readonly isTransient?: boolean | undefined
}

/** What came back. */
export interface TransportResponse {
  readonly status: number
  /** The value of a header, by its lower-case name; a header that is repeated has its values joined by commas. */
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
  /** Whether `body` is only a beginning, because it would be longer than the request's `maxBytes`. */
  readonly isCut?: boolean | undefined
  /** A browser sent the request and hides the answer (`mode: "no-cors"`); `status` is 0 then. */
  readonly opaque: boolean
}

/** The head of an answer, and its body as it arrives. */
export interface StreamedResponse extends Pick<TransportResponse, "status" | "header"> {
  /**
   * The body, for one reader, once. The sender is slowed down to the speed of the reader. Throws `TransportFailed` or
   * `TimedOut` where the body breaks off; leaving the loop closes the connection.
   */
  readonly body: AsyncIterable<Uint8Array>
  /** What the bytes of `body` are still encoded with; `fetch` has decoded them already. */
  readonly encoding: "identity" | "gzip"
}

/** A signature that fits every platform's `fetch`. */
export type Fetch = (input: Request, init?: RequestInit) => Promise<Response>

/** Settings of {@link Transport.layer}. */
export interface FetchOptions {
  /**
   * The function that carries the request.
   *
   * @default the platform's `fetch`
   */
  readonly fetch?: Fetch | undefined
  /**
   * Passed on with every request: how a page asks for `keepalive` or `mode: "no-cors"`. A request with `no-cors` follows
   * redirects, because a platform sends it no other way.
   */
  readonly init?: Pick<RequestInit, "keepalive" | "mode" | "credentials" | "referrerPolicy"> | undefined
}

/** The service that performs one HTTP attempt. */
export class Transport extends Context.Service<
  Transport,
  {
    readonly execute: (request: TransportRequest) => Effect.Effect<TransportResponse, TransportFailed | TimedOut>
    /** Like `execute`, but hands the answer over with its head. The connection is closed with the scope. */
    readonly stream: (
      request: StreamRequest
    ) => Effect.Effect<StreamedResponse, TransportFailed | TimedOut, Scope.Scope>
  }
>()("@tallymark/core/Transport") {
  /** A transport over ky and `fetch`, for every platform. */
  static readonly layer = (options: FetchOptions = {}): Layer.Layer<Transport> => {
    loadKy()
    return Layer.succeed(Transport, {
      execute: (request) => execute(request, options),
      stream: (request) => stream(request, options)
    })
  }
}

const execute = (request: TransportRequest, options: FetchOptions) =>
  inTime(request, async (signal): Promise<TransportResponse> => {
    const response = await send(request, options, signal)
    const read = await readBody(response, request.maxBytes)
    return { ...headOf(response), ...read, opaque: response.type === "opaque" }
  })

const stream = (request: StreamRequest, options: FetchOptions) =>
  Effect.acquireRelease(
    Effect.sync(() => new FetchedBody(request.idleTimeout)),
    (body) => Effect.sync(() => body.close())
  ).pipe(
    Effect.flatMap((body) =>
      inTime(request, async (signal): Promise<StreamedResponse> => {
        signal.addEventListener("abort", () => body.close())
        const response = await send(request, options, body.signal)
        body.open(response.body)
        return { ...headOf(response), body, encoding: "identity" }
      })
    )
  )

const send = async (
  request: TransportRequest,
  { fetch, init }: FetchOptions,
  signal: AbortSignal
): Promise<Response> => {
  const ky = await loadKy()
  signal.throwIfAborted()
  const attempt = (more: Pick<RequestInit, "keepalive">): Promise<Response> =>
    ky(request.origin + request.target, {
      ...init,
      ...more,
      method: request.method,
      headers: request.headers ?? {},
      body: request.body ?? null,
      redirect: init?.mode === "no-cors" ? "follow" : "manual",
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      signal,
      ...(fetch === undefined ? {} : { fetch: (input, options) => fetch(new Request(input, options)) })
    })
  try {
    return await attempt({})
  } catch (error) {
    // A page may have 64 KiB of bodies on their way that outlive it, and does not say that this is why it refuses one.
    if (init?.keepalive !== true || request.body === undefined || signal.aborted) throw error
    return attempt({ keepalive: false })
  }
}

const inTime = <A>({ timeout }: TransportRequest, attempt: (signal: AbortSignal) => Promise<A>) =>
  Effect.tryPromise({ try: attempt, catch: asFailure }).pipe(
    Effect.timeoutOrElse({ duration: timeout, orElse: () => Effect.fail(new TimedOut({ after: timeout })) })
  )

const asFailure = (error: unknown): TransportFailed =>
  error instanceof TransportFailed ? error : new TransportFailed({ code: codeOf(error) })

const headOf = (response: Response): Pick<TransportResponse, "status" | "header"> => ({
  // A browser hides which redirect it met and shows 0; 302 stands for any of them.
  status: response.type === "opaqueredirect" ? 302 : response.status,
  header: (name) => response.headers.get(name) ?? undefined
})
