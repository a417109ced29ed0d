/**
 * What stops the program from outside: Ctrl-C, SIGTERM, and a reader that goes away.
 */
import { type ExitCode, exitCodes } from "../ExitCode.ts"

/** A signal for the commands, and the exit code that goes with what aborted it. */
export interface Interruption {
  readonly signal: AbortSignal
  /** `undefined` while nothing has stopped the program. */
  readonly exitCode: () => ExitCode | undefined
  readonly release: () => void
}

const codes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const

/** Listens until it is released. Each signal is taken once; a second Ctrl-C ends the process at once. */
export const listenForInterruption = (): Interruption => {
  const controller = new AbortController()
  let exitCode: ExitCode | undefined
  const stop = (code: ExitCode) => {
    exitCode ??= code
    controller.abort()
  }
  const onInterrupt = () => stop(codes.SIGINT)
  const onTerminate = () => stop(codes.SIGTERM)
  const onError = (error: NodeJS.ErrnoException) => {
    // Nothing that is written from here on can be read.
    if (error.code === "EPIPE") process.exit(exitCodes.unread)
    process.stderr.write(
      `tallymark: the output cannot be written (${error.code ?? "unknown"}); is there room for it?\n`
    )
    process.exit(exitCodes.failed)
  }
  const outputs = [process.stdout, process.stderr]
  process.once("SIGINT", onInterrupt)
  process.once("SIGTERM", onTerminate)
  for (const stream of outputs) stream.on("error", onError)
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    release: () => {
      process.off("SIGINT", onInterrupt)
      process.off("SIGTERM", onTerminate)
      for (const stream of outputs) stream.off("error", onError)
    }
  }
}
