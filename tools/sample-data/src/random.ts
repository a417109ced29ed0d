/**
 * Random choices that are the same on every machine: mulberry32, a generator of 32 bits in integer arithmetic.
 */

/** Choices drawn from one seed. The order of the calls decides what each answers. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
  /** True so many times in a hundred. */
  readonly percent: (chance: number) => boolean
  readonly pick: <A>(choices: readonly [A, ...ReadonlyArray<A>]) => A
  /** The index of one of the weights, drawn in proportion to them. */
  readonly weighted: (weights: ReadonlyArray<number>) => number
  /** Characters of the given alphabet. */
  readonly text: (alphabet: string, length: number) => string
}

/** Starts a sequence of choices. */
export const fromSeed = (seed: number): Random => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const whole = (least: number, most: number): number => least + (next() % (most - least + 1))
  return {
    whole,
    percent: (chance) => next() % 100 < chance,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    weighted: (weights) => {
      let rest = next() % weights.reduce((sum, weight) => sum + weight, 0)
      return weights.findIndex((weight) => {
        rest -= weight
        return rest < 0
      })
    },
    text: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(whole(0, alphabet.length - 1))).join("")
  }
}
