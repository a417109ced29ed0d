import { assert, describe, it } from "vitest"
import {
  type AuthClient,
  type CompatOptions,
  ConcurrentPaginator,
  Connection,
  MixpanelQueryClient,
  type PyDict,
  PyFloat,
  type PyJson,
  type PyValue,
  SecretAuth,
  SignatureAuth
} from "../src/index.ts"

const recording = (answer = "{}") => {
  const requests: Array<Request> = []
  const options: CompatOptions = {
    now: () => 1_700_000_000_999,
    fetch: async (request) => {
      requests.push(request)
      return new Response(answer)
    }
  }
  return { requests, options, client: new MixpanelQueryClient("key", "secret", null, null, options) }
}

const query = (requests: ReadonlyArray<Request>): string =>
  new URL(requests.at(-1)?.url ?? "").search.replace(/&format=.*/, "")

describe("MixpanelQueryClient", () => {
  it("takes arguments in order, the rest by name, or all by name", async () => {
    const { client, requests } = recording()
    const expected = "?event=e&from_date=2014-04-01&to_date=2014-04-02&unit=day&on=x&type=unique"
    await client.get_segmentation("e", "2014-04-01", "2014-04-02", "day", "x")
    assert.strictEqual(query(requests), expected)
    await client.get_segmentation("e", "2014-04-01", "2014-04-02", { on: "x" })
    assert.strictEqual(query(requests), expected)
    await client.get_segmentation({ on: "x", event_name: "e", end_date: "2014-04-02", start_date: "2014-04-01" })
    assert.strictEqual(query(requests), expected)
  })

  it("rejects for arguments that are missing, with Python's words", async () => {
    const { client } = recording()
    const failure = await Reflect.apply(client.get_events, client, [["a"]]).catch(String)
    assert.strictEqual(
      failure,
      "TypeError: MixpanelQueryClient.get_events() missing 2 required positional arguments: 'unit' and 'interval'"
    )
    assert.throws(
      () => Reflect.apply(client.get_export, client, []),
      "MixpanelQueryClient.get_export() missing 2 required"
    )
  })

  it("has the constants on the class and on itself", () => {
    const { client } = recording()
    assert.deepStrictEqual(MixpanelQueryClient.VALID_UNITS, ["minute", "hour", "day", "week", "month"])
    assert.deepStrictEqual(
      [client.UNIT_DAY, client.FORMAT_CSV, client.DATA_TYPE_UNIQUE, client.VALID_RESPONSE_FORMATS, client.VERSION],
      ["day", "csv", "unique", ["json", "csv"], "2.0"]
    )
  })

  it("can pass its methods on", async () => {
    const { client, requests } = recording('{"page":0,"page_size":2,"total":3,"session_id":"s","results":[1,2]}')
    const { get_funnel_list } = client
    await get_funnel_list()
    assert.strictEqual((await new ConcurrentPaginator(client.get_engage).fetch_all({ where: "w" })).length, 4)
    assert.strictEqual(query(requests), "?where=w&session_id=s&page=1")
    assert.throws(() => new ConcurrentPaginator(client.get_engage, 0), "Number of processes must be at least 1")
  })

  it("fails with the first failure once every page was asked for, as a thread pool does", async () => {
    const asked: Array<number> = []
    const page = async (params: { readonly [name: string]: PyValue }): Promise<PyJson> => {
      const number = Number(params.page ?? 0)
      asked.push(number)
      await new Promise((resolve) => setImmediate(resolve))
      if (number === 2 || number === 4) throw new Error(`page ${number}`)
      return { page: number, page_size: 1, total: 6, session_id: "s", results: [number] }
    }
    assert.strictEqual(await new ConcurrentPaginator(page, 2).fetch_all().catch(String), "Error: page 2")
    assert.deepStrictEqual(asked, [0, 1, 2, 3, 4, 5])
  })

  it.each([
    [{ total: null }, "TypeError: float() argument must be a string or a real number, not 'NoneType'"],
    [{ total: "many" }, "ValueError: could not convert string to float: 'many'"],
    [{ total: Number.POSITIVE_INFINITY }, "OverflowError: cannot convert float infinity to integer"],
    [{ total: Number.NaN }, "ValueError: cannot convert float NaN to integer"],
    [{ page_size: [] }, "TypeError: float() argument must be a string or a real number, not 'list'"]
  ])("does not go on from %o", async (members, message) => {
    const page = async (): Promise<PyJson> => ({
      ...{ page: 0, page_size: 1, total: 6, session_id: "s", results: [] },
      ...members
    })
    assert.strictEqual(await new ConcurrentPaginator(page).fetch_all().catch(String), message)
  })

  it("tells onError once of each call that fails, and spares a promise that nobody awaits", async () => {
    const heard: Array<string> = []
    const onError = (error: unknown) => heard.push(error instanceof Error ? error.name : "")
    const options = { ...recording("x").options, onError }
    const client = new MixpanelQueryClient("key", "secret", options)
    const failed = (work: PromiseLike<unknown>) =>
      work.then(
        () => assert.fail("it went well"),
        () => heard.splice(0)
      )
    assert.deepStrictEqual(await failed(client.get_events([], "x", 1)), ["InvalidUnitException"])
    assert.deepStrictEqual(await failed(client.get_funnel_list()), ["JSONDecodeError"])
    assert.deepStrictEqual(await failed(client.connection.request("x", {})), ["JSONDecodeError"])
    assert.deepStrictEqual(await failed(client.get_export("2014-04-01", "2014-04-02").next()), ["JSONDecodeError"])
    assert.deepStrictEqual(await failed(client.get_export("soon", "2014-04-02").next()), ["InvalidDateException"])
    const refusing = new MixpanelQueryClient("key", "secret", {
      fetch: async () => new Response(null, { status: 500 }),
      onError
    })
    assert.deepStrictEqual(await failed(refusing.get_funnel_list()), ["HTTPError"])
    assert.deepStrictEqual(await failed(refusing.get_export("2014-04-01", "2014-04-02").next()), ["HTTPError"])
    const isHeard = new Promise<unknown>((resolve) => {
      new MixpanelQueryClient("key", "secret", { ...options, onError: resolve }).get_funnel_list()
    })
    assert.instanceOf(await isHeard, Error)
  })

  it("says that expressions are not checked", () => {
    assert.throws(() => recording().client._validate_expression("x"))
    assert.throws(() => recording().client._validate_response_format("xml"), /response_format/)
  })

  it("wraps one event's name for the export, and no list", async () => {
    const { client, requests } = recording("")
    for (const event of ["a", ["a"]]) {
      for await (const _ of client.get_export("2014-04-01", "2014-04-02", { event })) assert.fail("there are no events")
      assert.strictEqual(query(requests), "?from_date=2014-04-01&to_date=2014-04-02&event=%5B%22a%22%5D")
    }
  })
})

describe("authentication", () => {
  it("can be a class of the caller's", async () => {
    class TokenAuth {
      readonly client: AuthClient
      constructor(client: AuthClient) {
        this.client = client
      }
      authenticate(url: string, params: PyDict): Request {
        const names = params instanceof Map ? [...params.keys()].join() : ""
        return new Request(`${url}?names=${names}`, { headers: { "x-token": String(this.client.api_key) } })
      }
    }
    const { options, requests } = recording()
    await new MixpanelQueryClient("key", "secret", null, TokenAuth, options).get_events_top("e")
    const [request] = requests
    assert.deepStrictEqual(
      [request?.url, request?.headers.get("x-token")],
      ["https://mixpanel.com/api/2.0/events/properties/top/?names=event,limit,format", "key"]
    )
  })

  it("works by itself", () => {
    const auth = new SignatureAuth({ api_key: "k", api_secret: "s" })
    const parameters = { event: ["pages"], interval: 24, unit: "hour", api_key: "123", expire: 1248499222 }
    assert.strictEqual(auth._hash_args(parameters, "SECRET"), "17d0a0fdf0e519115eb79ba6f6413080")
    assert.strictEqual(SignatureAuth.DEFAULT_EXPIRATION, 600)
    const { headers } = new SecretAuth({ api_key: "k", api_secret: "s" }).authenticate("https://host/x/", {})
    assert.strictEqual(headers.get("authorization"), "Basic czo=")
  })

  it("signs names in the order of their code points", () => {
    const auth = new SignatureAuth({ api_key: "k", api_secret: "s" })
    const base = (names: ReadonlyArray<string>) => auth._hash_args(new Map(names.map((name) => [name, 1])))
    assert.strictEqual(base(["😀", "～", "a"]), base(["a", "～", "😀"]))
    assert.strictEqual(auth._hash_args({ a: 1 }, ""), auth._hash_args({ a: 1 }))
    assert.throws(
      () =>
        auth._hash_args(
          new Map<PyValue, PyValue>([
            [1, 1],
            ["a", 1]
          ])
        ),
      "'<' not supported between instances of 'str' and 'int'"
    )
  })
})

describe("Connection", () => {
  it("refuses what Python refuses to connect to, and shows no signature", async () => {
    const { client } = recording()
    const failure = (base: string, name: string) =>
      client.connection.raw_request(base, name, { secret: "hidden" }, "json").catch(String)
    assert.strictEqual(
      await failure("https://mixpanel.com/api", "a b"),
      "InvalidURL: URL can't contain control characters. '/api/2.0/a b/?<redacted>' (found at least ' ')"
    )
    assert.strictEqual(
      await failure("https://mixpanel.com/api", "é"),
      "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 13: ordinal not in range(128)"
    )
    assert.strictEqual(
      await failure("https://mixpanel.com/api", "ééé😀a"),
      "UnicodeEncodeError: 'ascii' codec can't encode characters in position 13-16: ordinal not in range(128)"
    )
    assert.strictEqual(
      await failure("https://mixpanel.com/api", "😀"),
      "UnicodeEncodeError: 'ascii' codec can't encode character '\\U0001f600' in position 13: ordinal not in range(128)"
    )
    assert.strictEqual(
      await failure("mixpanel.com", "x"),
      "ValueError: unknown url type: 'mixpanel.com/2.0/x/?<redacted>'"
    )
    assert.strictEqual(await failure("file:///etc", "x"), "URLError: <urlopen error unknown url type: file>")
    assert.strictEqual(
      await failure("https://a b", "x"),
      "URLError: <urlopen error [Errno -2] Name or service not known>"
    )
  })

  it("signs before it looks at the URL, and sends nothing behind a #", async () => {
    const { client, requests } = recording()
    assert.strictEqual(
      await client.connection.request("a b", { a: ["\ud800", PyFloat(1), new Uint8Array(1)] }).catch(String),
      "TypeError: Object of type bytes is not JSON serializable"
    )
    await client.connection.request("x#a b", {})
    assert.strictEqual(requests[0]?.url, "https://mixpanel.com/api/2.0/x")
  })

  it("takes a format that is a dict for the format", async () => {
    const { client, requests } = recording()
    await client.get_engage({ response_format: { a: 1 } })
    assert.include(requests[0]?.url, "?format=%7B%27a%27%3A+1%7D&")
  })

  it("stops at redirects that go round, with the reason Python gives", async () => {
    const fetch = async (): Promise<Response> =>
      new Response(null, { status: 302, statusText: "Found", headers: { location: "/x" } })
    const error = await new MixpanelQueryClient("key", "secret", null, null, { fetch })
      .get_funnel_list()
      .catch((error) => error)
    assert.strictEqual(
      error.message,
      "HTTP Error 302: The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\nFound"
    )
  })

  it("reads where a redirect leads as Python does", async () => {
    const open = async (headers: Readonly<Record<string, string>>) => {
      const urls: Array<string> = []
      const fetch = async ({ url }: Request): Promise<Response> => {
        urls.push(url)
        return urls.length > 1
          ? new Response("{}")
          : new Response(null, { status: 301, statusText: " Moved ", headers })
      }
      const client = new MixpanelQueryClient("key", "secret", null, null, { fetch })
      return String(await client.get_funnel_list().then(() => urls[1], String))
    }
    assert.strictEqual(await open({ location: "/caf\u00c3\u00a9 \u00e9" }), "https://mixpanel.com/caf%C3%A9%20%E9")
    assert.strictEqual(await open({ uri: "/there" }), "https://mixpanel.com/there")
    assert.strictEqual(
      await open({ location: "file:///etc/passwd?secret" }),
      "HTTPError: HTTP Error 301: Moved - Redirection to url 'file:///etc/passwd?<redacted>' is not allowed"
    )
  })

  it("has its places on itself, to be changed", async () => {
    const { client, requests } = recording()
    client.connection.ENDPOINT = "http://localhost:1234/api"
    await client.connection.request("x", { a: PyFloat(0), b: PyFloat(1) })
    assert.match(
      requests[0]?.url ?? "",
      /^http:\/\/localhost:1234\/api\/2\.0\/x\/\?b=1\.0&format=json&api_key=key&expire=1700000600&sig=/
    )
    assert.instanceOf(client.connection, Connection)
    assert.strictEqual(client.connection.DEFAULT_TIMEOUT, 120)
  })
})
