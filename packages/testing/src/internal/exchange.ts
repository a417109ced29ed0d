/**
 * One request and its answer in the form that both faces of the server share.
 *
 * A `fetch` call and a message on a socket become an {@link Exchange}; a {@link Reply} becomes a `Response` or bytes on the
 * socket. Everything between the two is one function.
 */

/** A request, read to its end. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

/** An answer that has not been written yet. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | ReadableStream<Uint8Array>
}

/** No bytes. */
export const nothing = new Uint8Array()

/** How a connection can end before its answer is complete. */
export type Ending = "reset" | "half-close" | "refused"

const codes: Readonly<Record<Ending, string>> = {
  reset: "ECONNRESET",
  "half-close": "UND_ERR_SOCKET",
  refused: "ECONNREFUSED"
}

/** The connection ends without a complete answer; looks like what the platform's `fetch` rejects with. */
export class ConnectionLost extends TypeError {
  readonly ending: Ending

  constructor(ending: Ending) {
    super("fetch failed", { cause: Object.assign(new Error(`fake server: ${ending}`), { code: codes[ending] }) })
    this.ending = ending
  }
}

const encoder = new TextEncoder()

/** An answer in plain text. */
export const text = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  body: encoder.encode(body)
})

/** An answer in JSON. */
export const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { "content-type": "application/json" },
  body: encoder.encode(`${JSON.stringify(value)}\n`)
})

/** An answer without a body. */
export const bodiless = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: nothing
})

/** The same answer with more headers. */
export const withHeaders = (reply: Reply, headers: Readonly<Record<string, string>>): Reply => ({
  ...reply,
  headers: { ...reply.headers, ...headers }
})
