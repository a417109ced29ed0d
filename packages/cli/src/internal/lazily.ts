/**
 * Loads the program of a command when it is run, so that help and completions do not wait for it.
 */
import * as Effect from "effect/Effect"
import { type Failure, failed } from "./Failure.ts"
import { Session, type Surroundings } from "./Session.ts"

/** A module that does what a command says. */
export interface Program<Input> {
  readonly run: (input: Input, session: Surroundings) => Promise<void>
}

/** The handler of a command whose program is in another module. */
export const lazily =
  <Input>(load: () => Promise<Program<Input>>) =>
  (input: Input): Effect.Effect<void, Failure, Session> =>
    Effect.flatMap(Session, (session) =>
      Effect.tryPromise({
        try: async () => (await load()).run(input, session),
        catch: (error) => error
      }).pipe(Effect.catch((error) => Effect.flatMap(explained(error), Effect.fail)))
    )

/** The words for errors are loaded when there is one. */
const explained = (error: unknown): Effect.Effect<Failure> =>
  Effect.promise(async () => {
    const { failureOf } = await import("./failure-of.ts")
    return failureOf(error)
  }).pipe(Effect.catchCause(() => Effect.succeed(failed("something failed, and so did explaining it"))))
