/**
 * Looks after the dead letters of an outbox from the command line.
 */
import * as Effect from "effect/Effect"
import type { DeadLetter, DeadLetters } from "../../Outbox.ts"
import { fromLine } from "../spool-line.ts"
import type { DeadRequest } from "./arguments.ts"
import { say } from "./say.ts"
import { tableOf } from "./table.ts"

/** Does what the request asks for; resolves with the exit code. */
export const lookAfterDead = (request: DeadRequest): Promise<number> => {
  const { outbox, settings } = request
  const product = { key: settings.credentials.account, host: settings.host }
  const listener = { evicted: () => undefined, warn: (_: string, message: string) => say(message) }
  return Effect.runPromise(
    Effect.scoped(Effect.flatMap(outbox.open(product, listener), ({ dead }) => act(request, dead)))
  )
}

const act = (request: DeadRequest, dead: DeadLetters) => {
  const { action, ids, isJson, limit } = request
  if (action === "list") return Effect.map(dead.list(limit), (letters) => print(listing(letters, isJson)))
  return Effect.map(dead[action](ids), (count) => {
    const done = action === "retry" ? "put back in line" : "dropped"
    print(isJson ? `${JSON.stringify({ [action]: count })}\n` : `${count} ${done}\n`)
    if (ids === undefined || count >= ids.length) return 0
    say(`${ids.length - count} of ${ids.length} were not among the dead letters`)
    return 1
  })
}

const listing = (letters: ReadonlyArray<DeadLetter>, isJson: boolean): string =>
  isJson
    ? letters.map((letter) => `${JSON.stringify(letter)}\n`).join("")
    : letters.length === 0
      ? "no dead letters\n"
      : tableOf(
          ["ID", "CALL", "CALLED AT", "DIED AT", "REASON"],
          letters.map(({ id, line, calledAt, diedAt, reason }) => [
            id,
            fromLine(line)?.kind ?? "unreadable",
            timeOf(calledAt),
            timeOf(diedAt),
            reason
          ])
        )

/** To the second. */
const timeOf = (epochMillis: number): string => `${new Date(epochMillis).toISOString().slice(0, 19)}Z`

const print = (text: string): number => {
  process.stdout.write(text)
  return 0
}
