import { assert, describe, it } from "vitest"
import { urlopen } from "../../../src/internal/wire/urllib3.ts"

/** Opens a URL with answers in turn, the last one for ever; says how long it wanted to wait. */
const open = async (answers: ReadonlyArray<() => Response>, now = 0) => {
  const sleeps: Array<number> = []
  const urls: Array<string> = []
  const stack = {
    fetch: async (request: Request): Promise<Response> => {
      urls.push(`${request.method} ${request.url}`)
      return answers[Math.min(urls.length, answers.length) - 1]?.() ?? Response.error()
    },
    now: () => now,
    sleep: async (seconds: number) => void sleeps.push(seconds),
    timeout: 5
  }
  const call = { uri: "http://host/e?_k=K", method: "GET", isRepeatable: () => false }
  const result = await urlopen(stack, call).catch((error: Error) => `${error.name}: ${error.message}`)
  return { sleeps, urls, result: typeof result === "string" ? result : result.status }
}

const busy =
  (retryAfter: string, status = 503) =>
  () =>
    new Response("", { status, headers: { "retry-after": retryAfter } })
const moved =
  (location: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { location } })
const ok = () => new Response("")

describe("Retry-After", () => {
  it("is waited for three times, and then the answer is what it is", async () => {
    assert.deepStrictEqual(await open([busy("1", 429)]), {
      sleeps: [1, 1, 1],
      urls: Array.from({ length: 4 }, () => "GET http://host/e?_k=K"),
      result: 429
    })
  })

  it("has no limit, may be a date, and may be over already", async () => {
    assert.deepStrictEqual((await open([busy("90000"), ok])).sleeps, [90_000])
    assert.deepStrictEqual((await open([busy("Thu, 01 Jan 1970 00:00:30 GMT"), ok], 10_000)).sleeps, [20])
    assert.deepStrictEqual((await open([busy("Thu, 01 Jan 1970 00:00:30 GMT"), ok], 60_000)).sleeps, [])
    assert.deepStrictEqual((await open([busy("0"), ok])).sleeps, [])
  })

  it("counts for 413, 429 and 503 only, and not when it is empty", async () => {
    assert.deepStrictEqual(await open([busy("1", 500), ok]), {
      sleeps: [],
      urls: ["GET http://host/e?_k=K"],
      result: 500
    })
    assert.strictEqual((await open([busy(""), ok])).result, 503)
  })

  it("may be a date in any of the usual forms", async () => {
    for (const date of [
      "Thursday, 01-Jan-70 00:00:30 GMT",
      "Thu Jan  1 00:00:30 1970",
      "Thu, 01 Jan 1970 00:00:30",
      "Thu 1 January 1970 00:00:30 GMT",
      "Thu, 01 Jan 1970 01:00:30 +0100"
    ])
      assert.deepStrictEqual((await open([busy(date), ok], 10_000)).sleeps, [20], date)
  })

  it("is an error when it cannot be read", async () => {
    for (const text of ["soon", "-1", "1.5", "1 2", "+0", "2015-10-21", "May 1"])
      assert.strictEqual((await open([busy(text), ok])).result, `InvalidHeader: Invalid Retry-After header: ${text}`)
  })
})

describe("a redirect", () => {
  it("is followed to any host, with no more of the query than it says", async () => {
    assert.deepStrictEqual((await open([moved("https://other/x?y=1"), moved("/z"), ok])).urls, [
      "GET http://host/e?_k=K",
      "GET https://other/x?y=1",
      "GET https://other/z"
    ])
  })

  it("is not followed without a place, or to another kind of URL", async () => {
    assert.strictEqual((await open([moved(""), ok])).result, 302)
    assert.strictEqual(
      (await open([moved("ftp://host/x"), ok])).result,
      "URLSchemeUnknown: Not supported URL scheme ftp"
    )
  })

  it("ends in an error after three, whose URL has no query", async () => {
    const { urls, result } = await open([moved("/e?secret=1")])
    assert.strictEqual(urls.length, 4)
    assert.strictEqual(
      result,
      "MaxRetryError: HTTPConnectionPool(host='host', port=80): Max retries exceeded with url: http://host/e?<redacted> (Caused by ResponseError('too many redirects'))"
    )
  })

  it("takes from the attempts that are left", async () => {
    assert.strictEqual((await open([moved("/a"), moved("/b"), busy("1")])).urls.length, 4)
  })
})
