/**
 * Asks one question and shows its answer.
 */
import type { CallOptions, NodeQueryClient } from "@tallymark/query/node"
import type { Answer } from "../answers/Answer.ts"
import { type Format, show } from "../answers/show.ts"
import { type ConnectionInput, withConnection } from "../configuration/query-client.ts"
import { type Days, type DaysInput, daysOf } from "../days.ts"
import type { Surroundings } from "../Session.ts"

/** The flags of every question. */
export interface AskInput {
  readonly connection: ConnectionInput
  readonly days?: DaysInput | undefined
  readonly format: Format | undefined
}

/** What a command asks, over a client that is ready. Questions without days leave them alone. */
export type Ask = (query: NodeQueryClient, days: Days, options: CallOptions) => Promise<Answer> | Answer

/** The days of a question that has none. */
const noDays: DaysInput = { from: undefined, to: undefined, last: undefined }

/** Asks and shows. */
export const run = (input: AskInput & { readonly ask: Ask }, session: Surroundings): Promise<void> =>
  withConnection(input.connection, session, async ({ query, timeZone }) => {
    const days = daysOf(input.days ?? noDays, timeZone, Date.now())
    const answer = await input.ask(query, days, { signal: session.signal })
    await show(answer, input.format ?? "table", session.out)
  })
