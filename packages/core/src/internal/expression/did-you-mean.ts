/**
 * Finds the word that somebody meant.
 */

/** Longer words are not compared: the work grows with the square of the length. */
const longestWord = 32

/**
 * The candidate nearest to a word, in which upper and lower case are the same; none when nothing is near.
 */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > longestWord) return undefined
  const wanted = word.toLowerCase()
  let nearest: string | undefined
  let nearestDistance = Math.min(2, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    // Every letter more or less is a step.
    if (Math.abs(candidate.length - wanted.length) >= nearestDistance) continue
    const steps = distance(wanted, candidate.toLowerCase())
    if (steps < nearestDistance) {
      nearest = candidate
      nearestDistance = steps
    }
  }
  return nearest
}

/** How many letters have to be put in, taken out or exchanged (two neighbours count as one). */
const distance = (one: string, other: string): number => {
  let beforeLast: ReadonlyArray<number> = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let steps = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) steps = Math.min(steps, at(beforeLast, column - 2) + 1)
      current.push(steps)
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

const at = (row: ReadonlyArray<number>, index: number): number => row[index] ?? Number.POSITIVE_INFINITY
