/**
 * The properties that an event most often has.
 */

/** One property of a {@link TopProperties}. */
export interface TopPropertyRow {
  readonly event: string
  readonly property: string
  /** How many occurrences of the event have it. */
  readonly count: number
}

/** The properties of an event, each with how many of its occurrences have it. */
export class TopProperties {
  /** How many occurrences have each property. */
  readonly counts: Readonly<Record<string, number>>
  readonly #event: string

  /** @internal */
  constructor(counts: Readonly<Record<string, number>>, event: string) {
    this.counts = counts
    this.#event = event
  }

  /** One row for each property, the most common first. */
  toRows(): ReadonlyArray<TopPropertyRow> {
    const event = this.#event
    return Object.entries(this.counts)
      .map(([property, count]) => ({ event, property, count }))
      .sort((one, other) => other.count - one.count)
  }
}
