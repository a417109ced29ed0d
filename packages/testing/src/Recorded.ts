/**
 * What a fake server remembers: requests as they came over the wire, hits as the service read them, and the events,
 * properties and people that follow from the hits.
 *
 * All of it is plain frozen-in-time data: later requests never change a value that was read earlier.
 */
import type { Issue } from "@tallymark/core"

/** A property's value as reports read it: text that looks like a decimal number is a number. */
export type PropertyValue = string | number

/** One request, exactly as it arrived, and what became of it. */
export interface RecordedRequest {
  /** Position among everything that reached this server. Hits and events carry the number of their request. */
  readonly sequence: number
  readonly method: string
  readonly url: string
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as UTF-8 text. */
  readonly body: string
  /** The body as it was sent. */
  readonly bytes: Uint8Array
  /** When it arrived, on the server's clock, in milliseconds since 1970. */
  readonly at: number
  /** The operation it asked for; absent when no route matched. */
  readonly operation?: string | undefined
  /** The product key it carried. */
  readonly key?: string | undefined
  /** The status it was answered with; absent when a fault left it without an answer. */
  readonly status?: number | undefined
  /** What the fake service made of it; absent when it never got that far. */
  readonly outcome?: HitOutcome | undefined
  /** The kind of fault that befell it. */
  readonly fault?: string | undefined
}

/** A request that departs from the contract of its operation, or matches no operation at all. */
export interface Violation {
  /** Absent when no route matched. */
  readonly operation: string | undefined
  readonly request: RecordedRequest
  readonly issues: ReadonlyArray<Issue>
}

/**
 * What the service did with a hit or a question.
 *
 * - `stored`: it counts.
 * - `duplicate`: equal to an earlier hit in person, name and second; logged, and left out of everything else.
 * - `not-modified`: the identical conditional request came less than five minutes before; logged and ignored.
 * - `too-old`: dated before 2009; dropped.
 * - `unusable`: without a person or a name there is nothing to store.
 * - `unknown-key`: none of the keys that the server was told about.
 * - `refused`: the service, or the server because it is strict, would not have the request.
 * - `answered`: of a request only, which asked for something and got it.
 */
export type HitOutcome =
  | "stored"
  | "duplicate"
  | "not-modified"
  | "too-old"
  | "unusable"
  | "unknown-key"
  | "refused"
  | "answered"

/** One call of the tracking service as read off the wire, duplicates and ignored ones included. */
export interface RecordedHit {
  readonly sequence: number
  readonly key: string
  readonly kind: "record" | "set" | "alias"
  /** The identity as sent, with `,` and `:` as spaces. */
  readonly person: string
  /** The event's name or, for an alias, the second identity; empty for a set. */
  readonly name: string
  /** Unix seconds: the caller's when it asked for that, otherwise the time of arrival. */
  readonly timestamp: number
  /** In milliseconds since 1970, on the server's clock. */
  readonly receivedAt: number
  /** The free-form parameters as text. */
  readonly texts: Readonly<Record<string, string>>
  readonly outcome: HitOutcome
  readonly isDuplicate: boolean
  /** Whether it came over the wire or was seeded. */
  readonly source: "request" | "seed"
}

/** An event that counts. */
export interface RecordedEvent {
  readonly sequence: number
  readonly key: string
  /** The identity it was recorded under. */
  readonly person: string
  /** In the spelling in which the name was first seen. */
  readonly name: string
  /** Unix seconds. */
  readonly timestamp: number
  readonly receivedAt: number
  /** The properties that were sent along. */
  readonly properties: Readonly<Record<string, PropertyValue>>
  /** The same properties as they were sent. */
  readonly texts: Readonly<Record<string, string>>
}

/** One value that a property of a person took at one second. */
export interface RecordedProperty {
  readonly sequence: number
  readonly key: string
  /** The identity it was set under. */
  readonly person: string
  /** In the spelling in which the name was first seen. */
  readonly name: string
  readonly value: PropertyValue
  /** The value as it was sent. */
  readonly text: string
  /** Unix seconds. */
  readonly timestamp: number
  readonly receivedAt: number
}

/** Somebody, under all identities that aliases have joined. */
export interface Person {
  readonly key: string
  /** In alphabetical order. */
  readonly identities: ReadonlyArray<string>
  /** The latest value of each property, by its time and not by its arrival. */
  readonly properties: Readonly<Record<string, PropertyValue>>
  /** Every value of every property, oldest first. */
  readonly history: ReadonlyArray<RecordedProperty>
  /** Oldest first. */
  readonly events: ReadonlyArray<RecordedEvent>
}

/** How many hits the service dropped as duplicates, by what they were. */
export interface Duplicates {
  readonly events: number
  readonly properties: number
  /** Aliases that joined what was joined already. */
  readonly aliases: number
}
