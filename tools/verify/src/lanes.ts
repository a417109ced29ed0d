/**
 * Runs at most so many things at once; the rest wait their turn.
 */

/** Makes a function that runs its argument as soon as one of `count` lanes is free. */
export const makeLanes = (count: number) => {
  let free = count
  const queue: Array<() => void> = []
  return async <A>(work: () => Promise<A>): Promise<A> => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) free++
      else next()
    }
  }
}
