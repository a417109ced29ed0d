import { assert, describe, it } from "vitest"
import { Client, PyTuple, type PyValue, query_string, request } from "../src/index.ts"

const sent = async (call: (client: Client) => Promise<Response>): Promise<string> => {
  let target = ""
  const fetch = async (request: Request): Promise<Response> => {
    target = request.url.replace("https://trk.kissmetrics.io", "")
    return new Response("")
  }
  await call(new Client("K", { fetch }))
  return target
}

describe("Client", () => {
  it("takes its arguments in Python's order, or the rest by name", async () => {
    assert.strictEqual(await sent((c) => c.record("p", "e", { a: 1 }, 5, "x")), "/x?_k=K&_p=p&_d=1&_t=5&_n=e&a=1")
    assert.strictEqual(
      await sent((c) => c.record("p", "e", { properties: { a: 1 }, timestamp: 5 })),
      "/e?_k=K&_p=p&_d=1&_t=5&_n=e&a=1"
    )
    assert.strictEqual(await sent((c) => c.record("p", "e", { timestamp: 5 })), "/e?_k=K&_p=p&_d=1&_t=5&_n=e")
    assert.strictEqual(
      await sent((c) => c.set("p", { timestamp: 5, properties: [["a", 1]] })),
      "/s?_k=K&_p=p&_d=1&_t=5&a=1"
    )
    assert.strictEqual(await sent((c) => c.alias("p", "q", { path: "x" })), "/x?_k=K&_p=p&_n=q")
  })

  it("takes a page view's path for the property it is", async () => {
    assert.strictEqual(await sent((c) => c.record("p", "e", { path: "/pricing" })), "/e?_k=K&_p=p&_n=e&path=%2Fpricing")
  })

  it("rejects, and does not throw, for arguments that are missing", async () => {
    const client = new Client("K")
    const record = client.record.bind(client) as (...args: ReadonlyArray<unknown>) => Promise<unknown> // wrong on purpose
    const error = await record("p").catch(String)
    assert.strictEqual(error, "TypeError: Client.record() missing 1 required positional argument: 'event'")
  })

  it("is refused without a key, and with an option nobody knows", () => {
    const make = (...args: ReadonlyArray<unknown>) => Reflect.construct(Client, args)
    assert.throws(() => make(), "Client.__init__() missing 1 required positional argument: 'key'")
    assert.throws(() => make("K", { retries: 3 }), "Client.__init__() got an unexpected keyword argument 'retries'")
    assert.throws(() => make("K", null, "ssh"), "trk_scheme must be one of (http, https)")
    assert.throws(() => make("K", { timeout: 0 }), "timeout must be more than 0 seconds")
  })

  it("takes null for None, and leaves a host that is no text to the call", async () => {
    const make = (...args: ReadonlyArray<unknown>): Client => Reflect.construct(Client, args)
    const failure = (client: Client) => client.alias("p", "q").catch(String)
    assert.throws(() => make("K", undefined, null), "trk_scheme must be one of (http, https)")
    assert.strictEqual(await failure(make("K", null)), "LocationValueError: No host specified.")
    assert.strictEqual(await failure(make("K", 5)), "TypeError: Cannot mix str and non-str arguments")
  })

  it("asks no other host where a name holds a tab", async () => {
    const fetch = async (): Promise<Response> => new Response("")
    assert.strictEqual(
      await new Client("K", "a\tb", "http", { fetch }).alias("p", "q").catch(String),
      "MaxRetryError: HTTPConnectionPool(host='a\\tb', port=80): Max retries exceeded with url: /a?<redacted> (Caused by " +
        `ProtocolError('Connection aborted.', InvalidURL("URL can't contain control characters. 'a\\\\tb' (found at least '\\\\t')")))`
    )
  })

  it("sends what its members say when it is called", async () => {
    const target = await sent((client) => {
      client.key = "B"
      return client.alias("p", "q")
    })
    assert.strictEqual(target, "/a?_k=B&_p=p&_n=q")
  })

  it("requests a URL as it is", async () => {
    const uri = request.record("K", "p", "e", { host: "trk.kissmetrics.io", properties: { a: null } })
    assert.strictEqual(await sent((c) => c._request(uri)), "/e?_k=K&_p=p&_n=e&a=None")
  })

  it("names neither key nor person for a host that is none", async () => {
    for (const host of ["a b", "", "h:99999", "[::g]", "ann:secret@h:99999"]) {
      const error = await new Client("secret", host).record("ann", "e").catch((error) => error)
      assert.instanceOf(error, Error)
      assert.notMatch(`${error.stack} ${JSON.stringify(error)}`, /secret|ann/)
    }
  })
})

describe("the URL builders", () => {
  it("have the time before the properties", () => {
    assert.strictEqual(
      request.record("K", "p", "e", 5, { a: 1 }),
      "https://trk.kissmetrics.io/e?_k=K&_p=p&_d=1&_t=5&_n=e&a=1"
    )
    assert.strictEqual(
      request.set("K", "p", 5, { a: 1 }, "http", "host:1", "x"),
      "http://host:1/x?_k=K&_p=p&_d=1&_t=5&a=1"
    )
    assert.strictEqual(request.set("K", "p", { properties: { a: 1 } }), "https://trk.kissmetrics.io/s?_k=K&_p=p&a=1")
    assert.strictEqual(request.alias("K", "p", "q", { scheme: "http" }), "http://trk.kissmetrics.io/a?_k=K&_p=p&_n=q")
  })

  it("paste the path in", () => {
    assert.strictEqual(request.alias("K", "p", "q", "http", "host", ""), "http://host?_k=K&_p=p&_n=q")
    assert.strictEqual(request.alias("K", "p", "q", "http", "host", "/x y"), "http://host/x y?_k=K&_p=p&_n=q")
  })

  it("refuse a path and a host that are no text, as Python does", () => {
    const url = (host: PyValue, path: PyValue) => request.alias("K", "p", "q", "http", host, path)
    assert.throws(() => url("host", null), 'can only concatenate str (not "NoneType") to str')
    assert.throws(() => url("host", 5), "Cannot mix str and non-str arguments")
    assert.throws(() => url(5, "a"), "Cannot mix str and non-str arguments")
    assert.strictEqual(url(null, "a"), "http:///a?_k=K&_p=p&_n=q")
    assert.throws(() => request.alias("K", "p", "q", { scheme: null }), "Cannot mix str and non-str arguments")
  })

  it("leave out what an empty scheme and an empty host would be followed by", () => {
    const url = (scheme: PyValue, host: PyValue, path: PyValue) => request.alias("K", "p", "q", scheme, host, path)
    assert.strictEqual(url("", "host", "a"), "//host/a?_k=K&_p=p&_n=q")
    assert.strictEqual(url("", "", "a"), "a?_k=K&_p=p&_n=q")
    assert.strictEqual(url("http", "", "//x"), "http://x?_k=K&_p=p&_n=q")
  })

  it("write a query from every part", () => {
    assert.strictEqual(
      query_string.create_query("K", "p", "e", 5, "i", PyTuple([["_p", "q"]])),
      "_k=K&_p=q&_d=1&_t=5&_n=i"
    )
    assert.strictEqual(query_string.create_query("K", "p", { identity: "i" }), "_k=K&_p=p&_n=i")
    assert.throws(() => query_string.create_query("K", "p", { properties: 5 }), "'int' object is not iterable")
  })
})
