/**
 * How alike two texts are, for naming the nearest of several.
 */

const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>()
  const padded = ` ${text} `
  for (let index = 0; index + 1 < padded.length; index++) {
    const pair = padded.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** From 0, nothing in common, to 1, the same but for case: the share of neighbouring letters that both have. */
export const similarity = (one: string, other: string): number => {
  const a = pairsOf(one.toLowerCase())
  const b = pairsOf(other.toLowerCase())
  let shared = 0
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0)
  return (2 * shared) / (one.length + other.length + 2)
}
