/** The product's clock, or the system's where that one throws or tells no time. */
export const reliableClock = (clock: (() => number) | undefined, system: () => number): (() => number) => {
  if (clock === undefined) return system
  return () => {
    try {
      const time = clock()
      return Number.isFinite(time) ? time : system()
    } catch {
      return system()
    }
  }
}
