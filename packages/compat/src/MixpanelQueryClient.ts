/**
 * `mixpanel_query.client.MixpanelQueryClient` of mixpanel-query-py 0.1.9.
 */
import type { Auth, AuthClass } from "./Auth.ts"
import { Connection } from "./Connection.ts"
import { NotImplementedError } from "./errors/builtin.ts"
import type { Arguments, InTable } from "./internal/mixpanel/Arguments.ts"
import { checkDate, checkFormat } from "./internal/mixpanel/checks.ts"
import { keepSettings } from "./internal/mixpanel/client-settings.ts"
import { readConstructor } from "./internal/mixpanel/constructor.ts"
import { getExport, methods } from "./internal/mixpanel/methods.ts"
import { ask, bindMethod, exportEvents } from "./internal/mixpanel/questions.ts"
import { epoch } from "./internal/python/calendar.ts"
import type { PyJson } from "./internal/python/PyJson.ts"
import { type CompatOptions, type Settings, spared } from "./Options.ts"
import type { PyValue } from "./python/PyValue.ts"
import { QueryConstants } from "./QueryConstants.ts"

/** What every method but the export resolves to: the service's answer, read as Python reads it. */
export type Answer = Promise<PyJson>

/** The optional parameters of the constructor, by name. */
export type MixpanelQueryClientKeywords = {
  readonly timeout?: number | null | undefined
  readonly auth_class?: AuthClass | null | undefined
}

type MethodName = keyof typeof methods | "get_export"

/**
 * Asks the legacy API of Mixpanel, with the requests of the Python client.
 *
 * **Details**
 *
 * Every method takes its arguments in Python's order, the required ones and then one object of the optional ones by
 * name, or one object of all. Methods reject with the exceptions of the old client. They can be passed on: `this` is
 * bound.
 *
 * **Example**
 *
 * ```ts no-run
 * import { MixpanelQueryClient } from "@tallymark/compat"
 *
 * const client = new MixpanelQueryClient("key", "secret")
 * await client.get_events(["Signed Up"], MixpanelQueryClient.UNIT_DAY, 7)
 * await client.get_segmentation("Signed Up", "2026-01-01", "2026-01-31", { on: 'properties["plan"]' })
 * for await (const event of client.get_export("2026-01-01", "2026-01-01")) console.log(event)
 * ```
 */
export class MixpanelQueryClient extends QueryConstants {
  /** The project's key. Neither this nor the secret is shown where the client is printed. */
  declare api_key: PyValue
  /** The project's secret. */
  declare api_secret: PyValue
  /** How many seconds each silence of the service may take; 120 when it is `null`. */
  timeout: number | null
  /** What sends. */
  readonly connection: Connection
  /** What says who asks. */
  readonly auth: Auth
  readonly #settings: Settings

  constructor(api_key: PyValue, api_secret: PyValue, keywords: MixpanelQueryClientKeywords & CompatOptions)
  constructor(
    api_key: PyValue,
    api_secret: PyValue,
    timeout?: number | null,
    auth_class?: AuthClass | null,
    options?: CompatOptions
  )
  constructor(...args: ReadonlyArray<unknown>) {
    super()
    const { api_key, api_secret, timeout, auth_class, settings } = readConstructor(args)
    this.#settings = settings
    Object.defineProperty(this, "api_key", { value: api_key, writable: true })
    Object.defineProperty(this, "api_secret", { value: api_secret, writable: true })
    this.timeout = timeout
    keepSettings(this, this.#settings)
    this.connection = new Connection(this)
    this.auth = new auth_class(this)
    for (const name of [...Object.keys(methods), getExport.name] as ReadonlyArray<MethodName>) {
      Object.defineProperty(this, name, { value: Function.prototype.bind.call(this[name], this) })
    }
  }

  /** Annotations between two days. `(start_date, end_date)` */
  annotations_list(...args: Arguments<["start_date", "end_date"]>): Answer {
    return this.#ask("annotations_list", args)
  }

  /** Adds an annotation. The date may have a time: `2014-04-01 02:12:44`. `(date, description)` */
  annotation_create(...args: Arguments<["date", "description"]>): Answer {
    return this.#ask("annotation_create", args)
  }

  /** Changes an annotation. `(annotation_id, date, description)` */
  annotation_update(...args: Arguments<["annotation_id", "date", "description"]>): Answer {
    return this.#ask("annotation_update", args)
  }

  /** Removes an annotation. `(annotation_id)` */
  annotation_delete(...args: Arguments<["annotation_id"]>): Answer {
    return this.#ask("annotation_delete", args)
  }

  /** How often events happened, by unit of time. `(event_names, unit, interval, data_type="unique")` */
  get_events(...args: Arguments<["event_names", "unit", "interval"], "data_type">): Answer {
    return this.#ask("get_events", args)
  }

  /**
   * Asks `events/properties/top`, which is not the path its name promises, unless M7 is fixed. `(event_name,
   * limit=10)`
   */
  get_events_top(...args: Arguments<["event_name"], "limit">): Answer {
    return this.#ask("get_events_top", args)
  }

  /** The names of the most common events. `(data_type="general", limit=255)` */
  get_event_top_names(...args: Arguments<[], "data_type" | "limit">): Answer {
    return this.#ask("get_event_top_names", args)
  }

  /**
   * How often a property had certain values, by unit of time. `(event_name, property_name, filter_values, unit,
   * interval, data_type="general", limit=255)`
   */
  get_event_properties(
    ...args: Arguments<["event_name", "property_name", "filter_values", "unit", "interval"], "data_type" | "limit">
  ): Answer {
    return this.#ask("get_event_properties", args)
  }

  /** The most common properties of an event. `(event_name, limit=10)` */
  get_event_properties_top(...args: Arguments<["event_name"], "limit">): Answer {
    return this.#ask("get_event_properties_top", args)
  }

  /** The most common values of a property. `(event_name, property_name, limit=255, bucket_id=None)` */
  get_event_properties_values(...args: Arguments<["event_name", "property_name"], "limit" | "bucket_id">): Answer {
    return this.#ask("get_event_properties_values", args)
  }

  /** The funnels of the project. */
  get_funnel_list(...args: Arguments<[]>): Answer {
    return this.#ask("get_funnel_list", args)
  }

  /**
   * How people went through a funnel. Without dates it throws, and `limit` is not sent, unless M8 and M9 are fixed.
   * `(funnel_id, start_date=None, end_date=None, length=14, interval=1, unit="day", on=None, where=None, limit=None)`
   */
  get_funnel_detail(
    ...args: Arguments<
      ["funnel_id"],
      "start_date" | "end_date" | "length" | "interval" | "unit" | "on" | "where" | "limit"
    >
  ): Answer {
    return this.#ask("get_funnel_detail", args)
  }

  /**
   * How often an event happened, by segment. `(event_name, start_date, end_date, unit="day", on=None, where=None,
   * limit=None, data_type="unique")`
   */
  get_segmentation(
    ...args: Arguments<["event_name", "start_date", "end_date"], "unit" | "on" | "where" | "limit" | "data_type">
  ): Answer {
    return this.#ask("get_segmentation", args)
  }

  /**
   * How often an event happened, by ranges of a number. `(event_name, start_date, end_date, on, unit="day",
   * where=None, buckets=None, data_type="unique")`
   */
  get_segmentation_numeric(
    ...args: Arguments<["event_name", "start_date", "end_date", "on"], "unit" | "where" | "buckets" | "data_type">
  ): Answer {
    return this.#ask("get_segmentation_numeric", args)
  }

  /**
   * The sum of an expression over the events of each unit of time. `(event_name, start_date, end_date, on,
   * unit="day", where=None)`
   */
  get_segmentation_sum(...args: Arguments<["event_name", "start_date", "end_date", "on"], "unit" | "where">): Answer {
    return this.#ask("get_segmentation_sum", args)
  }

  /**
   * The average of an expression over the events of each unit of time. `(event_name, start_date, end_date,
   * unit="day", on=None, where=None)`
   */
  get_segmentation_average(
    ...args: Arguments<["event_name", "start_date", "end_date"], "unit" | "on" | "where">
  ): Answer {
    return this.#ask("get_segmentation_average", args)
  }

  /**
   * How often an event happened, by two segments at once. `(event_name, start_date, end_date, unit="day", inner=None,
   * outer=None, data_type="general", where=None, limit=None)`
   */
  get_segmentation_multiseg(
    ...args: Arguments<
      ["event_name", "start_date", "end_date"],
      "unit" | "inner" | "outer" | "data_type" | "where" | "limit"
    >
  ): Answer {
    return this.#ask("get_segmentation_multiseg", args)
  }

  /** A page of people. `(where=None, session_id=None, page=None)` */
  get_engage(...args: Arguments<[], "where" | "session_id" | "page">): Answer {
    return this.#ask("get_engage", args)
  }

  /**
   * The raw events of some days, as an async generator: nothing is checked or sent before the first `next()`, and then
   * the whole answer is read before the first event comes, unless M17 is fixed.
   * `(start_date, end_date, event=None, where=None, bucket_id=None)`
   */
  get_export(...args: Arguments<["start_date", "end_date"], "event" | "where" | "bucket_id">): AsyncGenerator<PyJson> {
    return exportEvents(this.connection, this.#settings, bindMethod(getExport, args))
  }

  /** Reads a date as the methods do; throws an `InvalidDateException`. */
  _validate_date(date: PyValue): Date {
    const { year, month, day, hour, minute, second } = checkDate(date)
    return new Date(epoch(year, month, day, hour, minute, second))
  }

  /** Throws an `InvalidFormatException` for what is neither json nor csv. */
  _validate_response_format(response_format: PyValue): void {
    checkFormat(response_format)
  }

  /** Throws a `NotImplementedError`, always. */
  _validate_expression(_expression?: PyValue): never {
    throw new NotImplementedError("")
  }

  #ask<Name extends keyof typeof methods>(name: Name, args: InTable<Name>): Answer {
    return spared(this.#settings, ask(this.connection, this.#settings, methods[name], args))
  }
}
