/**
 * The paths of the old query client as questions of `@tallymark/query`.
 */
import type { QueryClient } from "@tallymark/query"

/** The parameters of a call. */
export interface Given {
  readonly text: (name: string) => string | undefined
  readonly number: (name: string) => number | undefined
  /** A JSON list of texts, or one text. */
  readonly list: (name: string) => ReadonlyArray<string> | undefined
}

/** Asks a question. Its types are what the captured call should have held; the client checks what it did hold. */
export type Ask = (query: QueryClient, given: Given) => PromiseLike<unknown>

const defined = (members: Readonly<Record<string, unknown>>): never =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never // the client checks

const period = (given: Given) => ({
  interval: given.number("interval"),
  from: given.text("from_date"),
  to: given.text("to_date")
})

const segmentation = (given: Given) => ({
  event: given.text("event"),
  from: given.text("from_date"),
  to: given.text("to_date"),
  unit: given.text("unit"),
  where: given.text("where"),
  on: given.text("on"),
  limit: given.number("limit"),
  type: given.text("type"),
  inner: given.text("inner"),
  outer: given.text("outer")
})

const annotation = (given: Given) => ({
  id: given.number("id"),
  date: given.text("date"),
  description: given.text("description")
})

/** The question of each path below `/api/2.0/`. */
export const modernQuestions: Readonly<Record<string, Ask>> = {
  events: (query, given) =>
    query.events.counts(
      defined({ events: given.list("event"), unit: given.text("unit"), type: given.text("type"), ...period(given) })
    ),
  "events/top": (query, given) => query.events.top(defined({ type: given.text("type"), limit: given.number("limit") })),
  "events/names": (query, given) =>
    query.events.names(defined({ type: given.text("type"), limit: given.number("limit") })),
  "events/properties": (query, given) =>
    query.properties.counts(
      defined({
        event: given.text("event"),
        property: given.text("name"),
        values: given.list("values"),
        unit: given.text("unit"),
        type: given.text("type"),
        limit: given.number("limit"),
        ...period(given)
      })
    ),
  "events/properties/top": (query, given) =>
    query.properties.top(defined({ event: given.text("event"), limit: given.number("limit") })),
  "events/properties/values": (query, given) =>
    query.properties.values(
      defined({ event: given.text("event"), property: given.text("name"), limit: given.number("limit") })
    ),
  funnels: (query, given) =>
    query.funnels.report(
      defined({
        funnel: given.number("funnel_id"),
        length: given.number("length"),
        unit: given.text("unit"),
        on: given.text("on"),
        where: given.text("where"),
        limit: given.number("limit"),
        ...period(given)
      })
    ),
  "funnels/list": (query) => query.funnels.list(),
  segmentation: (query, given) => query.segmentation.counts(defined(segmentation(given))),
  "segmentation/numeric": (query, given) => query.segmentation.numeric(defined(segmentation(given))),
  "segmentation/sum": (query, given) => query.segmentation.sum(defined(segmentation(given))),
  "segmentation/average": (query, given) => query.segmentation.average(defined(segmentation(given))),
  "segmentation/multiseg": (query, given) => query.segmentation.multi(defined(segmentation(given))),
  engage: (query, given) => query.people.list(defined({ where: given.text("where") })).first(),
  export: (query, given) =>
    query
      .export(
        defined({
          from: given.text("from_date"),
          to: given.text("to_date"),
          events: given.list("event"),
          where: given.text("where"),
          attempts: 1
        })
      )
      [Symbol.asyncIterator]()
      .next(),
  annotations: (query, given) =>
    query.annotations.list(defined({ from: given.text("from_date"), to: given.text("to_date") })),
  "annotations/create": (query, given) => query.annotations.create(defined(annotation(given))),
  "annotations/update": (query, given) => query.annotations.update(defined(annotation(given))),
  "annotations/delete": (query, given) => query.annotations.delete(defined({ id: given.number("id") }))
}
