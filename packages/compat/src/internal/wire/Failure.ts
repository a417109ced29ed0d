/**
 * Why an HTTP attempt brought no answer, read from what `fetch` rejects with. The platform's error is let go: it may
 * hold the URL.
 */

/** What went wrong with an attempt. */
export type Trouble =
  /** The request cannot have reached the service; `reason` is what Python says. */
  | { readonly kind: "unsent"; readonly reason: string }
  /** The connection was closed before an answer. */
  | { readonly kind: "closed" }
  /** The connection was reset. */
  | { readonly kind: "reset" }
  /** What came is no HTTP. */
  | { readonly kind: "garbled" }
  /** The body ended early. */
  | { readonly kind: "cut"; readonly read: number; readonly missing: number | undefined }
  /** Nothing came in time. */
  | { readonly kind: "late"; readonly seconds: number }

/** An attempt that brought no whole answer. */
export class Failure extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}

/** Codes of errors that come before anything is sent, in Python's words. */
const unsent: Readonly<Record<string, string>> = {
  ECONNREFUSED: "[Errno 111] Connection refused",
  ENOTFOUND: "[Errno -2] Name or service not known",
  EAI_AGAIN: "[Errno -3] Temporary failure in name resolution",
  EHOSTUNREACH: "[Errno 113] No route to host",
  ENETUNREACH: "[Errno 101] Network is unreachable",
  UND_ERR_CONNECT_TIMEOUT: "timed out"
}

/** How many seconds of silence the platform puts up with, whatever it is told. */
const patience = 300

const isCertificate = (code: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS/.test(code)

/** The errors a failure consists of, from the outside in. */
const causes = function* (error: unknown): Generator<object> {
  for (let depth = 0, current = error; depth < 4 && typeof current === "object" && current !== null; depth++) {
    yield current
    current = "cause" in current ? current.cause : undefined
  }
}

/** Reads what `fetch` rejected with. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Failure) return error
  for (const cause of causes(error)) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : ""
    const reason = unsent[code]
    if (reason !== undefined) return new Failure({ kind: "unsent", reason })
    if (isCertificate(code)) {
      return new Failure({ kind: "unsent", reason: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed" })
    }
    if (/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/.test(code)) return new Failure({ kind: "late", seconds: patience })
    if (code === "ECONNRESET" || code === "EPIPE") return new Failure({ kind: "reset" })
    if (cause instanceof Error && cause.name === "HTTPParserError") return new Failure({ kind: "garbled" })
    if (cause instanceof Error && cause.message === "bad port") {
      return new Failure({ kind: "unsent", reason: "the port is one that fetch refuses" })
    }
  }
  return new Failure({ kind: "closed" })
}
