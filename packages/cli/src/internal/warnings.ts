/**
 * What the libraries want a person to know.
 */
import { plainly } from "./drawing/text.ts"
import type { Surroundings } from "./Session.ts"

/** Takes warnings and writes them where they are no part of an answer. Most of them name the toolkit already. */
export const warner =
  ({ err }: Surroundings): ((message: string) => void) =>
  (message) => {
    const named = message.startsWith("tallymark: ") ? message : `tallymark: ${message}`
    void err.write(`${named.split("\n").map(plainly).join("\n")}\n`)
  }
