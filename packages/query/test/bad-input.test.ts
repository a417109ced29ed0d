import { ApiError, type Issue } from "@tallymark/core"
import type { QueryClient, QueryOptions } from "@tallymark/query"
import { assert, describe, it } from "vitest"
import { asking, legacy, today } from "./support/service.ts"

/** The issues that a call is refused with; nothing may be sent. */
const issuesOf = async (
  ask: (query: QueryClient) => Promise<unknown>,
  options: Partial<QueryOptions> = {}
): Promise<ReadonlyArray<Issue>> => {
  const { query, arrived } = asking(() => assert.fail("nothing must be sent"), options)
  const error = await ask(query).then(
    () => assert.fail("the question must be refused"),
    (failure: unknown) => failure
  )
  assert.instanceOf(error, ApiError)
  assert.deepStrictEqual(arrived, [])
  return error.reason._tag === "InvalidInput" ? error.reason.issues : assert.fail(error.message)
}

/** A question as a program in JavaScript may pass it. */
const anything = (value: unknown): never => value as never

const days = { from: "2026-01-01", to: "2026-01-31" }
const counts = { events: ["A"], type: "general", unit: "day", ...days } as const
const segment = { event: "A", ...days }

const cases: ReadonlyArray<readonly [name: string, ask: (query: QueryClient) => Promise<unknown>, issue: string]> = [
  [
    "an unknown unit",
    (query) => query.events.counts(anything({ ...counts, unit: "year" })),
    "unit: must be one of minute, hour, day, week, month"
  ],
  [
    "a unit that another question has",
    (query) => query.segmentation.sum(anything({ ...segment, on: 'properties["n"]', unit: "month" })),
    "unit: must be one of hour, day"
  ],
  [
    "an unknown type",
    (query) => query.events.names(anything({ type: "total" })),
    "type: must be one of general, unique, average"
  ],
  ["no events", (query) => query.events.counts({ ...counts, events: [] }), "events: must not be empty"],
  [
    "events that are not a list",
    (query) => query.events.counts(anything({ ...counts, events: "A" })),
    "events: must be a list of texts"
  ],
  ["an empty name", (query) => query.properties.top({ event: "" }), "event: must not be empty"],
  ["no name", (query) => query.properties.top(anything({})), "event: is required"],
  ["a name that is null", (query) => query.properties.top(anything({ event: null })), "event: must be a text"],
  ["a negative limit", (query) => query.events.top({ type: "general", limit: -1 }), "limit: must be at least 0"],
  [
    "a limit that is not whole",
    (query) => query.events.top({ type: "general", limit: 1.5 }),
    "limit: must be a whole number"
  ],
  [
    "a limit that is NaN",
    (query) => query.events.top({ type: "general", limit: Number.NaN }),
    "limit: must be a whole number"
  ],
  [
    "a limit that is too large",
    (query) => query.segmentation.counts({ ...segment, limit: 10_001 }),
    "limit: must be at most 10000"
  ],
  [
    "days that are reversed",
    (query) => query.events.counts({ ...counts, from: "2026-01-02", to: "2026-01-01" }),
    "from: must not be after `to`"
  ],
  [
    "a day that does not exist",
    (query) => query.events.counts({ ...counts, from: "2026-02-29" }),
    "from: must be a day that exists, written YYYY-MM-DD"
  ],
  [
    "a day in another form",
    (query) => query.events.counts({ ...counts, from: "1/2/2026" }),
    "from: must be a day that exists, written YYYY-MM-DD"
  ],
  [
    "a day that has not begun",
    (query) => query.events.counts({ ...counts, to: "2026-03-16" }),
    `to: must not be after today, which is ${today} in UTC`
  ],
  [
    "a Date that is none",
    (query) => query.events.counts({ ...counts, from: new Date("soon") }),
    "from: must be a date that exists, and is an invalid Date"
  ],
  [
    "a day that is a number",
    (query) => query.events.counts(anything({ ...counts, from: 20_260_101 })),
    "from: must be a day: a text YYYY-MM-DD, a Date, or a value of Temporal"
  ],
  [
    "an interval and days",
    (query) => query.events.counts(anything({ ...counts, interval: 7 })),
    "interval: must not stand beside `from` and `to`; give one or the other"
  ],
  [
    "neither an interval nor days",
    (query) => query.events.counts(anything({ events: ["A"], type: "general", unit: "day" })),
    "interval: is required, or `from` and `to` in its place"
  ],
  [
    "one day of two",
    (query) => query.events.counts(anything({ events: ["A"], type: "general", unit: "day", from: "2026-01-01" })),
    "to: is required beside `from`"
  ],
  [
    "a mistake in an expression",
    (query) => query.segmentation.counts({ ...segment, where: "properties[plan] == 1" }),
    'where: 1:12 error: a property\'s name is written in double quotes\n  properties[plan] == 1\n             ^\n  write: properties["plan"]'
  ],
  [
    "an expression that is something else",
    (query) => query.segmentation.counts(anything({ ...segment, on: { property: "plan" } })),
    "on: must be an expression: a text, or property(…), user(…), event(…)"
  ],
  ["an empty expression", (query) => query.segmentation.counts({ ...segment, where: "" }), "where: 1:1 error: "],
  [
    "an unknown field",
    (query) => query.events.names(anything({ type: "general", from: "2026-01-01" })),
    "from: is not a field of this question; it has type, limit"
  ],
  [
    "half of a surrogate pair",
    (query) => query.properties.top({ event: "\ud800" }),
    "event: must be well-formed Unicode, and holds half of a surrogate pair"
  ],
  [
    "no question",
    (query) => query.events.counts(anything(undefined)),
    "must be an object with the fields of the question"
  ],
  [
    "a text for a question",
    (query) => query.events.counts(anything("A")),
    "must be an object with the fields of the question"
  ],
  [
    "birth without a first event",
    (query) => query.retention.report(days),
    'bornEvent: is required, or `type: "compounded"`, which needs no first event'
  ],
  [
    "a window of more than 90 days",
    (query) => query.funnels.report({ funnel: 1, ...days, length: 7_776_001, lengthUnit: "second" }),
    "length: must be at most 7776000"
  ],
  [
    "a funnel by its name",
    (query) => query.funnels.report(anything({ funnel: "Signup", ...days })),
    "funnel: must be a number"
  ],
  [
    "parameters of a script that JSON cannot say",
    (query) => query.jql.run({ script: "x", params: { a: 1n } }),
    "params: must be an object that can be written as JSON"
  ],
  [
    "a time that does not exist",
    (query) => query.annotations.create({ date: "2026-01-01 25:00:00", description: "x" }),
    "date: must be a time that exists, written YYYY-MM-DD hh:mm:ss"
  ],
  [
    "tags that are no numbers",
    (query) => query.annotations.create(anything({ date: "2026-01-01", description: "x", tags: ["a"] })),
    "tags: must be a list of whole numbers"
  ],
  [
    "a change of nothing",
    (query) => query.annotations.update({ id: 1 }),
    "must change something: give `description` or `tags`"
  ],
  [
    "a change of what cannot be changed",
    (query) => query.annotations.update({ id: 1, date: "2026-01-01" }),
    "date: is not part of the API that these credentials speak, which takes id, description, tags"
  ],
  [
    "a cohort by its name",
    (query) => query.people.list(anything({ cohort: "Paying" })).all(),
    "cohort: must be the number of a cohort"
  ],
  [
    "a cohort and behaviors",
    (query) => query.people.list({ cohort: 1, behaviors: [] }).all(),
    "behaviors: must not stand beside `cohort`"
  ],
  [
    "behaviors that JSON cannot say",
    (query) => query.people.list({ behaviors: [{ a: 1n }] }).all(),
    "behaviors: must be a list of objects"
  ],
  [
    "a moment that is a number",
    (query) => query.people.list(anything({ asOf: 1 })).all(),
    "asOf: must be a valid Date"
  ],
  [
    "a Date that is none",
    (query) => query.people.list({ asOf: new Date(Number.NaN) }).all(),
    "asOf: must be a valid Date, or a moment of Temporal"
  ],
  [
    "too many pages at once",
    (query) => query.people.list({}, { concurrency: 6 }).all(),
    "concurrency: must be a whole number from 1 to 5"
  ],
  [
    "people of nothing",
    (query) => query.people.list(anything(null)).all(),
    "must be an object with the fields of the question"
  ]
]

describe("bad input", () => {
  it.each(cases)("refuses %s before anything is sent", async (_, ask, expected) => {
    const issues = (await issuesOf(ask)).map(({ path, message }) => (path === "" ? message : `${path}: ${message}`))
    assert.isTrue(
      issues.some((issue) => issue.startsWith(expected)),
      issues.join("\n")
    )
  })

  it("lists every problem of a question, each once", async () => {
    const issues = await issuesOf((query) =>
      query.segmentation.counts(
        anything({ event: "", from: "2026-02-30", to: "2027-01-01", unit: "week", limit: -1, where: "(", wher: "x" })
      )
    )
    assert.deepStrictEqual(issues.map(({ path }) => path).toSorted(), [
      "event",
      "from",
      "limit",
      "to",
      "unit",
      "wher",
      "where"
    ])
  })

  it.each([
    ["cohorts", (query: QueryClient) => query.cohorts.list(), "credentials"],
    ["scripts", (query: QueryClient) => query.jql.run({ script: "x" }), "credentials"],
    ["one annotation", (query: QueryClient) => query.annotations.get({ id: 1 }), "credentials"],
    [
      "units of a window",
      (query: QueryClient) => query.funnels.report({ funnel: 1, ...days, lengthUnit: "day" }),
      "lengthUnit"
    ],
    ["people of a cohort", (query: QueryClient) => query.people.list({ cohort: 1 }).all(), "cohort"],
    [
      "tags",
      (query: QueryClient) => query.annotations.create({ date: "2026-01-01", description: "x", tags: [1] }),
      "tags"
    ]
  ] as const)("says that a request signature cannot ask for %s", async (_, ask, path) => {
    const issues = await issuesOf(ask, { credentials: legacy })
    assert.include(
      issues.map((issue) => issue.path),
      path
    )
  })

  it("says that only a request signature can ask for buckets", async () => {
    const [issue] = await issuesOf((query) =>
      query.segmentation.numeric({ ...segment, on: 'properties["n"]', buckets: 3 })
    )
    assert.deepInclude(issue, { path: "buckets" })
    assert.include(issue?.message, "legacy")
  })

  it("tells today by the time zone of the project", async () => {
    const now = () => Date.parse("2026-03-15T20:00:00Z")
    const { query } = asking(() => [], { now, timeZone: "Asia/Tokyo" })
    assert.deepStrictEqual(
      await query.activity
        .list({ distinctIds: ["a"], from: "2026-03-16", to: "2026-03-16" })
        .catch((error) => error.reason._tag),
      "UnreadableResponse"
    )
    const issues = await issuesOf(
      (each) => each.activity.list({ distinctIds: ["a"], from: "2026-03-16", to: "2026-03-17" }),
      {
        now,
        timeZone: "Asia/Tokyo"
      }
    )
    assert.deepStrictEqual(issues, [
      { path: "to", message: "must not be after today, which is 2026-03-16 in Asia/Tokyo" }
    ])
  })
})
