/**
 * Any error as a sentence and an exit code.
 */
import { isApiError, type Reason } from "@tallymark/core"
import { type ExitCode, exitCodes } from "../ExitCode.ts"
import { badInput, Failure, failed } from "./Failure.ts"

/** Makes a failure of whatever a command has thrown. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Failure) return error
  if (isApiError(error)) return new Failure({ message: error.message, exitCode: exitCodeOf(error.reason) })
  if (!(error instanceof Error)) return failed("something failed without saying what")
  return "code" in error && typeof error.code === "string" ? ofSystem(error, error.code) : failed(error.message)
}

/** The same of a call to a host, which is named where nothing came back from it. */
export const failureAt = (host: string | undefined, error: unknown): Failure => {
  const failure = failureOf(error)
  const isSilent = isApiError(error) && (error.reason._tag === "TransportFailed" || error.reason._tag === "TimedOut")
  if (!isSilent || host === undefined) return failure
  return new Failure({ message: `${failure.message}; the host is ${host}`, exitCode: failure.exitCode })
}

const exitCodeOf = (reason: Reason): ExitCode => {
  if (reason._tag === "InvalidInput") return exitCodes.badInput
  const isRefused = reason._tag === "Rejected" && (reason.status === 401 || reason.status === 403)
  return isRefused || reason._tag === "SigningFailed" ? exitCodes.credentials : exitCodes.failed
}

/** What the system calls an error, in words, where the caller named the file or the port. */
const ofSystem = (error: Error, code: string): Failure => {
  const { path, port } = error as Error & { readonly path?: unknown; readonly port?: unknown } // Node adds them to some
  if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL") {
    return badInput("--hostname must be a name or an address of this machine, such as 127.0.0.1")
  }
  if (code === "ENOSPC" && typeof path === "string") {
    return failed(`there is no room for ${path}; make some, and run the same command again`)
  }
  const words = sentences[code]
  if (words !== undefined && typeof path === "string") return badInput(words(path))
  if (code === "EADDRINUSE") return failed(`port ${port} is taken; choose another one with --port`)
  return failed(error.message)
}

const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `there is no file ${path}`,
  ENOTDIR: (path) => `there is no file ${path}`,
  EISDIR: (path) => `${path} is a directory; name a file`,
  EACCES: (path) => `${path} may not be read or written; check its permissions`
}
