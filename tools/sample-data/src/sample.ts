/**
 * The whole sample: a month of a small tea shop, as the text of its export.
 */
import { writeLines } from "./blemishes.ts"
import { invent } from "./customers.ts"
import { makeNotebook } from "./notebook.ts"
import { fromSeed } from "./random.ts"
import { newcomers } from "./shop.ts"
import { liveThroughMonth } from "./visits.ts"

/** Writes the export of the month. The same text on every machine and every day. */
export const makeSample = (): string => {
  const random = fromSeed(2026)
  const notebook = makeNotebook()
  let customers = 0
  newcomers.forEach((count, day) => {
    for (let i = 0; i < count; i++) liveThroughMonth(notebook, random, invent(random, customers++), day)
  })
  const entries = notebook.entries.toSorted((a, b) => a.receivedAt - b.receivedAt)
  return writeLines(entries, random)
    .map((line) => `${line}\n`)
    .join("")
}
