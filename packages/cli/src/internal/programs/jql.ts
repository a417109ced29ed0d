/**
 * Runs a script from a file or from standard input, and shows what it returns.
 */
import { text } from "node:stream/consumers"
import { valueAnswer } from "../answers/value-answer.ts"
import { badInput } from "../Failure.ts"
import { readText } from "../read-text.ts"
import type { Surroundings } from "../Session.ts"
import { type AskInput, run as ask } from "./ask.ts"

/** What `query jql` takes. */
export interface JqlInput extends AskInput {
  readonly file: string
  readonly params: string | undefined
}

/** Reads the script, and asks. */
export const run = async (input: JqlInput, session: Surroundings): Promise<void> => {
  const params = input.params === undefined ? undefined : paramsIn(input.params)
  const script = await scriptOf(input, session)
  await ask(
    { ...input, ask: async (query, _days, options) => valueAnswer(await query.jql.run({ script, params }, options)) },
    session
  )
}

const scriptOf = async ({ connection, file }: JqlInput, { stdin }: Surroundings): Promise<string> => {
  if (file !== "-") return readText(file)
  if (connection.secretStdin) throw badInput("standard input can hold the script or the secret, not both")
  return text(stdin)
}

const paramsIn = (json: string): object => {
  const params = parse(json)
  if (typeof params === "object" && params !== null && !Array.isArray(params)) return params
  throw badInput('--params must be a JSON object, such as \'{"from":"2026-01-01"}\'')
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
