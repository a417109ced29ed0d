/**
 * What a command has to do with: where it reads and writes, its environment, and the signal that stops it.
 */

import type { ReadStream } from "node:tty"
import * as Context from "effect/Context"
import type { Screen } from "./Screen.ts"

/** The surroundings of one run of the program. */
export interface Surroundings {
  /** For answers. */
  readonly out: Screen
  /** For everything that is no answer: progress, warnings, questions, errors. */
  readonly err: Screen
  readonly stdin: ReadStream
  /** Whether somebody can be asked: both ends of the conversation are a terminal. */
  readonly isAttended: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
}

/** The surroundings as a service of the commands. */
export class Session extends Context.Service<Session, Surroundings>()("@tallymark/cli/Session") {}
