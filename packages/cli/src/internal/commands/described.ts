/**
 * What every command says of itself.
 */
import * as Command from "effect/cli/Command"

/** What a command does, and how it is called. */
export interface Description {
  /** One line, for the list of commands. */
  readonly summary: string
  /** More than the summary, for the command's own help. */
  readonly details?: string | undefined
  /** Each with what it does. */
  readonly examples: ReadonlyArray<readonly [command: string, meaning: string]>
}

/** Adds the description to a command. */
export const described =
  ({ details, examples, summary }: Description) =>
  <const Name extends string, Input, E, R, ContextInput>(
    command: Command.Command<Name, Input, ContextInput, E, R>
  ): Command.Command<Name, Input, ContextInput, E, R> =>
    command.pipe(
      Command.withDescription(details === undefined ? summary : `${summary} ${details}`),
      Command.withShortDescription(summary),
      Command.withExamples(examples.map(([text, description]) => ({ command: text, description })))
    )
