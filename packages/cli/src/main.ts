/**
 * Runs the program: reads the arguments, runs the command, and turns what happens into an exit code.
 */
import { readFileSync } from "node:fs"
import * as CliConfig from "effect/cli/CliConfig"
import type * as CliError from "effect/cli/CliError"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import * as Effect from "effect/Effect"
import { type ExitCode, exitCodes } from "./ExitCode.ts"
import { tallymark } from "./internal/commands/tallymark.ts"
import { plainly } from "./internal/drawing/text.ts"
import type { Failure } from "./internal/Failure.ts"
import { listenForInterruption } from "./internal/interruption.ts"
import { nodeServices } from "./internal/node-services.ts"
import { presenterFor } from "./internal/presenter.ts"
import { refuseSecrets } from "./internal/refuse-secrets.ts"
import { screenOf } from "./internal/Screen.ts"
import { Session, type Surroundings } from "./internal/Session.ts"

/**
 * Runs the program over the streams, the environment and the signals of this process; resolves with its exit code.
 *
 * Never rejects: what goes wrong is a sentence on standard error.
 *
 * **Example**
 *
 * ```ts
 * import { main } from "@tallymark/cli"
 *
 * process.exitCode = await main(["expression", "check", 'properties["plan"] == "pro"'])
 * ```
 */
export const main = async (args: ReadonlyArray<string>): Promise<ExitCode> => {
  const interruption = listenForInterruption()
  const session: Surroundings = {
    out: screenOf(process.stdout),
    err: screenOf(process.stderr),
    stdin: process.stdin,
    isAttended: process.stdin.isTTY === true && process.stderr.isTTY === true,
    environment: process.env,
    signal: interruption.signal
  }
  const say = (message: string) => session.err.write(`${session.err.paint("bad", "tallymark:")} ${message}\n`)
  try {
    const secret = refuseSecrets(args)
    if (secret !== undefined) {
      await say(secret.message)
      return secret.exitCode
    }
    const end = await Effect.runPromise(Effect.result(program(args, session)))
    // For a server a signal is the way to end well.
    if (end._tag === "Success") return exitCodes.done
    const stopped = interruption.exitCode()
    if (stopped === undefined) return await explain(end.failure, say)
    await say("stopped")
    return stopped
  } catch (error) {
    await say(`this is a mistake in tallymark itself: ${error instanceof Error ? error.message : "unknown"}`)
    return exitCodes.failed
  } finally {
    interruption.release()
  }
}

const program = (args: ReadonlyArray<string>, session: Surroundings) =>
  Command.runWith(tallymark, { version: version() })(args).pipe(
    Effect.provideService(Session, session),
    Effect.provideService(CliOutput.Presenter, presenterFor(session)),
    Effect.provide(CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] })),
    Effect.provide(nodeServices)
  )

/** Says what has failed, unless the presenter has done so, and chooses the exit code. */
const explain = async (
  failure: Failure | CliError.CliError,
  say: (message: string) => Promise<void>
): Promise<ExitCode> => {
  if (failure._tag === "Failure") {
    await say(failure.message.split("\n").map(plainly).join("\n"))
    return failure.exitCode
  }
  if (failure._tag !== "ShowHelp") await say(plainly(failure.message))
  return exitCodes.badInput
}

/** The version of this package, the same from the sources and from what is built of them. */
const version = (): string => {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8")
  )
  return manifest.version
}
