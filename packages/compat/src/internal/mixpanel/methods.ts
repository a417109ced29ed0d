/**
 * The nineteen methods as data: what each takes, what it checks, and what it sends.
 */
import type { PyValue } from "../../python/PyValue.ts"

/** A check that a method makes before it sends anything, in the order it makes them. */
export type Check = "unit" | "format" | "type" | "dates" | "day"

/** One method. */
export interface Method {
  readonly name: string
  /** The path below `/api/2.0/`. */
  readonly path: string
  readonly required: ReadonlyArray<string>
  readonly optional: Readonly<Record<string, PyValue>>
  /** Parameters of the request, in order, with the argument that each is. */
  readonly wire: ReadonlyArray<readonly [parameter: string, argument: string]>
  readonly checks: ReadonlyArray<Check>
  /** The operation's id in the table of the service, which knows what values it really takes. */
  readonly operation: string
}

const range = [
  ["from_date", "start_date"],
  ["to_date", "end_date"]
] as const

const event = ["event", "event_name"] as const

/** The parameters that have the name of their argument. */
const same = (...names: ReadonlyArray<string>): ReadonlyArray<readonly [string, string]> =>
  names.map((name) => [name, name])

const type = ["type", "data_type"] as const

const method = <const Required extends ReadonlyArray<string>, const Optional extends Readonly<Record<string, PyValue>>>(
  name: string,
  path: string,
  operation: string,
  required: Required,
  optional: Optional,
  wire: Method["wire"],
  checks: Method["checks"]
) => ({ name, path, operation, required, optional: { ...optional, response_format: "json" }, wire, checks })

const span = ["start_date", "end_date"] as const
const ofEvent = ["event_name", ...span] as const

/** Every method but `get_export`, by name. */
export const methods = {
  annotations_list: method("annotations_list", "annotations", "listAnnotationsLegacy", span, {}, range, ["dates"]),
  annotation_create: method(
    "annotation_create",
    "annotations/create",
    "createAnnotationLegacy",
    ["date", "description"],
    {},
    same("date", "description"),
    ["day"]
  ),
  annotation_update: method(
    "annotation_update",
    "annotations/update",
    "updateAnnotationLegacy",
    ["annotation_id", "date", "description"],
    {},
    [["id", "annotation_id"], ...same("date", "description")],
    ["day"]
  ),
  annotation_delete: method(
    "annotation_delete",
    "annotations/delete",
    "deleteAnnotationLegacy",
    ["annotation_id"],
    {},
    [["id", "annotation_id"]],
    []
  ),
  get_events: method(
    "get_events",
    "events",
    "eventCounts",
    ["event_names", "unit", "interval"],
    { data_type: "unique" },
    [["event", "event_names"], ...same("unit", "interval"), type],
    ["unit", "format", "type"]
  ),
  get_events_top: method(
    "get_events_top",
    "events/properties/top",
    "topEvents",
    ["event_name"],
    { limit: 10 },
    [event, ...same("limit")],
    ["format"]
  ),
  get_event_top_names: method(
    "get_event_top_names",
    "events/names",
    "eventNames",
    [],
    { data_type: "general", limit: 255 },
    [type, ...same("limit")],
    ["format"]
  ),
  get_event_properties: method(
    "get_event_properties",
    "events/properties",
    "propertyCounts",
    ["event_name", "property_name", "filter_values", "unit", "interval"],
    { data_type: "general", limit: 255 },
    [
      event,
      ["name", "property_name"],
      ["values", "filter_values"],
      ...same("unit", "interval"),
      type,
      ...same("limit")
    ],
    ["format"]
  ),
  get_event_properties_top: method(
    "get_event_properties_top",
    "events/properties/top",
    "topProperties",
    ["event_name"],
    { limit: 10 },
    [event, ...same("limit")],
    ["format"]
  ),
  get_event_properties_values: method(
    "get_event_properties_values",
    "events/properties/values",
    "propertyValues",
    ["event_name", "property_name"],
    { limit: 255, bucket_id: null },
    [event, ["name", "property_name"], ...same("limit"), ["bucket", "bucket_id"]],
    ["format"]
  ),
  get_funnel_list: method("get_funnel_list", "funnels/list", "funnelList", [], {}, [], ["format"]),
  get_funnel_detail: method(
    "get_funnel_detail",
    "funnels",
    "funnelReport",
    ["funnel_id"],
    { start_date: null, end_date: null, length: 14, interval: 1, unit: "day", on: null, where: null, limit: null },
    [...same("funnel_id"), ...range, ...same("length", "interval", "unit", "on", "where")],
    ["format", "dates"]
  ),
  get_segmentation: method(
    "get_segmentation",
    "segmentation",
    "segmentation",
    ofEvent,
    { unit: "day", on: null, where: null, limit: null, data_type: "unique" },
    [event, ...range, ...same("unit", "on", "where", "limit"), type],
    ["format", "dates"]
  ),
  get_segmentation_numeric: method(
    "get_segmentation_numeric",
    "segmentation/numeric",
    "segmentationNumeric",
    [...ofEvent, "on"],
    { unit: "day", where: null, buckets: null, data_type: "unique" },
    [event, ...range, ...same("unit", "on", "where", "buckets"), type],
    ["format", "dates"]
  ),
  get_segmentation_sum: method(
    "get_segmentation_sum",
    "segmentation/sum",
    "segmentationSum",
    [...ofEvent, "on"],
    { unit: "day", where: null },
    [event, ...range, ...same("unit", "on", "where")],
    ["format", "dates"]
  ),
  get_segmentation_average: method(
    "get_segmentation_average",
    "segmentation/average",
    "segmentationAverage",
    ofEvent,
    { unit: "day", on: null, where: null },
    [event, ...range, ...same("unit", "on", "where")],
    ["format", "dates"]
  ),
  get_segmentation_multiseg: method(
    "get_segmentation_multiseg",
    "segmentation/multiseg",
    "segmentationMulti",
    ofEvent,
    { unit: "day", inner: null, outer: null, data_type: "general", where: null, limit: null },
    [event, ...range, ...same("unit", "inner", "outer", "where"), type, ...same("limit")],
    ["format", "dates"]
  ),
  get_engage: method(
    "get_engage",
    "engage",
    "peopleLegacy",
    [],
    { where: null, session_id: null, page: null },
    same("where", "session_id", "page"),
    []
  )
} as const satisfies Readonly<Record<string, Method>>

/** The raw export, whose answer is lines. */
export const getExport = method(
  "get_export",
  "export",
  "exportEvents",
  span,
  { event: null, where: null, bucket_id: null },
  [...range, ...same("event", "where"), ["bucket", "bucket_id"]],
  ["dates"]
)
