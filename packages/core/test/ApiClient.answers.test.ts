/** What becomes of answers where the operation promises JSON, and of error bodies everywhere. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as ApiClient from "../src/ApiClient.ts"
import { type ApiError, Rejected, UnreadableResponse } from "../src/ApiError.ts"
import { Transport } from "../src/Transport.ts"
import { credentials, options } from "./questions.ts"

/** A call that is answered with this. */
const answered = (body: BodyInit | null, init: ResponseInit = {}, operation = "report") =>
  Effect.flatMap(ApiClient.make({ ...options, credentials: credentials.projectSecret }), (client) =>
    client.call(operation, operation === "report" ? [["event", '["pages"]']] : [])
  ).pipe(Effect.provide(Transport.layer({ fetch: async () => new Response(body, init) })))

const refused = (body: BodyInit | null, init: ResponseInit = {}, operation?: string) =>
  Effect.map(Effect.flip(answered(body, init, operation)), ({ reason }) => reason)

const errorWith = (error: unknown) => JSON.stringify({ request: "/api/2.0/x?sig=1", error })

describe("a body of JSON", () => {
  it.effect("is read where the operation promises it, whatever it is labelled", () =>
    Effect.gen(function* () {
      const bodies = ["{}", '\ufeff{"a": [1, null, "ø"]}', " [] ", "1", "null", "false", '"text"', "-0.5e3"]
      for (const body of bodies) {
        const { json } = yield* answered(body, { headers: { "content-type": "text/html" } })
        assert.deepStrictEqual(json, JSON.parse(body.replace("\ufeff", "")))
      }
    })
  )

  it.effect("stays bytes where the operation promises something else", () =>
    Effect.gen(function* () {
      const answer = yield* answered('{"error": "is data here"}', {}, "lines")
      assert.notProperty(answer, "json")
      assert.strictEqual(new TextDecoder().decode(answer.body), '{"error": "is data here"}')
    })
  )

  it.effect("is read where the operation promises that or a table, and the answer is not labelled as the table", () =>
    Effect.gen(function* () {
      const labelled = (type: string, body: string) => answered(body, { headers: { "content-type": type } }, "table")
      for (const type of ["text/csv", "text/csv; charset=utf-8", "application/csv", "text/plain"]) {
        assert.notProperty(yield* labelled(type, "date,count"), "json")
      }
      for (const type of ["application/json", "Application/JSON; charset=utf-8", "application/problem+json"]) {
        assert.deepStrictEqual((yield* labelled(type, "[1]")).json, [1])
      }
      for (const type of ["text/html", "application/xhtml+xml", "application/json"]) {
        const error = yield* Effect.flip(labelled(type, "<html>"))
        assert.instanceOf(error.reason, UnreadableResponse)
      }
      const error = yield* Effect.flip(labelled("application/json", errorWith("no")))
      assert.instanceOf(error.reason, Rejected)
    })
  )

  it.effect("may have any name for a member, and none of them reaches further", () =>
    Effect.gen(function* () {
      const body = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "toString": 1}'
      const { json } = yield* answered(body)
      assert.notProperty({}, "polluted")
      assert.notProperty(Object.getPrototypeOf(json), "polluted")
      assert.deepStrictEqual(Object.keys(Object(json)), ["__proto__", "constructor", "toString"])
      const inherited = yield* answered('{"__proto__": {"error": "not the service\'s"}}')
      assert.property(inherited, "json")
    })
  )

  it.effect("may be nested as deeply as anybody writes it", () =>
    Effect.gen(function* () {
      const deep = "[".repeat(100_000) + "]".repeat(100_000)
      const { json } = yield* answered(deep)
      assert.isArray(json)
      assert.instanceOf(yield* refused(deep.slice(0, -1)), UnreadableResponse)
    })
  )

  it.effect("may have a member named error, as long as that is data", () =>
    Effect.gen(function* () {
      const reports = ['{"error": {"count": 3}}', '{"error": false, "annotations": []}', '{"error": ["a"]}']
      for (const body of [...reports, '{"error": ""}', '{"error": null}', '["error"]', '{"data": {"error": "a"}}']) {
        assert.deepStrictEqual((yield* answered(body)).json, JSON.parse(body))
      }
    })
  )
})

describe("a success that says it is none", () => {
  it.effect("is rejected with the service's words", () =>
    Effect.gen(function* () {
      const reason = yield* refused(errorWith("Invalid API signature"))
      assert.instanceOf(reason, Rejected)
      assert.deepInclude(reason, { status: 200, detail: "Invalid API signature" })
      assert.strictEqual(reason.message, "the service rejected the request with 200: Invalid API signature")
    })
  )
})

describe("an error body", () => {
  it.effect("says why, on one line and at most 300 characters", () =>
    Effect.gen(function* () {
      const words: Readonly<Record<string, string>> = {
        "to_date cannot be later than today": "to_date cannot be later than today",
        ' unknown event "a" ': 'unknown event "a"',
        "one\r\ntwo\u001b[31m\u202e": "one\\u{d}\\u{a}two\\u{1b}[31m\\u{202e}",
        "half \ud83e": "half \ufffd",
        [`${"x".repeat(300)}`]: "x".repeat(300),
        [`${"x".repeat(298)}🫐🫐`]: `${"x".repeat(298)}\ufffd…`,
        [`the secret 0a1b2c3d4e5f is wrong${"!".repeat(20_000)}`]: `the secret <redacted> is wrong${"!".repeat(269)}…`
      }
      for (const [said, shown] of Object.entries(words)) {
        for (const error of [said, { message: said }]) {
          const reason = yield* refused(errorWith(error), { status: 400 })
          assert.deepInclude(reason, { _tag: "Rejected", status: 400, detail: shown })
        }
      }
    })
  )

  it.effect("that says nothing leaves the status to speak", () =>
    Effect.gen(function* () {
      const silent = [
        "",
        "no",
        "<html></html>",
        "{}",
        "[]",
        "null",
        errorWith(""),
        errorWith(7),
        errorWith({}),
        '{"err'
      ]
      for (const body of silent) {
        const reason = yield* refused(body, { status: 404 })
        assert.notProperty(reason, "detail")
        assert.strictEqual(reason.message, "the service rejected the request with 404")
      }
    })
  )

  it.effect("is read whatever the operation promises for success", () =>
    Effect.gen(function* () {
      const reason = yield* refused(errorWith("bad"), { status: 400 }, "lines")
      assert.strictEqual(reason.message, "the service rejected the request with 400: bad")
    })
  )

  it.effect("of a status that has a usual cure names it", () =>
    Effect.gen(function* () {
      const messages = []
      for (const status of [401, 402, 403]) messages.push((yield* refused(errorWith("no"), { status })).message)
      assert.deepStrictEqual(messages, [
        "the service rejected the request with 401: no; check the credentials, and the region they belong to",
        "the service rejected the request with 402: no; the plan of the project does not include this call",
        "the service rejected the request with 403: no; the credentials are known and may not make this call"
      ])
    })
  )
})

describe("a body that is not what was promised", () => {
  const bodies: Readonly<Record<string, readonly [body: BodyInit, detail: string]>> = {
    "is empty": ["", "the body is empty, where JSON was promised"],
    "is white space": [" \n", "the body is empty, where JSON was promised"],
    "is a page": [
      " <!doctype html>\n<title>Sign in</title>",
      "the body is HTML or XML, where JSON was promised; it begins: <!doctype html>\\u{a}<title>Sign in</title>"
    ],
    "breaks off": ['{"a": [1,', 'the body is JSON that breaks off or is malformed; it begins: {"a": [1,'],
    "is a word": ["terminated early", "the body is not JSON; it begins: terminated early"],
    "is long": [`x${"y".repeat(1e6)}`, `the body is not JSON; it begins: x${"y".repeat(78)}…`],
    "repeats the secret": ["hello 0A1B2C3D4E5F", "the body is not JSON; it begins: hello <redacted>"],
    "is no text at all": [Uint8Array.of(0x1f, 0x8b, 0xff), "the body is not JSON; it begins: \\u{1f}\ufffd\ufffd"]
  }
  for (const [what, [body, detail]] of Object.entries(bodies)) {
    it.effect(`and ${what} is unreadable, and shows how it begins`, () =>
      Effect.gen(function* () {
        const reason = yield* refused(body)
        assert.instanceOf(reason, UnreadableResponse)
        assert.deepInclude(reason, { status: 200, detail })
        assert.strictEqual(reason.message, `the service answered 200 with a body that cannot be read: ${detail}`)
      })
    )
  }
})

describe("a request id", () => {
  const failing: ReadonlyArray<readonly [status: number, body: string]> = [
    [200, "<html>"],
    [200, errorWith("no")],
    [202, ""],
    [302, ""],
    [400, ""],
    [429, ""],
    [503, ""]
  ]

  it.effect("is on every error that has an answer", () =>
    Effect.gen(function* () {
      for (const [status, body] of failing) {
        const reason = yield* refused(body, { status, headers: { "x-request-id": "a1b2-c3:d4/e5" } })
        assert.propertyVal(reason, "requestId", "a1b2-c3:d4/e5")
        assert.notProperty(yield* refused(body, { status }), "requestId")
      }
    })
  )

  it.effect("that is no id is left out", () =>
    Effect.gen(function* () {
      for (const id of ["two words", "<script>", "x".repeat(129), ""]) {
        assert.notProperty(yield* refused("", { status: 400, headers: { "x-request-id": id } }), "requestId")
      }
    })
  )
})

it.effect("an error that is retried is retried on JSON operations too, and an unreadable one is not", () =>
  Effect.gen(function* () {
    const retryable = (error: ApiError) => error.isRetryable
    assert.isTrue(retryable(yield* Effect.flip(answered("", { status: 503 }))))
    assert.isFalse(retryable(yield* Effect.flip(answered(""))))
    assert.isFalse(retryable(yield* Effect.flip(answered(errorWith("no")))))
  })
)
