/**
 * Nothing secret and nothing of the caller's shows anywhere but on the wire, whatever goes wrong.
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ApiClient from "../src/ApiClient.ts"
import type { Reason } from "../src/ApiError.ts"
import { productKey } from "../src/credentials/product-key.ts"
import { signature } from "../src/credentials/signature.ts"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import type { Parameters } from "../src/Operation.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import { Transport } from "../src/Transport.ts"
import * as Undici from "../src/undici.ts"
import * as LoopbackServer from "./LoopbackServer.ts"
import { type Failing, observe, prints } from "./observe.ts"
import { options } from "./questions.ts"

/** What must not be found; percent-encoding leaves it as it is. */
const mark = "hunter2"

const credentials = productKey(`${mark}key`)

const parameters: Parameters = [
  ["_p", `${mark}@person.example`],
  ["_n", `Signed ${mark}`],
  ["plan", `${mark} plan`]
]

const clientFor = (origin: string, timeout = Duration.seconds(20)) =>
  ApiClient.make({
    service: kissmetricsTracking,
    credentials,
    hosts: { tracking: origin },
    generation: "current",
    timeout,
    retry: RetryPolicy.make({ attempts: 2, base: "1 milli" })
  })

const callTo = (origin: string, given = parameters, timeout?: Duration.Duration): Failing =>
  Effect.flatMap(clientFor(origin, timeout), (client) => client.call("record", given))

/** A call to a server that tells the caller everything it knows about the request. */
const answeredBy = (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  timeout?: Duration.Duration
): Failing =>
  Effect.scoped(
    Effect.gen(function* () {
      const server = yield* LoopbackServer.http((request, response) => {
        response.setHeader("x-echo", request.url ?? "")
        answer(request, response)
      })
      return yield* callTo(server.origin, parameters, timeout)
    })
  )

const answeredWith = (status: number): Failing =>
  answeredBy(({ url, headers }, response) =>
    response.writeHead(status, { location: `http://127.0.0.1:1${url}` }).end(`${url} ${JSON.stringify(headers)}`)
  )

/** A way to every reason; the compiler says when one is missing. */
const failures: Readonly<Record<Reason["_tag"], ReadonlyArray<Failing>>> = {
  InvalidInput: [
    callTo("http://127.0.0.1:1", [
      ["_p", `${mark}\ud800`],
      ["_n", mark.repeat(99)],
      ["_t", mark],
      ["_d", mark],
      ["_k", mark],
      ["plan", mark.repeat(99)],
      ["plan", mark]
    ])
  ],
  SigningFailed: [
    Effect.flatMap(
      ApiClient.make({ ...options, credentials: signature({ apiKey: mark, apiSecret: mark, now: () => Number.NaN }) }),
      (client) => client.call("report", [["event", `["${mark}"]`]])
    )
  ],
  TransportFailed: [
    Effect.flatMap(LoopbackServer.refusing, (origin) => callTo(origin)),
    answeredBy(({ socket }) => socket.resetAndDestroy()),
    answeredBy(({ socket, url }) => socket.end(`HTTP/1.1 ${url}\r\n\r\n`)),
    callTo(`http://${mark}:${mark}@nonsense:${mark}`)
  ],
  TimedOut: [answeredBy(() => {}, Duration.millis(100))],
  RateLimited: [answeredWith(429)],
  Rejected: [answeredWith(301), answeredWith(400), answeredWith(404)],
  ServerFailed: [answeredWith(408), answeredWith(500), answeredWith(503)],
  UnreadableResponse: [answeredWith(202)]
}

const transports = { "Transport.layer": Transport.layer(), undici: Undici.layer() }

for (const [name, transport] of Object.entries(transports)) {
  describe(`a failed call over ${name}`, () => {
    for (const [tag, ways] of Object.entries(failures)) {
      it.live(`shows neither key nor data when it is ${tag}`, () =>
        Effect.gen(function* () {
          for (const failing of ways) {
            const { error, texts } = yield* observe(failing)
            assert.strictEqual(error.reason._tag, tag)
            assert.isUndefined(error.cause)
            for (const text of texts) assert.notInclude(text, mark)
          }
        }).pipe(Effect.provide(transport))
      )
    }

    it.live("shows neither when it dies of a mistake in the program", () =>
      Effect.gen(function* () {
        const client = yield* clientFor("http://127.0.0.1:1")
        const exit = yield* Effect.exit(client.attempt({ operation: "nothing", parameters: mark }))
        assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
        for (const text of prints(exit)) assert.notInclude(text, mark)
      }).pipe(Effect.provide(transport))
    )

    it.live("leaves nothing to be seen in what made it", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end())
        const client = yield* clientFor(server.origin)
        yield* client.call("record", parameters)
        const things = [credentials, { credentials }, client, yield* Transport, transport]
        for (const text of things.flatMap(prints)) assert.notInclude(text, mark)
        assert.strictEqual(server.requests.length, 1)
      }).pipe(Effect.provide(transport))
    )
  })
}

it("prints the credentials as what they are, without the secret", () => {
  assert.include(inspect(credentials), "<redacted:product key>")
  const printed = '{"scheme":"productKey","generation":"current","account":"<redacted:product key>","parameters":[]}'
  assert.strictEqual(JSON.stringify(credentials), printed)
})

it("looks for a mark that a leak would show", () => {
  const leaky = new Error("no answer", { cause: new Error(`GET /e?_k=${mark}`) })
  assert.isTrue(prints(leaky).some((text) => text.includes(mark)))
  assert.isFalse(Layer.isLayer(leaky))
})
