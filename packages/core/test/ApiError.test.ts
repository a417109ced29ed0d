import { inspect } from "node:util"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { assert, describe, expectTypeOf, it } from "vitest"
import {
  ApiError,
  InvalidInput,
  isApiError,
  RateLimited,
  type Reason,
  Rejected,
  ServerFailed,
  SigningFailed,
  TimedOut,
  TransportFailed,
  UnreadableResponse
} from "../src/ApiError.ts"

const fail = (reason: Reason): ApiError => new ApiError({ operation: "record", reason })
const rateLimited = fail(new RateLimited({ status: 429, retryAfter: Duration.seconds(3) }))

const issues = [
  { path: "person", message: "must not be empty" },
  { path: "", message: "says nothing" }
]

/** Each reason: what it says, and whether trying again may help. */
const reasons: {
  readonly [Tag in Reason["_tag"]]: ReadonlyArray<readonly [Extract<Reason, { _tag: Tag }>, string, boolean]>
} = {
  InvalidInput: [[new InvalidInput({ issues }), "person: must not be empty; says nothing", false]],
  SigningFailed: [[new SigningFailed({ detail: "no clock" }), "the request could not be signed: no clock", false]],
  TransportFailed: [
    [
      new TransportFailed({ code: "ECONNREFUSED" }),
      "no response arrived (ECONNREFUSED); check the host and the network",
      true
    ],
    [new TransportFailed({ code: undefined }), "no response arrived; check the host and the network", true],
    [
      new TransportFailed({ code: "UND_ERR_SOCKET", brokeOff: true }),
      "the answer could not be read to its end (UND_ERR_SOCKET): it broke off, or is damaged",
      true
    ]
  ],
  TimedOut: [[new TimedOut({ after: Duration.seconds(90) }), "no complete response arrived within 1m 30s", true]],
  RateLimited: [
    [new RateLimited({ status: 429, retryAfter: Duration.seconds(3) }), "too many requests; try again after 3s", true],
    [new RateLimited({ status: 429, retryAfter: undefined }), "too many requests; try again later", true],
    [
      new RateLimited({ status: undefined, retryAfter: Duration.minutes(2) }),
      "a limit kept on this side holds the request back; try again after 2m",
      true
    ]
  ],
  Rejected: [
    [new Rejected({ status: 400 }), "the service rejected the request with 400", false],
    [
      new Rejected({ status: 200, detail: "Expired request", requestId: "a1" }),
      "the service rejected the request with 200: Expired request",
      false
    ],
    [
      new Rejected({ status: 402 }),
      "the service rejected the request with 402; the plan of the project does not include this call",
      false
    ],
    [
      new Rejected({ status: 301 }),
      "the service answered 301, a redirect, which is never followed; check the host",
      false
    ]
  ],
  ServerFailed: [[new ServerFailed({ status: 503, retryAfter: undefined }), "the service failed with 503", true]],
  UnreadableResponse: [
    [
      new UnreadableResponse({ status: 202 }),
      "the service answered 202, which this operation does not list; is the host the right one?",
      false
    ],
    [
      new UnreadableResponse({ status: 200, detail: "the body is not JSON" }),
      "the service answered 200 with a body that cannot be read: the body is not JSON",
      false
    ]
  ]
}

describe("ApiError", () => {
  for (const [tag, cases] of Object.entries(reasons)) {
    it(`says in plain words what ${tag} means, and whether trying again may help`, () => {
      for (const [reason, message, isRetryable] of cases) {
        const error = fail(reason)
        assert.strictEqual(error.reason._tag, tag)
        assert.strictEqual(error.message, `record: ${message}`)
        assert.strictEqual(error.isRetryable, isRetryable)
      }
    })
  }

  it("tells how long the service asked to be left alone, when it did", () => {
    const retryAfter = Duration.seconds(3)
    assert.strictEqual(fail(new RateLimited({ status: 429, retryAfter })).retryAfter, retryAfter)
    assert.strictEqual(fail(new ServerFailed({ status: 503, retryAfter })).retryAfter, retryAfter)
    assert.isUndefined(fail(new ServerFailed({ status: 503, retryAfter: undefined })).retryAfter)
    assert.isUndefined(fail(new TransportFailed({ code: undefined })).retryAfter)
  })

  it("is an error, and so is its reason", () => {
    assert.instanceOf(rateLimited, Error)
    assert.instanceOf(rateLimited.reason, Error)
    assert.strictEqual(rateLimited.name, "ApiError")
    assert.strictEqual(String(rateLimited), "ApiError: record: too many requests; try again after 3s")
    assert.isFalse("cause" in rateLimited)
  })

  it("is caught by its tag, or by its reason's", () => {
    const call: Effect.Effect<string, ApiError> = Effect.fail(rateLimited)
    const caught = call.pipe(Effect.catchTag("ApiError", ({ operation }) => Effect.succeed(operation)))
    const matched = call.pipe(
      Effect.catchReason("ApiError", "RateLimited", ({ status }) => {
        expectTypeOf(status).toEqualTypeOf<429 | undefined>()
        return Effect.succeed(`waits after ${status}`)
      })
    )
    const other = call.pipe(Effect.catchReason("ApiError", "Rejected", () => Effect.succeed("not this one")))
    assert.strictEqual(Effect.runSync(caught), "record")
    assert.strictEqual(Effect.runSync(matched), "waits after 429")
    assert.strictEqual(Effect.runSync(Effect.flip(other)), rateLimited)
  })

  it("can be yielded", () => {
    const call = Effect.gen(function* () {
      return yield* rateLimited
    })
    expectTypeOf(call).toEqualTypeOf<Effect.Effect<never, ApiError>>()
    assert.strictEqual(Effect.runSync(Effect.flip(call)), rateLimited)
  })

  it("has a closed union of reasons, which a switch can exhaust", () => {
    const advice = (reason: Reason): string => {
      switch (reason._tag) {
        case "InvalidInput":
          return reason.issues.map(({ path }) => path).join()
        case "SigningFailed":
          return reason.detail
        case "TransportFailed":
          return reason.code ?? "no code"
        case "TimedOut":
          return Duration.format(reason.after)
        case "RateLimited":
        case "ServerFailed":
        case "Rejected":
        case "UnreadableResponse":
          return String(reason.status)
        default:
          // A reason that this switch does not know makes this line an error of the compiler.
          return reason satisfies never
      }
    }
    assert.deepStrictEqual(
      Object.values(reasons).flatMap((cases) => cases.map(([reason]) => advice(reason))),
      [
        ...["person,", "no clock", "ECONNREFUSED", "no code", "UND_ERR_SOCKET", "1m 30s", "429", "429", "undefined"],
        ...["400", "200", "402", "301", "503", "202", "200"]
      ]
    )
  })

  it("becomes plain data for a log line", () => {
    assert.deepStrictEqual(JSON.parse(JSON.stringify(fail(new InvalidInput({ issues })))), {
      _tag: "ApiError",
      operation: "record",
      message: "record: person: must not be empty; says nothing",
      reason: { _tag: "InvalidInput", issues }
    })
  })

  it("prints as its message and stack, alone and inside other data", () => {
    assert.strictEqual(inspect(rateLimited), rateLimited.stack)
    assert.match(
      inspect(rateLimited),
      /^ApiError: record: too many requests; try again after 3s\n +at .*ApiError\.test\.ts/
    )
    assert.include(inspect({ at: [rateLimited] }), "ApiError: record: too many requests; try again after 3s")
  })

  it("prints its message where there are no stacks", () => {
    const error = fail(new Rejected({ status: 400 }))
    Object.defineProperty(error, "stack", { value: undefined })
    assert.strictEqual(inspect(error), "ApiError: record: the service rejected the request with 400")
  })
})

describe("isApiError", () => {
  it("knows one, also from another copy of the package", () => {
    class ApiErrorOfAnotherCopy extends Error {
      readonly _tag = "ApiError"
    }
    assert.isTrue(isApiError(rateLimited))
    assert.isTrue(isApiError(new ApiErrorOfAnotherCopy()))
  })

  it("takes nothing else for one", () => {
    const others = [
      rateLimited.reason,
      new Error("ApiError"),
      JSON.parse(JSON.stringify(rateLimited)),
      "ApiError",
      null
    ]
    for (const other of others) assert.isFalse(isApiError(other))
    assert.isFalse(isApiError(undefined))
  })

  it("tells the compiler", () => {
    const error: unknown = rateLimited
    if (isApiError(error)) expectTypeOf(error.reason).toEqualTypeOf<Reason>()
    else assert.fail("an ApiError is one")
  })
})
