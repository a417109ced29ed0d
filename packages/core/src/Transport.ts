/**
 * One HTTP attempt, bytes only. A response of any status is a success here; only "no response" is a failure.
 *
 * `layer` works wherever `fetch` does. `@tallymark/core/undici` has a second layer for Node, which costs a tenth of the
 * CPU. Both hold to one contract: no retries, no redirects, one deadline for the whole answer, and an interrupted call
 * aborts its request.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import ky from "ky"
import { TimedOut, TransportFailed } from "./ApiError.ts"

/** What to send. `target`, `headers` and `body` may hold a secret, so a request is never logged or kept in an error. */
export interface TransportRequest {
  readonly method: "GET" | "POST"
  /** Scheme, host and port, without a trailing slash. */
  readonly origin: string
  /** Path and query, beginning with a slash and percent-encoded. Text that is so encoded goes out byte for byte. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  /** The deadline of the attempt, up to the last byte of the answer. */
  readonly timeout: Duration.Duration
}

/** What came back. */
export interface TransportResponse {
  readonly status: number
  /** The value of a header, by its lower-case name; a header that is repeated has its values joined by commas. */
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
  /** A browser sent the request and hides the answer (`mode: "no-cors"`); `status` is 0 then. */
  readonly opaque: boolean
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
  }
>()("@tallymark/core/Transport") {
  /** A transport over ky and `fetch`, for every platform. */
  static readonly layer = (options: FetchOptions = {}): Layer.Layer<Transport> =>
    Layer.succeed(Transport, { execute: (request) => execute(request, options) })
}

const execute = (request: TransportRequest, { fetch, init }: FetchOptions) =>
  Effect.tryPromise({
    try: async (signal) => {
      const response = await ky(request.origin + request.target, {
        ...init,
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
      return fromResponse(response, new Uint8Array(await response.arrayBuffer()))
    },
    catch: (error) => new TransportFailed({ code: codeOf(error) })
  }).pipe(
    Effect.timeoutOrElse({
      duration: request.timeout,
      orElse: () => Effect.fail(new TimedOut({ after: request.timeout }))
    })
  )

const fromResponse = (response: Response, body: Uint8Array): TransportResponse => ({
  // A browser hides which redirect it met and shows 0; 302 stands for any of them.
  status: response.type === "opaqueredirect" ? 302 : response.status,
  header: (name) => response.headers.get(name) ?? undefined,
  body,
  opaque: response.type === "opaque"
})

/**
 * The platform's code of a failure (`ECONNRESET`, `UND_ERR_SOCKET`), from the error or what caused it. The error itself
 * is dropped: it may carry the URL.
 */
export const codeOf = (error: unknown): string | undefined => {
  for (let depth = 0, current = error; depth < 4 && typeof current === "object" && current !== null; depth++) {
    if ("code" in current && typeof current.code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(current.code)) {
      return current.code
    }
    current = "cause" in current ? current.cause : undefined
  }
  return undefined
}
