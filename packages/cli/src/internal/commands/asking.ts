/**
 * What the commands under `tallymark query` have in common: their flags, and how they are run.
 */
import type * as Effect from "effect/Effect"
import { formats } from "../answers/show.ts"
import type { Failure } from "../Failure.ts"
import { lazily } from "../lazily.ts"
import type { Ask, AskInput } from "../programs/ask.ts"
import type { Session } from "../Session.ts"
import { connectionFlags, daysFlags, oneOf, text } from "./flags.ts"

/** The flags of every question. */
export const askFlags = {
  format: oneOf("format", formats, "how to show the answer; table where nothing is said"),
  connection: connectionFlags
}

/** The flags of a question about days. */
export const datedFlags = { days: daysFlags, ...askFlags }

/** The expressions of questions. */
export const where = text("where", "EXPRESSION", "only what this is true of")
export const on = text("on", "EXPRESSION", "split the answer by the values of this")

/** What to count. */
export const counting = oneOf("count", ["general", "unique", "average"], "occurrences, people, or occurrences a person")

/** The handler of a command that asks. */
export const asking = (input: AskInput, ask: Ask): Effect.Effect<void, Failure, Session> => handler({ ...input, ask })

const handler = lazily<AskInput & { readonly ask: Ask }>(() => import("../programs/ask.ts"))
