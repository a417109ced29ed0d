/**
 * An event as a test expects it, typed by the events of the product under test where those are known.
 *
 * **Example** (Checking expectations against your own events)
 *
 * ```ts no-run
 * declare module "@tallymark/testing" {
 *   interface TrackedEvents {
 *     "Signed Up": { readonly plan: "free" | "pro" }
 *   }
 * }
 * ```
 */
import type { AsymmetricMatcher, ExpectedProperties } from "./ExpectedValue.ts"

/** The events of your product, by name, with their properties. Empty until you augment it: then any name will do. */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be augmented.
export interface TrackedEvents {}

/** An expectation of an event with a name and properties of these types. */
export interface Expectation<Name, Properties> {
  /** The name, in any case. */
  readonly event: Name
  /** Any identity of the person; anybody when left out. */
  readonly person?: string | undefined
  /** Properties that must be among those of the event. */
  readonly properties?: Properties | undefined
}

/** The expectations that a map of events allows. */
export type ExpectedEventOf<Events> = keyof Events extends never
  ? Expectation<string, ExpectedProperties>
  : {
      [Name in keyof Events & string]: Expectation<
        Name,
        { readonly [Property in keyof Events[Name]]?: Events[Name][Property] | AsymmetricMatcher }
      >
    }[keyof Events & string]

/** An event as a test expects it. What is left out may be anything. */
export type ExpectedEvent = ExpectedEventOf<TrackedEvents>
