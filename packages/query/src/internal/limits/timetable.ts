/**
 * When calls may start, computed without making any: the arithmetic behind a wait and behind a plan.
 */

/** The permits of one window: in how many milliseconds each is free (0: now), the soonest first. */
export interface Supply {
  readonly waits: ReadonlyArray<number>
  /** How long a permit stays used, in milliseconds. */
  readonly window: number
}

/**
 * In how many milliseconds the last of some calls may start, when each starts as soon as every window has a permit for
 * it and nobody else takes any. Never before `notBefore`.
 */
export const startOfLast = (supplies: ReadonlyArray<Supply>, calls: number, notBefore = 0): number => {
  const rings = supplies.map(({ waits, window }) => ({ waits: [...waits], window }))
  let start = notBefore
  for (let call = 0; call < calls; call++) {
    // Starts never go back, so the permit given first is the one that is free first.
    for (const { waits } of rings) start = Math.max(start, waits[call % waits.length] ?? 0)
    for (const { waits, window } of rings) waits[call % waits.length] = start + window
  }
  return start
}
