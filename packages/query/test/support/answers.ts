/**
 * An answer of each operation, as the service gives it, with members that nobody has described.
 */
const series = {
  data: {
    series: ["2026-01-02", "2026-01-01"],
    values: { "Signed Up": { "2026-01-01": 6, "2026-01-02": 4 } },
    color: "green"
  },
  legend_size: 1,
  computed_at: "2026-01-03"
}

const numbers = { results: { "2026-01-02": 634.5, "2026-01-01": 376 }, status: "ok", computed_at: "2026-01-03" }

const annotation = {
  id: 148,
  date: "2026-01-01 13:00:00",
  description: "Launched version 2",
  user: { id: 7, first_name: "Ada", last_name: "Berg", email: "ada@example.com" },
  tags: [{ id: 31, name: "Releases" }]
}

export const answers = {
  series,
  nested: {
    data: { series: ["2026-01-01"], values: { Texas: { Austin: { "2026-01-01": 3181 }, Waco: {} } } },
    legend_size: 4
  },
  numbers,
  names: ["Viewed Homepage", "Signed Up"],
  topEvents: { events: [{ amount: 2, event: "Signed Up", percent_change: -0.35 }], type: "unique" },
  topProperties: { seats: { count: 91 }, plan: { count: 295 } },
  funnels: [{ funnel_id: 7509, name: "Signup funnel", pinned: true }],
  funnel: {
    meta: { dates: ["2026-01-01"] },
    data: {
      "2026-01-01": {
        steps: [
          {
            count: 762,
            goal: "Signed Up",
            event: "Signed Up",
            step_conv_ratio: 1,
            overall_conv_ratio: 1,
            avg_time: null,
            avg_time_from_start: null
          },
          {
            count: 69,
            goal: "Checkout",
            event: "Checkout",
            step_conv_ratio: 0.09,
            overall_conv_ratio: 0.09,
            avg_time: 86.5,
            avg_time_from_start: 86.5
          }
        ],
        analysis: { completion: 69, starting_amount: 762, steps: 2, worst: 1 }
      }
    }
  },
  insights: {
    computed_at: "2026-01-02T12:52:44+00:00",
    date_range: { from_date: "2026-01-01T00:00:00-07:00", to_date: "2026-01-02T12:52:44-07:00" },
    headers: ["$event"],
    series: { "Signed Up": { "2026-01-02T00:00:00-07:00": 4291, "2026-01-01T00:00:00-07:00": 9852 } }
  },
  retention: { "2026-01-02": { counts: [3], first: 0 }, "2026-01-01": { counts: [9, 7], first: 10 } },
  frequency: { data: { "2026-01-02": [495, 204], "2026-01-01": [305, 107] } },
  activity: {
    status: "ok",
    results: { events: [{ event: "Signed Up", properties: { time: 1_777_593_600, distinct_id: "bob" } }] }
  },
  cohorts: [
    {
      count: 150,
      is_visible: 1,
      description: "People who paid.",
      created: "2026-01-01 23:49:51",
      project_id: 12_345,
      id: 1000,
      name: "Paying"
    }
  ],
  people: {
    page: 0,
    page_size: 1000,
    session_id: "1234567890-EXAMPL",
    status: "ok",
    total: 1,
    results: [{ $distinct_id: "bob@example.com", $properties: { plan: "pro" } }]
  },
  annotation: { status: "ok", results: annotation },
  annotations: { status: "ok", results: [annotation] },
  annotationsLegacy: {
    annotations: [{ date: "2026-01-01 13:00:00", project_id: 12_345, id: 148, description: "Launched version 2" }],
    error: false
  },
  doneLegacy: { error: false },
  deleted: { status: "ok" },
  tag: { id: 31, name: "Releases", project_id: 12_345 },
  tags: [{ id: 31, name: "Releases", has_annotations: true }]
} as const
