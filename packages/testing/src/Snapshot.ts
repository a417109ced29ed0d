/**
 * Everything a server remembers at one moment: recordings, faults and their counts, clock and chance.
 *
 * Taking one costs next to nothing, however much was recorded, and so does going back to it, as often as needed.
 */
export interface Snapshot {
  /** Milliseconds since 1970, on the server's clock. */
  readonly takenAt: number
}
