/**
 * Each quirk of the tracking clients, kept and fixed.
 */
import { assert, describe, it } from "vitest"
import { Client, ClientCompat, type CompatOptions, PyDate, PyFloat, type Quirk } from "../src/index.ts"
import { quirks } from "../src/internal/quirks.ts"

const key = "K"

/** What goes out without the key, or the error. */
const outcome = async (work: (options: CompatOptions) => unknown, fix: CompatOptions["fix"]): Promise<string> => {
  const sent: Array<string> = []
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const body = await request.text()
    sent.push(`${request.method === "GET" ? "" : `${request.method} `}${pathname}${search}${body}`.replace("_k=K&", ""))
    return new Response("")
  }
  try {
    await work({ fetch, fix })
    return sent.join(" ")
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

const client = (options: CompatOptions): Client => new Client(key, options)

const compat = (options: CompatOptions): ClientCompat => {
  const km = new ClientCompat(key, options)
  km.identify("bob")
  return km
}

type Case = readonly [quirk: Quirk, work: (options: CompatOptions) => unknown, kept: string, fixed: string | RegExp]

const noon = new Date("2026-11-22T12:00:00Z")

const cases: ReadonlyArray<Case> = [
  ["K1", (o) => client(o).record("p", "e", null, 0), "/e?_p=p&_n=e", /^ValueError: timestamp is 0/],
  ["K1", (o) => client(o).set("p", { a: 1 }, PyFloat(0)), "/s?_p=p&a=1", /^ValueError: timestamp is 0/],
  ["K1", (o) => client(o).record("p", "e", null, null), "/e?_p=p&_n=e", "/e?_p=p&_n=e"],
  [
    "K2",
    (o) => client(o).record("p", "e", null, -1.9),
    "/e?_p=p&_d=1&_t=-1&_n=e",
    /^TypeError: timestamp must be a whole/
  ],
  [
    "K2",
    (o) => client(o).record("p", "e", null, true),
    "/e?_p=p&_d=1&_t=1&_n=e",
    /^TypeError: timestamp must be a whole/
  ],
  [
    "K2",
    (o) => client(o).record("p", "e", null, noon),
    "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'datetime.datetime'",
    "/e?_p=p&_d=1&_t=1795348800&_n=e"
  ],
  [
    "K3",
    (o) => client(o).record("p", "e", null, " 1381849312000 "),
    "/e?_p=p&_d=1&_t=1381849312000&_n=e",
    /^ValueError: timestamp is in mill/
  ],
  [
    "K3",
    (o) => client(o).record("p", "e", null, "1381849312"),
    "/e?_p=p&_d=1&_t=1381849312&_n=e",
    "/e?_p=p&_d=1&_t=1381849312&_n=e"
  ],
  ["K4", (o) => client(o).record("p", ""), "/e?_p=p", /^ValueError: event is empty/],
  ["K4", (o) => compat(o).record(null), "/e?_p=bob", /^ValueError: event is empty/],
  ["K5", (o) => client(o).alias("p", 0), "/a?_p=p", /^ValueError: identity is empty/],
  ["K6", (o) => client(o).record(null, "e"), "/e?_p=None&_n=e", /^ValueError: person is None/],
  ["K6", (o) => client(o).set("", { a: 1 }), "/s?_p=&a=1", /^ValueError: person must not be empty/],
  ["K6", (o) => client(o).record("Anonymous", "e"), "/e?_p=Anonymous&_n=e", /^ValueError: person stands for nobody/],
  ["K6", (o) => client(o).alias("p", "null"), "/a?_p=p&_n=null", /^ValueError: identity stands for nobody/],
  ["K6", (o) => compat(o).alias("p", ""), "/a?_p=p", "/a?_p=p"],
  ["K6", (o) => new Client(null, o).alias("p", "q"), "/a?_k=None&_p=p&_n=q", /^ValueError: key is empty/],
  ["K6", (o) => client(o).record(7, "e"), "/e?_p=7&_n=e", "/e?_p=7&_n=e"],
  [
    "K7",
    (o) => client(o).record("p", "e", { a: null, b: true, c: noon, d: PyDate(2026, 11, 22), e: 1.5 }),
    "/e?_p=p&_n=e&a=None&b=True&c=2026-11-22+12%3A00%3A00&d=2026-11-22&e=1.5",
    "/e?_p=p&_n=e&b=true&c=1795348800&d=1795305600&e=1.5"
  ],
  ["K7", (o) => client(o).set("p", { a: ["x"] }), "/s?_p=p&a=%5B%27x%27%5D", /^TypeError: a property holds a list/],
  ["K8", (o) => client(o).record("p", "e", { _p: "q" }), "/e?_p=q&_n=e", /^ValueError: properties must not hold _p/],
  [
    "K8",
    (o) => client(o).record("p", "e", { _t: 1 }, 5),
    "/e?_p=p&_d=1&_t=1&_n=e",
    /^ValueError: properties must not hold _t/
  ],
  ["K8", (o) => client(o).record("p", "e", { _d: 1, _t: 5 }), "/e?_p=p&_n=e&_d=1&_t=5", "/e?_p=p&_n=e&_d=1&_t=5"],
  [
    "K9",
    (o) => client(o).record("p".repeat(256), "e"),
    `/e?_p=${"p".repeat(256)}&_n=e`,
    /^ValueError: person is longer than 255/
  ],
  [
    "K9",
    (o) => client(o).alias("p", "q".repeat(256)),
    `/a?_p=p&_n=${"q".repeat(256)}`,
    /^ValueError: identity is longer than 255/
  ],
  [
    "K9",
    (o) => client(o).set("p", { a: "v".repeat(513) }),
    `/s?_p=p&a=${"v".repeat(513)}`,
    /^ValueError: a property's value is longer/
  ],
  [
    "K9",
    (o) =>
      client(o).set("p", Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`a${index}`, "v".repeat(500)]))),
    `/s?_p=p&${[0, 1, 2, 3, 4].map((index) => `a${index}=${"v".repeat(500)}`).join("&")}`,
    `POST /s_p=p&${[0, 1, 2, 3, 4].map((index) => `a${index}=${"v".repeat(500)}`).join("&")}`
  ],
  ["K10", (o) => client(o).set("p"), "/s?_p=p", /^ValueError: set needs at least one property/],
  ["K10", (o) => compat(o).set({}), "/s?_p=bob", /^ValueError: set needs at least one property/],
  [
    "K11",
    (o) => client(o).record("p", "e", null, null, "x/../y?z=1"),
    "/y?z=1?_p=p&_n=e",
    /^ValueError: path must be e/
  ],
  ["K11", (o) => client(o).alias("p", "q", "a"), "/a?_p=p&_n=q", "/a?_p=p&_n=q"],
  [
    "K12",
    (o) => new Client(key, "host/x", "http", o).alias("p", "q"),
    "/x/a?_p=p&_n=q",
    /^ValueError: trk_host must be a host/
  ],
  ["K12", (o) => new Client(key, "host:8080", "http", o).alias("p", "q"), "/a?_p=p&_n=q", "/a?_p=p&_n=q"],
  ["K12", (o) => new Client(key, "km_proxy", "http", o).alias("p", "q"), "/a?_p=p&_n=q", "/a?_p=p&_n=q"],
  [
    "K15",
    async (o) => {
      const km = compat(o)
      km.reset()
      km.key = "NEW"
      km.identify("ann")
      await km.record("e")
    },
    "/e?_p=ann&_n=e",
    "/e?_k=NEW&_p=ann&_n=e"
  ],
  [
    "K16",
    async (o) => {
      const km = compat(o)
      km.identify("")
      await km.record("e")
    },
    "/e?_p=&_n=e",
    "Exception: Need to identify first (KM.identify <user>)"
  ],
  ["K17", (o) => compat(o).record("e", { a: 1, _t: 5 }), "/e?_p=bob&_n=e&a=1&_t=5", "/e?_p=bob&_n=e&a=1&_d=1&_t=5"],
  ["K17", (o) => compat(o).record("e", { _t: 5, _d: 0 }), "/e?_p=bob&_n=e&_t=5&_d=0", "/e?_p=bob&_n=e&_t=5&_d=0"],
  [
    "K18",
    (o) => compat(o).record({ age: 26 }),
    "/e?_p=bob&_n=%7B%27age%27%3A+26%7D",
    /^TypeError: record needs the name/
  ],
  [
    "K19",
    (o) => {
      const lost = async (): Promise<Response> => {
        throw new TypeError()
      }
      const km = new ClientCompat(key, null, null, false, { ...o, fetch: lost })
      return km.alias("p", "q")
    },
    "MaxRetryError: HTTPSConnectionPool(host='trk.kissmetrics.io', port=443): Max retries exceeded with url: /a?<redacted> (Caused by ProtocolError('Connection aborted.', RemoteDisconnected('Remote end closed connection without response')))",
    ""
  ]
]

const check = (found: string, expected: string | RegExp): void => {
  if (typeof expected === "string") assert.strictEqual(found, expected)
  else assert.match(found, expected)
}

describe("the quirks of the tracking clients", () => {
  it.each(cases)("%s is kept, and fixed when fix names it", async (quirk, work, kept, fixed) => {
    check(await outcome(work, []), kept)
    check(await outcome(work, ["M1"]), kept)
    check(await outcome(work, [quirk]), fixed)
  })

  it("do not get in each other's way: a Date of second 0 is a timestamp of 0", async () => {
    const work = (o: CompatOptions) => client(o).record("p", "e", { timestamp: new Date(0) })
    check(await outcome(work, ["K2"]), "/e?_p=p&_n=e")
    check(await outcome(work, ["K1", "K2"]), /^ValueError: timestamp is 0/)
    check(await outcome(work, "all"), /^ValueError: timestamp is 0/)
  })

  it("are each shown", () => {
    const optional = Object.entries(quirks).flatMap(([number, remedy]) =>
      remedy === "option" && number.startsWith("K") ? [number] : []
    )
    assert.sameMembers([...new Set(cases.map(([quirk]) => quirk))], optional)
  })

  it.each(cases.filter(([, , kept, fixed]) => kept !== fixed))("%s is fixed by all", async (_, work, kept) => {
    assert.notStrictEqual(await outcome(work, "all"), kept)
  })

  it("are https and the host of today by default", async () => {
    const { trk_host, trk_scheme } = new Client(key)
    assert.deepStrictEqual([trk_host, trk_scheme], ["trk.kissmetrics.io", "https"])
    const { client: inner } = new ClientCompat(key)
    assert.deepStrictEqual([inner.trk_host, inner.trk_scheme], ["trk.kissmetrics.io", "https"])
  })
})

describe("fix", () => {
  it("takes every number, and no other", () => {
    const numbers = Object.keys(quirks)
    assert.strictEqual(numbers.length, 22 + 29)
    assert.doesNotThrow(() => new Client(key, { fix: numbers as ReadonlyArray<Quirk> })) // the names of the table
    for (const wrong of ["K23", "K0", "k4", "M30", "", "K04", "all"])
      assert.throws(() => new Client(key, { fix: ["K4", wrong as Quirk] }), /there is no quirk of that number/) // on purpose
    assert.throws(() => new ClientCompat(key, { fix: "K4" as "all" }), /fix must be "all" or a list/) // wrong on purpose
  })
})
