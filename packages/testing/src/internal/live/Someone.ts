/**
 * What the live page shows of people: a line for each, and the timeline of one.
 *
 * The shapes travel as JSON between the server and its page.
 */
import type { ArrivalKind } from "./Arrival.ts"

/** One line of the list of people. */
export interface Someone {
  readonly key: string
  /** The identity they were seen under last. */
  readonly identity: string
  /** How many identities are theirs. */
  readonly identities: number
  /** How many of their events count. */
  readonly events: number
  /** When they last did something, in milliseconds since 1970; absent for somebody known by a profile only. */
  readonly lastSeen?: number | undefined
}

/** The people who fit a filter, who was seen last first. */
export interface Crowd {
  readonly people: ReadonlyArray<Someone>
  /** How many fit, these included. */
  readonly matched: number
  /** How many there are. */
  readonly total: number
}

/** Something in the life of a person. */
export interface Moment {
  /** The arrival it came with. */
  readonly id: string
  readonly kind: ArrivalKind
  /** The event, or the second identity of an alias. */
  readonly title: string
  /** The identity it came under. */
  readonly identity: string
  readonly preview: string
  /** When it happened, in milliseconds since 1970. */
  readonly time: number
  /** Whether it counts. */
  readonly counts: boolean
}

/** A value that is known of a person. */
export interface KnownProperty {
  readonly name: string
  readonly text: string
  /** Earlier values, latest first. */
  readonly earlier: ReadonlyArray<string>
}

/** A person in full. */
export interface SomeoneInFull extends Someone {
  /** Every identity, in alphabetical order. */
  readonly names: ReadonlyArray<string>
  readonly properties: ReadonlyArray<KnownProperty>
  /** The latest moments, latest first. */
  readonly moments: ReadonlyArray<Moment>
  /** How many moments there are. */
  readonly total: number
}
