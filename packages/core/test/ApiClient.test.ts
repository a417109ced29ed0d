import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as ApiClient from "../src/ApiClient.ts"
import { InvalidInput, type Reason } from "../src/ApiError.ts"
import { productKey } from "../src/credentials/product-key.ts"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import type { Parameters } from "../src/Operation.ts"
import type { ServiceSpec } from "../src/OperationSpec.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import { type Fetch, Transport, type TransportResponse } from "../src/Transport.ts"

const key = "0123456789abcdef0123456789abcdef01234567"

const options: ApiClient.Options = {
  service: kissmetricsTracking,
  credentials: productKey(key),
  generation: "current",
  timeout: Duration.seconds(1),
  retry: RetryPolicy.make({ attempts: 1 })
}

const signUp: Parameters = [
  ["_p", "bob"],
  ["_n", "Signed Up"],
  ["_t", "1381849312"],
  ["_d", "1"],
  ["plan", "it's pro"]
]

/** Runs a test with a client whose requests a function answers, and with the list of those requests. */
const withClient = <A, E>(
  test: (client: ApiClient.ApiClient, sent: ReadonlyArray<Request>) => Effect.Effect<A, E>,
  given: Partial<ApiClient.Options> = {},
  answer: Fetch = async () => new Response()
) => {
  const sent: Array<Request> = []
  const fetch: Fetch = (request) => {
    sent.push(request.clone())
    return answer(request)
  }
  return Effect.flatMap(ApiClient.make({ ...options, ...given }), (client) => test(client, sent)).pipe(
    Effect.provide(Transport.layer({ fetch }))
  )
}

const unreachable: Fetch = () => assert.fail("nothing is to be sent")

describe("ApiClient.prepare", () => {
  it.effect("writes a call without sending it, the same each time, and without the key", () =>
    withClient(
      (client, sent) =>
        Effect.sync(() => {
          const given = signUp.map((pair) => Object.freeze(pair))
          const prepared = client.prepare("record", Object.freeze(given))
          const parameters = "_p=bob&_n=Signed%20Up&_t=1381849312&_d=1&plan=it%27s%20pro"
          assert.deepStrictEqual(prepared, { operation: "record", parameters })
          assert.deepStrictEqual(client.prepare("record", given), prepared)
          assert.deepStrictEqual(JSON.parse(JSON.stringify(prepared)), prepared)
          assert.strictEqual(sent.length, 0)
        }),
      {},
      unreachable
    )
  )

  it.effect("lists every problem, the caller's own key among them", () =>
    withClient((client) =>
      Effect.sync(() => {
        const invalid = client.prepare("record", [
          ["_p", ""],
          ["_t", "soon"],
          ["_k", key]
        ])
        assert.instanceOf(invalid, InvalidInput)
        assert.deepStrictEqual(
          invalid.issues.map(({ path }) => path),
          ["_p", "_t", "properties._k", "_n"]
        )
      })
    )
  )

  it.effect("throws for an operation that the service does not have", () =>
    withClient((client) =>
      Effect.sync(() => {
        assert.throws(() => client.prepare("toString", []), "kissmetrics-tracking has no operation toString")
      })
    )
  )
})

describe("a request", () => {
  it.effect("goes to the service's host, with the credentials first", () =>
    withClient((client, sent) =>
      Effect.gen(function* () {
        yield* client.call("record", signUp)
        const query = `_k=${key}&_p=bob&_n=Signed%20Up&_t=1381849312&_d=1&plan=it%27s%20pro`
        assert.deepStrictEqual(
          sent.map(({ method, url }) => `${method} ${url}`),
          [`GET https://trk.kissmetrics.io/e?${query}`]
        )
      })
    )
  )

  it.effect("goes to the host of the caller's choice", () =>
    withClient(
      (client, sent) =>
        Effect.gen(function* () {
          yield* client.call("set", [["_p", "bob"]])
          yield* client.call("alias", [
            ["_p", "bob"],
            ["_n", "robert"]
          ])
          assert.deepStrictEqual(
            sent.map(({ url }) => url),
            [`http://127.0.0.1:8080/s?_k=${key}&_p=bob`, `http://127.0.0.1:8080/a?_k=${key}&_p=bob&_n=robert`]
          )
        }),
      { hosts: { tracking: "http://127.0.0.1:8080", other: "http://127.0.0.1:9090" } }
    )
  )

  /** A call whose whole query has a given length. */
  const ofLength = (length: number): Parameters => {
    const values = Array.from({ length: 4 }, (_, n) => [`property${n}`, "x".repeat(450)] as const)
    const query = new URLSearchParams([["_k", key], ["_p", "bob"], ...values.map((pair) => [...pair]), ["rest", ""]])
    return [["_p", "bob"], ...values, ["rest", "x".repeat(length - query.toString().length)]]
  }

  it.effect("is a query as long as that has 2,000 characters", () =>
    withClient((client, sent) =>
      Effect.gen(function* () {
        yield* client.call("set", ofLength(2000))
        const [request] = sent
        assert.strictEqual(request?.method, "GET")
        assert.strictEqual(new URL(request?.url ?? "").search.length, "?".length + 2000)
      })
    )
  )

  it.effect("is a form from 2,001 characters on, with the same bytes and the credentials first", () =>
    withClient((client, sent) =>
      Effect.gen(function* () {
        yield* client.call("set", ofLength(2001))
        const [request] = sent
        assert.deepInclude(request, { method: "POST", url: "https://trk.kissmetrics.io/s" })
        assert.strictEqual(request?.headers.get("content-type"), "application/x-www-form-urlencoded")
        const body = yield* Effect.promise(() => request?.text() ?? Promise.resolve(""))
        assert.strictEqual(body.length, 2001)
        assert.isTrue(body.startsWith(`_k=${key}&_p=bob&property0=x`))
      })
    )
  )

  it.effect("is sent each time its attempt is run", () =>
    withClient((client, sent) =>
      Effect.gen(function* () {
        const attempt = client.attempt({ operation: "set", parameters: "_p=bob" })
        assert.strictEqual(sent.length, 0)
        yield* attempt
        yield* attempt
        assert.strictEqual(sent.length, 2)
      })
    )
  )
})

describe("ApiClient.call", () => {
  it.effect("fails without sending anything when the input is invalid", () =>
    withClient(
      (client) =>
        Effect.gen(function* () {
          const error = yield* Effect.flip(client.call("record", [["_p", "bob"]]))
          assert.strictEqual(error.message, "record: _n: is required")
        }),
      {},
      unreachable
    )
  )

  const mistakes: Readonly<Record<string, readonly [Partial<ApiClient.Options>, string]>> = {
    "an operation the service lacks": [{ service: { ...kissmetricsTracking, operations: {} } }, "no operation set"],
    "a host the service lacks": [{ service: { ...kissmetricsTracking, hosts: {} } }, "no host tracking"],
    "an auth scheme the service lacks": [
      { credentials: { ...options.credentials, scheme: "basic" } },
      "no auth scheme basic"
    ]
  }
  for (const [what, [given, message]] of Object.entries(mistakes)) {
    it.effect(`dies of ${what}, and sends nothing`, () =>
      withClient(
        (client) =>
          Effect.gen(function* () {
            const cause = yield* Effect.flip(Effect.sandbox(client.call("set", [["_p", "bob"]])))
            assert.isTrue(Cause.hasDies(cause))
            assert.include(String(Cause.squash(cause)), message)
          }),
        given,
        unreachable
      )
    )
  }
})

describe("an answer", () => {
  const serviceThatLists = (statuses: ReadonlyArray<number>): ServiceSpec => {
    const { set } = kissmetricsTracking.operations
    return {
      ...kissmetricsTracking,
      operations: { set: { ...set, responses: statuses.map((status) => ({ status })) } }
    }
  }

  const outcomes = (listed: ReadonlyArray<number>, answers: ReadonlyArray<Partial<TransportResponse>>) =>
    Effect.gen(function* () {
      const service = serviceThatLists(listed)
      const seen: Array<Reason["_tag"] | "taken"> = []
      for (const answer of answers) {
        const response = { status: 200, header: () => undefined, body: new Uint8Array(), opaque: false, ...answer }
        const client = yield* ApiClient.make({ ...options, service }).pipe(
          Effect.provideService(Transport, {
            execute: () => Effect.succeed(response),
            stream: () => Effect.die("nothing is to be streamed")
          })
        )
        const result = yield* Effect.result(client.attempt({ operation: "set", parameters: "_p=bob" }))
        seen.push(Result.isSuccess(result) ? "taken" : result.failure.reason._tag)
      }
      return seen
    })

  const statuses = Array.from({ length: 500 }, (_, n) => 100 + n)
  const spans = (upTo: ReadonlyArray<readonly [last: number, outcome: Reason["_tag"] | "taken"]>) =>
    statuses.map((status) => upTo.find(([last]) => status <= last)?.[1])

  const fromFourHundred = [
    [407, "Rejected"],
    [408, "ServerFailed"],
    [428, "Rejected"],
    [429, "RateLimited"],
    [499, "Rejected"],
    [599, "ServerFailed"]
  ] as const

  it.effect("of every status that the operation does not list has its reason", () =>
    Effect.gen(function* () {
      const expected = spans([[299, "UnreadableResponse"], [399, "Rejected"], ...fromFourHundred])
      assert.deepStrictEqual(
        yield* outcomes(
          [],
          statuses.map((status) => ({ status }))
        ),
        expected
      )
    })
  )

  it.effect(
    "of every status that the operation lists is taken below 300 and at 304, and fails with its reason elsewhere",
    () =>
      Effect.gen(function* () {
        const expected = spans([
          [299, "taken"],
          [303, "Rejected"],
          [304, "taken"],
          [399, "Rejected"],
          ...fromFourHundred
        ])
        assert.deepStrictEqual(
          yield* outcomes(
            statuses,
            statuses.map((status) => ({ status }))
          ),
          expected
        )
      })
  )

  it.effect("that a browser hides is taken, for nothing more can be known", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* outcomes([], [{ status: 0, opaque: true }, { status: 0 }]), [
        "taken",
        "UnreadableResponse"
      ])
    })
  )
})
