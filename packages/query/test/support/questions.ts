/**
 * Every question with its text on the wire.
 */
import { property, type QueryClient } from "@tallymark/query"
import { answers } from "./answers.ts"

/** A question, an answer to it, and what it becomes on the wire. */
export interface Question {
  readonly name: string
  readonly ask: (query: QueryClient) => Promise<unknown>
  readonly answer: unknown
  /** Method, path and query, and body; without what the credentials add. */
  readonly wire: readonly [method: string, path: string, body?: string]
  /** The path and query with a request signature, where it can be asked. */
  readonly legacy?: string
}

const days = { from: "2026-01-01", to: "2026-01-31" }
const wireDays = "from_date=2026-01-01&to_date=2026-01-31"

/** The questions. */
export const questions: ReadonlyArray<Question> = [
  {
    name: "events.counts of days",
    ask: (query) => query.events.counts({ events: ["Signed Up", "a&b"], type: "unique", unit: "week", ...days }),
    answer: answers.series,
    wire: [
      "GET",
      `/api/query/events?event=%5B%22Signed%20Up%22%2C%22a%26b%22%5D&unit=week&type=unique&${wireDays}&project_id=12345`
    ],
    legacy: `/api/2.0/events/?event=%5B%22Signed%20Up%22%2C%22a%26b%22%5D&unit=week&type=unique&${wireDays}`
  },
  {
    name: "events.counts of the last hours",
    ask: (query) => query.events.counts({ events: ["A"], type: "general", unit: "hour", interval: 24 }),
    answer: answers.series,
    wire: ["GET", "/api/query/events?event=%5B%22A%22%5D&unit=hour&interval=24&type=general&project_id=12345"],
    legacy: "/api/2.0/events/?event=%5B%22A%22%5D&unit=hour&interval=24&type=general"
  },
  {
    name: "events.top",
    ask: (query) => query.events.top({ type: "average", limit: 0 }),
    answer: answers.topEvents,
    wire: ["GET", "/api/query/events/top?type=average&limit=0&project_id=12345"],
    legacy: "/api/2.0/events/top/?type=average&limit=0"
  },
  {
    name: "events.names",
    ask: (query) => query.events.names({ type: "general" }),
    answer: answers.names,
    wire: ["GET", "/api/query/events/names?type=general&project_id=12345"],
    legacy: "/api/2.0/events/names/?type=general"
  },
  {
    name: "properties.counts",
    ask: (query) =>
      query.properties.counts({
        event: "A",
        property: "plan",
        values: ["pro", "free"],
        type: "general",
        unit: "day",
        interval: 7,
        limit: 2
      }),
    answer: answers.series,
    wire: [
      "GET",
      "/api/query/events/properties?event=A&name=plan&values=%5B%22pro%22%2C%22free%22%5D&unit=day&interval=7&type=general&limit=2&project_id=12345"
    ],
    legacy:
      "/api/2.0/events/properties/?event=A&name=plan&values=%5B%22pro%22%2C%22free%22%5D&unit=day&interval=7&type=general&limit=2"
  },
  {
    name: "properties.top",
    ask: (query) => query.properties.top({ event: "A", limit: 3 }),
    answer: answers.topProperties,
    wire: ["GET", "/api/query/events/properties/top?event=A&limit=3&project_id=12345"],
    legacy: "/api/2.0/events/properties/top/?event=A&limit=3"
  },
  {
    name: "properties.values",
    ask: (query) => query.properties.values({ event: "A", property: "plan" }),
    answer: answers.names,
    wire: ["GET", "/api/query/events/properties/values?event=A&name=plan&project_id=12345"],
    legacy: "/api/2.0/events/properties/values/?event=A&name=plan"
  },
  {
    name: "segmentation.counts",
    ask: (query) =>
      query.segmentation.counts({
        event: "A",
        ...days,
        on: property("plan"),
        where: 'properties["n"] > 1',
        unit: "month",
        type: "unique",
        limit: 0
      }),
    answer: answers.series,
    wire: [
      "GET",
      `/api/query/segmentation?event=A&${wireDays}&unit=month&on=properties%5B%22plan%22%5D&where=properties%5B%22n%22%5D%20%3E%201&limit=0&type=unique&project_id=12345`
    ],
    legacy: `/api/2.0/segmentation/?event=A&${wireDays}&unit=month&on=properties%5B%22plan%22%5D&where=properties%5B%22n%22%5D%20%3E%201&limit=0&type=unique`
  },
  {
    name: "segmentation.numeric",
    ask: (query) => query.segmentation.numeric({ event: "A", ...days, on: property("n"), unit: "hour" }),
    answer: answers.series,
    wire: [
      "GET",
      `/api/query/segmentation/numeric?event=A&${wireDays}&unit=hour&on=properties%5B%22n%22%5D&project_id=12345`
    ],
    legacy: `/api/2.0/segmentation/numeric/?event=A&${wireDays}&unit=hour&on=properties%5B%22n%22%5D`
  },
  {
    name: "segmentation.sum",
    ask: (query) => query.segmentation.sum({ event: "A", ...days, on: property("n") }),
    answer: answers.numbers,
    wire: ["GET", `/api/query/segmentation/sum?event=A&${wireDays}&on=properties%5B%22n%22%5D&project_id=12345`],
    legacy: `/api/2.0/segmentation/sum/?event=A&${wireDays}&on=properties%5B%22n%22%5D`
  },
  {
    name: "segmentation.average",
    ask: (query) => query.segmentation.average({ event: "A", ...days, on: property("n") }),
    answer: answers.numbers,
    wire: ["GET", `/api/query/segmentation/average?event=A&${wireDays}&on=properties%5B%22n%22%5D&project_id=12345`],
    legacy: `/api/2.0/segmentation/average/?event=A&${wireDays}&on=properties%5B%22n%22%5D`
  },
  {
    name: "segmentation.multi",
    ask: (query) =>
      query.segmentation.multi({ event: "A", ...days, outer: property("s"), inner: property("t"), type: "general" }),
    answer: answers.nested,
    wire: [
      "GET",
      `/api/query/segmentation/multiseg?event=A&${wireDays}&inner=properties%5B%22t%22%5D&outer=properties%5B%22s%22%5D&type=general&project_id=12345`
    ],
    legacy: `/api/2.0/segmentation/multiseg/?event=A&${wireDays}&inner=properties%5B%22t%22%5D&outer=properties%5B%22s%22%5D&type=general`
  },
  {
    name: "funnels.report",
    ask: (query) => query.funnels.report({ funnel: 7509, ...days, length: 14, unit: "week", limit: 5 }),
    answer: answers.funnel,
    wire: ["GET", `/api/query/funnels?funnel_id=7509&${wireDays}&length=14&unit=week&limit=5&project_id=12345`],
    legacy: `/api/2.0/funnels/?funnel_id=7509&${wireDays}&length=14&unit=week&limit=5`
  },
  {
    name: "funnels.report in hours",
    ask: (query) => query.funnels.report({ funnel: 7509, ...days, length: 14, lengthUnit: "hour", interval: 2 }),
    answer: answers.funnel,
    wire: [
      "GET",
      `/api/query/funnels?funnel_id=7509&${wireDays}&length=14&length_unit=hour&interval=2&project_id=12345`
    ]
  },
  {
    name: "funnels.list",
    ask: (query) => query.funnels.list(),
    answer: answers.funnels,
    wire: ["GET", "/api/query/funnels/list?project_id=12345"],
    legacy: "/api/2.0/funnels/list/?"
  },
  {
    name: "retention.report",
    ask: (query) =>
      query.retention.report({
        ...days,
        bornEvent: "A",
        bornWhere: 'properties["x"] == 1',
        event: "B",
        interval: 2,
        intervalCount: 4,
        unit: "week",
        unbounded: true
      }),
    answer: answers.retention,
    wire: [
      "GET",
      `/api/query/retention?${wireDays}&born_event=A&event=B&born_where=properties%5B%22x%22%5D%20%3D%3D%201&interval=2&interval_count=4&unit=week&unbounded_retention=true&project_id=12345`
    ],
    legacy: `/api/2.0/retention/?${wireDays}&born_event=A&event=B&born_where=properties%5B%22x%22%5D%20%3D%3D%201&interval=2&interval_count=4&unit=week&unbounded_retention=true`
  },
  {
    name: "retention.frequency",
    ask: (query) => query.retention.frequency({ ...days, unit: "week", within: "day", event: "A" }),
    answer: answers.frequency,
    wire: ["GET", `/api/query/retention/addiction?${wireDays}&unit=week&addiction_unit=day&event=A&project_id=12345`],
    legacy: `/api/2.0/retention/addiction/?${wireDays}&unit=week&addiction_unit=day&event=A`
  },
  {
    name: "insights.report",
    ask: (query) => query.insights.report({ bookmark: 99 }),
    answer: answers.insights,
    wire: ["GET", "/api/query/insights?bookmark_id=99&project_id=12345"],
    legacy: "/api/2.0/insights?bookmark_id=99"
  },
  {
    name: "cohorts.list",
    ask: (query) => query.cohorts.list(),
    answer: answers.cohorts,
    wire: ["POST", "/api/query/cohorts/list?project_id=12345", ""]
  },
  {
    name: "activity.list",
    ask: (query) => query.activity.list({ distinctIds: ["bob", "ann"], ...days }),
    answer: answers.activity,
    wire: ["GET", `/api/query/stream/query?distinct_ids=%5B%22bob%22%2C%22ann%22%5D&${wireDays}&project_id=12345`],
    legacy: `/api/2.0/stream/query/?distinct_ids=%5B%22bob%22%2C%22ann%22%5D&${wireDays}`
  },
  {
    name: "jql.run",
    ask: (query) => query.jql.run({ script: "function main() { return [params.a] }", params: { a: 1 } }),
    answer: [1],
    wire: [
      "POST",
      "/api/query/jql?project_id=12345",
      "script=function%20main()%20%7B%20return%20%5Bparams.a%5D%20%7D&params=%7B%22a%22%3A1%7D"
    ]
  },
  {
    name: "people.list of everybody",
    ask: (query) => query.people.list().all(),
    answer: answers.people,
    wire: ["POST", "/api/query/engage?project_id=12345", ""],
    legacy: "/api/2.0/engage/?"
  },
  {
    name: "people.list of a cohort",
    ask: (query) =>
      query.people
        .list({
          where: property("a").isDefined(),
          cohort: 1000,
          includeAll: false,
          output: ["$email"],
          group: "company"
        })
        .all(),
    answer: answers.people,
    wire: [
      "POST",
      "/api/query/engage?project_id=12345",
      "data_group_id=company&where=defined(properties%5B%22a%22%5D)&output_properties=%5B%22%24email%22%5D&filter_by_cohort=%7B%22id%22%3A1000%7D&include_all_users=false"
    ]
  },
  {
    name: "people.list by what they did",
    ask: (query) => query.people.list({ distinctIds: ["bob"], behaviors: [{ name: "b" }] }).all(),
    answer: answers.people,
    wire: [
      "POST",
      "/api/query/engage?project_id=12345",
      "distinct_ids=%5B%22bob%22%5D&behaviors=%5B%7B%22name%22%3A%22b%22%7D%5D&as_of_timestamp=1773576000"
    ]
  },
  {
    name: "annotations.list",
    ask: (query) => query.annotations.list(days),
    answer: answers.annotations,
    wire: ["GET", "/api/app/projects/12345/annotations?fromDate=2026-01-01&toDate=2026-01-31"]
  },
  {
    name: "annotations.get",
    ask: (query) => query.annotations.get({ id: 148 }),
    answer: answers.annotation,
    wire: ["GET", "/api/app/projects/12345/annotations/148"]
  },
  {
    name: "annotations.create",
    ask: (query) => query.annotations.create({ date: "2026-01-01", description: "Launch", tags: [31] }),
    answer: answers.annotation,
    wire: [
      "POST",
      "/api/app/projects/12345/annotations",
      '{"date":"2026-01-01 00:00:00","description":"Launch","tags":[31]}'
    ]
  },
  {
    name: "annotations.update",
    ask: (query) => query.annotations.update({ id: 148, description: "Launched" }),
    answer: answers.annotation,
    wire: ["PATCH", "/api/app/projects/12345/annotations/148", '{"description":"Launched"}']
  },
  {
    name: "annotations.delete",
    ask: (query) => query.annotations.delete({ id: 148 }),
    answer: answers.deleted,
    wire: ["DELETE", "/api/app/projects/12345/annotations/148"]
  },
  {
    name: "annotations.tags",
    ask: (query) => query.annotations.tags(),
    answer: answers.tags,
    wire: ["GET", "/api/app/projects/12345/annotations/tags"]
  },
  {
    name: "annotations.createTag",
    ask: (query) => query.annotations.createTag({ name: "Releases" }),
    answer: answers.tag,
    wire: ["POST", "/api/app/projects/12345/annotations/tags", '{"name":"Releases"}']
  }
]
