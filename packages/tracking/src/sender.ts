/**
 * The sender as a program: `tallymark-sender`. It delivers what products have put into an outbox, as a process of its
 * own, and looks after the dead letters.
 */
import { isApiError } from "@tallymark/core"
import { ask, UsageError } from "./internal/sender/arguments.ts"
import { lookAfterDead } from "./internal/sender/dead.ts"
import { helpOf } from "./internal/sender/help.ts"
import { runSender } from "./internal/sender/run-sender.ts"
import { say } from "./internal/sender/say.ts"
import { OutboxFailed } from "./TrackingError.ts"

/**
 * Runs the program; resolves with its exit code: 0 when it did what it was told, 1 when it could not, 2 when it was not
 * told clearly.
 */
export const main = async (args: ReadonlyArray<string>): Promise<number> => {
  try {
    const request = await ask(args, process.env)
    switch (request.command) {
      case "help":
        process.stdout.write(helpOf(request.of))
        return 0
      case "run":
        return await runSender(request)
      case "dead":
        return await lookAfterDead(request)
    }
  } catch (error) {
    say(messageOf(error))
    const isUsage = error instanceof UsageError || (isApiError(error) && error.reason._tag === "InvalidInput")
    if (isUsage) say("see --help")
    return isUsage ? 2 : 1
  }
}

/** Errors of ours say what to do. Of others only the code is shown: their messages may hold addresses and paths. */
const messageOf = (error: unknown): string => {
  if (error instanceof UsageError || isApiError(error) || error instanceof OutboxFailed) return error.message
  const code = error instanceof Error && "code" in error ? String(error.code) : "an unexpected error"
  if (code === "EADDRINUSE") return "somebody else listens on the port"
  return `it failed: ${code}`
}
