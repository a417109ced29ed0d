/**
 * Questions about the properties of an event.
 */
import type { Counts } from "../reports/Counts.ts"
import type { TopProperties } from "../reports/TopProperties.ts"
import type { CallOptions, CountType, Period } from "./Questions.ts"

/** How often an event happened with each value of a property. */
export type PropertyCountsQuestion = Period & {
  /** The name of the event. */
  readonly event: string
  /** The name of the property. */
  readonly property: string
  /** Only these values of the property; the most common ones where nothing is said. */
  readonly values?: ReadonlyArray<string> | undefined
  readonly type: CountType
  /** The unit of time of the answer. There are no unique people by the hour. */
  readonly unit: "minute" | "hour" | "day" | "week" | "month"
  /**
   * How many values at most.
   *
   * @default 255
   */
  readonly limit?: number | undefined
}

/** Which properties an event has. */
export interface TopPropertiesQuestion {
  /** The name of the event. */
  readonly event: string
  /**
   * How many properties at most.
   *
   * @default 10
   */
  readonly limit?: number | undefined
}

/** Which values a property has. */
export interface PropertyValuesQuestion {
  /** The name of the event. */
  readonly event: string
  /** The name of the property. */
  readonly property: string
  /**
   * How many values at most.
   *
   * @default 255
   */
  readonly limit?: number | undefined
  /** The data bucket to ask, in old projects that have several; with a request signature only. */
  readonly bucket?: string | undefined
}

/** Questions about the properties of an event. */
export interface PropertyQuestions {
  /** How often an event happened with each value of a property, by unit of time. */
  readonly counts: (question: PropertyCountsQuestion, options?: CallOptions) => Promise<Counts>
  /** The same as {@link counts}, as the service's own CSV. */
  readonly countsCsv: (question: PropertyCountsQuestion, options?: CallOptions) => Promise<string>
  /** The properties that most occurrences of an event have. */
  readonly top: (question: TopPropertiesQuestion, options?: CallOptions) => Promise<TopProperties>
  /** The most common values of a property, the most common first. */
  readonly values: (question: PropertyValuesQuestion, options?: CallOptions) => Promise<ReadonlyArray<string>>
}
