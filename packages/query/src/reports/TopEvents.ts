/**
 * The most common events of today.
 */

/** One event of a {@link TopEvents}. */
export interface TopEventRow {
  readonly event: string
  /** How often, how many people, or how often per person, today. */
  readonly count: number
  /** The change against yesterday, as a part of one: `-0.35` is 35% less. */
  readonly percentChange: number
}

/** The most common events of today, the most common first. */
export class TopEvents {
  /** What is counted: the `type` of the question. */
  readonly type: string
  readonly events: ReadonlyArray<TopEventRow>

  /** @internal */
  constructor(type: string, events: ReadonlyArray<TopEventRow>) {
    this.type = type
    this.events = events
  }

  /** One row for each event. */
  toRows(): ReadonlyArray<TopEventRow> {
    return this.events
  }
}
