/**
 * What the live page shows of everything that arrived: calls, questions, and requests that are neither.
 *
 * The shapes travel as JSON between the server and its page.
 */
import type { Issue } from "@tallymark/core"
import type { HitOutcome, PropertyValue, RecordedHit } from "../../Recorded.ts"

/** What somebody wanted: something remembered, something answered, or nothing the services know. */
export type ArrivalKind = RecordedHit["kind"] | "question" | "unknown"

/** One line of the list. */
export interface Arrival {
  /** The number of the arrival; of an imported event, its key and place. */
  readonly id: string
  readonly kind: ArrivalKind
  readonly source: "request" | "seed" | "import"
  readonly key?: string | undefined
  /** The event, the operation or the path. */
  readonly title: string
  /** Who did it, as it was sent; empty for what is no call. */
  readonly person: string
  /** The properties or the parameters, cut to what fits a line. */
  readonly preview: string
  /** When it happened, in milliseconds since 1970. */
  readonly time: number
  readonly outcome?: HitOutcome | undefined
  /** The status it was answered with; absent when there was no answer, or no request. */
  readonly status?: number | undefined
  /** The kind of fault that befell it. */
  readonly fault?: string | undefined
  /** How many ways it departs from the contract. */
  readonly issues: number
}

/** The latest arrivals that fit a filter. */
export interface ArrivalPage {
  readonly arrivals: ReadonlyArray<Arrival>
  /** How many fit, these included. */
  readonly matched: number
  /** How many there are. */
  readonly total: number
}

/** A request as it came over the wire, without its credentials. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A property as it was sent, and as reports read it. */
export interface ReadProperty {
  readonly name: string
  readonly text: string
  readonly value: PropertyValue
}

/** One arrival in full: the request next to its meaning. */
export interface ArrivalInFull extends Arrival {
  readonly request?: WireRequest | undefined
  /** In the order of the wire. */
  readonly parameters: ReadonlyArray<readonly [name: string, text: string]>
  readonly violations: ReadonlyArray<Issue>
  /** The operation it asked for. */
  readonly operation?: string | undefined
  /** When it reached the server, in milliseconds since 1970. */
  readonly receivedAt?: number | undefined
  /** The properties of a call. */
  readonly properties: ReadonlyArray<ReadProperty>
  /** Every identity of the person. */
  readonly identities: ReadonlyArray<string>
  /** The second identity of an alias. */
  readonly other?: string | undefined
}
