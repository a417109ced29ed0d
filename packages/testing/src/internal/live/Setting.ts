/**
 * What the live page has to know of its server, and of what there is to ask about.
 *
 * The shapes travel as JSON between the server and its page.
 */

/** The server as the page finds it. */
export interface Setting {
  readonly url: string
  /** Product keys that something was recorded or imported under. */
  readonly keys: ReadonlyArray<string>
  /** The projects that exist; none when every project does. */
  readonly projects: ReadonlyArray<{ readonly projectId: number; readonly timeZone: string }>
  /** Whether limits are enforced. */
  readonly hasLimits: boolean
}

/** What a project's events are called, and when they happened. */
export interface Vocabulary {
  /** The product key that they were recorded under. */
  readonly key: string
  /** The names of events, most frequent first. */
  readonly events: ReadonlyArray<string>
  /** The names of properties, in alphabetical order. */
  readonly properties: ReadonlyArray<string>
  /** The first and the last day with an event, `2026-11-22`, in the project's time zone; absent without events. */
  readonly days?: { readonly first: string; readonly last: string } | undefined
  /** Today, in the project's time zone. */
  readonly today: string
}

/** How the server is. It arrives whenever something has changed. */
export interface Pulse {
  /** The server's time, in milliseconds since 1970. */
  readonly now: number
  readonly isRunning: boolean
  /** How many fault rules are in force. */
  readonly faults: number
  /** How many requests came, ever. */
  readonly requests: number
}
