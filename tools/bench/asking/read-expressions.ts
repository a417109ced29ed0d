/**
 * A process that reads expressions for a while, and reports how many it read in a second.
 */
import { check, parse } from "@tallymark/core/expression"
import { length, texts } from "./texts.ts"

/** What to do with each text: read it into a tree, or say what is wrong with it, which reads it first. */
export const ways = { parse, check } as const

/** What the parent asks for. */
export interface Reading {
  readonly way: keyof typeof ways
  readonly milliseconds: number
}

/** What it gets. */
export interface ReadingRate {
  readonly perSecond: number
}

process.once("message", ({ milliseconds, way }: Reading) => {
  for (const text of texts) {
    if (text.length !== length || check(text).length > 0) throw new Error(`not ${length} sound characters: ${text}`)
  }
  const read = ways[way]
  const round = (until: number): number => {
    let count = 0
    while (performance.now() < until) {
      for (const text of texts) read(text)
      count += texts.length
    }
    return count
  }
  round(performance.now() + milliseconds / 2)
  const startedAt = performance.now()
  const count = round(startedAt + milliseconds)
  const rate: ReadingRate = { perSecond: count / ((performance.now() - startedAt) / 1000) }
  process.send?.(rate)
})
