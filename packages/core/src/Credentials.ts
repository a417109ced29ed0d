/**
 * Who the caller is, as a value that knows how to say so.
 *
 * A client asks its credentials what to add to a request and knows nothing of keys, headers or signatures. A secret is
 * `Redacted` from the moment it is handed over until the line that writes it on the wire. The constructors stand in
 * `credentials/`, one module each, so that a program carries only what it uses.
 */
import type * as Redacted from "effect/Redacted"
import type { SigningFailed } from "./ApiError.ts"
import type { Parameters } from "./Operation.ts"
import type { AuthScheme } from "./OperationSpec.ts"

/** A secret as callers give it: plain text, or already redacted. */
export type Secret = string | Redacted.Redacted<string>

/** What credentials add to one request. It holds the secret as plain text: it is for the wire, and never kept or logged. */
export interface Authorization {
  /** Parameters in front of the call's own. */
  readonly before?: Parameters | undefined
  /** Parameters behind them. */
  readonly after?: Parameters | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Credentials of one scheme of a service. Printing one shows no secret. */
export interface Credentials {
  /** The scheme's name in the service's table. */
  readonly scheme: string
  /** The API generation that a client with these credentials speaks, unless it is told another. */
  readonly generation: string
  /**
   * The product or project that the service knows the caller as, to tell it from others: what a file of its calls or a
   * count of them is named after, by a digest. Redacted, because with some schemes it is the secret itself.
   */
  readonly account: Redacted.Redacted<string>
  /** What is no secret and goes along with the calls that take it, such as `project_id`. */
  readonly parameters: Parameters
  /**
   * What to add to a request with these encoded parameters; `now` tells epoch milliseconds. Throws when the service's
   * scheme is of another type: a mistake in the program.
   */
  readonly authorize: (scheme: AuthScheme, parameters: string, now: () => number) => Authorization | SigningFailed
  /**
   * A text of the service's, with every secret of these credentials in it replaced, however it is escaped. A user name is
   * replaced too, from four characters on.
   */
  readonly redact: (text: string) => string
}
