/**
 * The one way for a command to fail: a sentence for a person, and the code to end with.
 */
import * as Data from "effect/Data"
import { type ExitCode, exitCodes } from "../ExitCode.ts"

/** Why a command ends early. The message goes to the terminal as it is, so it holds no secret and no stack. */
export class Failure extends Data.TaggedError("Failure")<{
  readonly message: string
  readonly exitCode: ExitCode
}> {}

/** What the caller gave cannot be used. */
export const badInput = (message: string): Failure => new Failure({ message, exitCode: exitCodes.badInput })

/** Credentials are missing or incomplete. */
export const noCredentials = (message: string): Failure => new Failure({ message, exitCode: exitCodes.credentials })

/** Something outside this program does not work. */
export const failed = (message: string): Failure => new Failure({ message, exitCode: exitCodes.failed })
