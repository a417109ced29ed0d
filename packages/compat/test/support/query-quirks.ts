/**
 * Calls of the query client that show a quirk, and what they come to with it and without.
 */
import { type Fix, MixpanelQueryClient, PyTuple, type PyValue, type Quirk } from "../../src/index.ts"

/** What goes out, without what says who asks; or what comes back; or the error. */
export const outcome = async (
  work: (client: MixpanelQueryClient) => PromiseLike<unknown> | AsyncIterable<unknown>,
  fix: Fix,
  respond: () => Response = () => new Response("{}")
): Promise<string> => {
  const sent: Array<string> = []
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const target = `${pathname.slice("/api/2.0".length)}${search}`.replace(/&?api_key=.*/, "")
    sent.push(`${request.method} ${target} ${(await request.text()).replace(/&?api_key=.*/, "")}`.trim())
    return respond()
  }
  try {
    const result = work(new MixpanelQueryClient("key", "secret", null, null, { fetch, fix }))
    if ("then" in result) {
      const answer = JSON.stringify(await result)
      return `${sent.join(" ")} ${answer}`
    }
    const events: Array<unknown> = []
    try {
      for await (const event of result) events.push(event)
    } catch (error) {
      events.push(String(error))
    }
    return events.map((event) => (typeof event === "string" ? event : JSON.stringify(event))).join(" ")
  } catch (error) {
    return String(error)
  }
}

/** A call that shows a quirk: what it comes to, and what it comes to when the quirk is fixed. */
export type Case = readonly [
  quirk: Quirk,
  work: Parameters<typeof outcome>[0],
  kept: string | RegExp,
  fixed: string | RegExp,
  respond?: () => Response
]

const any = (value: unknown): PyValue => value as PyValue // what Python would not refuse
const dates = ["2014-04-01", "2014-04-02"] as const
const json = (text: string, init?: ResponseInit) => () => new Response(text, init)
const lines = '{"event":"a"}\n'

/** Every quirk that one call shows. */
export const cases: ReadonlyArray<Case> = [
  [
    "M1",
    (c) => c.get_events_top("e", 0),
    "GET /events/properties/top/?event=e&format=json {}",
    "GET /events/properties/top/?event=e&limit=0&format=json {}"
  ],
  ["M1", (c) => c.get_event_properties("e", "p", null, "day", 1), /event=e&name=p&unit=day/, /event=e&name=p&unit=day/],
  ["M2", (c) => c.get_events(PyTuple(["a"]), "day", 1), /event=%28%27a%27%2C%29/, /event=%5B%22a%22%5D/],
  [
    "M2",
    (c) => c.connection.request("x", { d: { a: 1 }, s: new Set(["b"]) }),
    /d=%7B%27a%27%3A\+1%7D&s=%7B%27b%27%7D/,
    /d=%7B%22a%22%3A\+1%7D&s=%5B%22b%22%5D/
  ],
  [
    "M4",
    (c) => Object.assign(c, { api_key: null }).get_funnel_list(),
    "GET /funnels/list/?format=json {}",
    "ValueError: api_key is None; give the project's key"
  ],
  ["M7", (c) => c.get_events_top("e"), /^GET \/events\/properties\/top\//, /^GET \/events\/top\//],
  [
    "M8",
    (c) => c.get_funnel_detail(1),
    "TypeError: strptime() argument 1 must be str, not None",
    "GET /funnels/?funnel_id=1&length=14&interval=1&unit=day&format=json {}"
  ],
  [
    "M8",
    (c) => c.get_funnel_detail(1, "2014-04-01"),
    "TypeError: strptime() argument 1 must be str, not None",
    /from_date=2014-04-01&length=14/
  ],
  [
    "M9",
    (c) => c.get_funnel_detail(1, ...dates, 14, 1, "day", null, null, 5),
    /unit=day&format=json/,
    /unit=day&limit=5&format=json/
  ],
  [
    "M10",
    (c) => c.get_funnel_detail(1, ...dates, 14, 1, "year"),
    /unit=year/,
    "InvalidUnitException: The `unit` specified is invalid. Must be: ('day', 'week', 'month')"
  ],
  [
    "M10",
    (c) => c.get_event_top_names("total"),
    /type=total/,
    "InvalidDataType: The `data_type` specified is invalid.  Must be ('general', 'unique', 'average')"
  ],
  ["M10", (c) => c.annotations_list(...dates, "xml"), /format=xml/, /^InvalidFormatException/],
  ["M10", (c) => c.get_segmentation_sum("e", ...dates, "1", "week"), /unit=week/, /^InvalidUnitException/],
  ["M11", (c) => c.annotations_list("2014-4-1", "2014-04-02"), /from_date=2014-4-1/, /^InvalidDateException/],
  [
    "M11",
    (c) => c.annotation_create("2014-04-01  1:2:3", "d"),
    /date=2014-04-01\+01%3A02%3A03/,
    /^InvalidDateException/
  ],
  [
    "M11",
    (c) => c.annotation_create("2014-04-01 01:02:03", "d"),
    /date=2014-04-01\+01%3A02%3A03/,
    /date=2014-04-01\+01%3A02%3A03/
  ],
  [
    "M11",
    (c) => c.annotations_list(any(20140401), "2014-04-02"),
    "TypeError: strptime() argument 1 must be str, not int",
    /^InvalidDateException/
  ],
  [
    "M12",
    (c) => c.annotations_list("２０１４-4-1", "2014-4-02"),
    /from_date=%EF%BC%92.*to_date=2014-4-02/,
    /from_date=2014-04-01&to_date=2014-04-02/
  ],
  [
    "M14",
    (c) => c.get_events(["a"], "day", 1, { response_format: "csv" }),
    "JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
    /"date,a\\n"$/,
    json("date,a\n")
  ],
  [
    "M14",
    (c) => c.get_export(...dates, { response_format: "csv" }),
    "JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
    "event,time a,1",
    json("event,time\na,1\n")
  ],
  [
    "M15",
    (c) => c.get_funnel_list(),
    /\{"error":"Expired request"\}$/,
    "ExpiredRequestException: the service refused the request with 200: Expired request",
    json('{"error":"Expired request"}')
  ],
  [
    "M15",
    (c) => c.get_export(...dates),
    '{"error":"Invalid API signature"}',
    "InvalidAPIKeyException: the service refused the request with 200: Invalid API signature",
    json('{"error":"Invalid API signature"}')
  ],
  ["M15", (c) => c.get_engage(), /\{"error":false\}$/, /\{"error":false\}$/, json('{"error":false}')],
  [
    "M16",
    (c) => c.get_funnel_list(),
    "HTTPError: HTTP Error 429: Too Many Requests",
    "MixpanelQueryException: the service refused the request with 429: rate limit",
    json('{"error":"rate limit"}', { status: 429 })
  ],
  [
    "M16",
    (c) => c.get_funnel_list(),
    "HTTPError: HTTP Error 401: Unauthorized",
    "InvalidAPIKeyException: the service refused the request with 401",
    json("no", { status: 401 })
  ],
  [
    "M16",
    (c) => c.get_funnel_list(),
    "HTTPError: HTTP Error 500: Oops",
    "MixpanelQueryException: the service refused the request with 500: key <redacted>",
    json('{"error":"key 0123456789abcdef0123"}', { status: 500, statusText: "Oops" })
  ],
  [
    "M17",
    (c) => c.get_export(...dates),
    '{"event":"a"} JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    '{"event":"a"} ExportTruncated: the export broke off after 1 events: the service terminated it early',
    json(`${lines}terminated early`)
  ],
  [
    "M17",
    (c) => c.get_export(...dates),
    '{"event":"a"} JSONDecodeError: Expecting value: line 1 column 2 (char 1)',
    '{"event":"a"} {"event":"a"}',
    json(`${lines}\r\n${lines}`)
  ],
  [
    "M22",
    (c) => c.get_segmentation("e", "2014-04-02", "2014-04-01"),
    /you will not receive any annotations\.$/,
    /you will not receive any events\.$/
  ],
  ["M22", (c) => c.annotations_list("2014-04-02", "2014-04-01"), /any annotations\.$/, /any annotations\.$/],
  [
    "M25",
    (c) => c.get_engage("x", null, 2),
    "GET /engage/?where=x&page=2&format=json {}",
    "POST /engage/ where=x&page=2&format=json {}"
  ]
]
