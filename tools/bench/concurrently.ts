/**
 * Runs tasks side by side, so many at once. For what is measured in losses, not in time.
 */

/** The results in the order of the tasks. */
export const concurrently = async <A>(
  limit: number,
  tasks: ReadonlyArray<() => Promise<A>>
): Promise<ReadonlyArray<A>> => {
  const results: Array<A> = []
  const entries = tasks.entries()
  const work = async (): Promise<void> => {
    for (const [i, task] of entries) results[i] = await task()
  }
  await Promise.all(Array.from({ length: limit }, work))
  return results
}
