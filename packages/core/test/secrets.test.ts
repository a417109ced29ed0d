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
import * as Logger from "effect/Logger"
import * as Tracer from "effect/Tracer"
import * as TestConsole from "effect/testing/TestConsole"
import * as ApiClient from "../src/ApiClient.ts"
import { ApiError, type Reason, SigningFailed } from "../src/ApiError.ts"
import { productKey } from "../src/Credentials.ts"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import type { Parameters } from "../src/Operation.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import { Transport } from "../src/Transport.ts"
import * as Undici from "../src/undici.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

/** What must not be found; percent-encoding leaves it as it is. */
const mark = "hunter2"

const credentials = productKey(`${mark}key`)

const parameters: Parameters = [
  ["_p", `${mark}@person.example`],
  ["_n", `Signed ${mark}`],
  ["plan", `${mark} plan`]
]

const clientFor = (origin: string) =>
  ApiClient.make({
    service: kissmetricsTracking,
    credentials,
    hosts: { tracking: origin },
    generation: "current",
    timeout: Duration.millis(100),
    retry: RetryPolicy.make({ attempts: 2, base: "1 milli" })
  })

type Failing = Effect.Effect<unknown, ApiError, Transport>

const callTo = (origin: string, given = parameters): Failing =>
  Effect.flatMap(clientFor(origin), (client) => client.call("record", given))

/** A call to a server that tells the caller everything it knows about the request. */
const answeredBy = (answer: (request: IncomingMessage, response: ServerResponse) => void): Failing =>
  Effect.scoped(
    Effect.gen(function* () {
      const server = yield* LoopbackServer.http((request, response) => {
        response.setHeader("x-echo", request.url ?? "")
        answer(request, response)
      })
      return yield* callTo(server.origin)
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
  // No service of today signs; the reason exists for those that will.
  SigningFailed: [
    Effect.fail(new ApiError({ operation: "record", reason: new SigningFailed({ detail: "no clock" }) }))
  ],
  TransportFailed: [
    Effect.flatMap(LoopbackServer.refusing, (origin) => callTo(origin)),
    answeredBy(({ socket }) => socket.resetAndDestroy()),
    answeredBy(({ socket, url }) => socket.end(`HTTP/1.1 ${url}\r\n\r\n`)),
    callTo(`http://${mark}:${mark}@nonsense:${mark}`)
  ],
  TimedOut: [answeredBy(() => {})],
  RateLimited: [answeredWith(429)],
  Rejected: [answeredWith(301), answeredWith(400), answeredWith(404)],
  ServerFailed: [answeredWith(408), answeredWith(500), answeredWith(503)],
  UnreadableResponse: [answeredWith(202)]
}

/** Every way a value may be printed. */
const prints = (value: unknown): ReadonlyArray<string> => [
  String(value),
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner)) ?? "",
  inspect(value, { depth: 20, showHidden: true, getters: true }),
  inspect(value, { depth: 20, showHidden: true, customInspect: false })
]

const spansOf = (spans: ReadonlyArray<Tracer.NativeSpan>): ReadonlyArray<string> =>
  spans.flatMap(({ name, attributes, events, status }) => [name, ...[attributes, events, status].flatMap(prints)])

/** Runs a call that fails, logs its failure with every logger, traces it, and returns the error and all that was printed. */
const observe = Effect.fnUntraced(function* (failing: Failing) {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  const logged: Array<unknown> = []
  const noting = [Logger.formatSimple, Logger.formatLogFmt, Logger.formatJson, Logger.formatStructured].map((logger) =>
    Logger.map(logger, (line: unknown) => void logged.push(line))
  )
  const loggers = Logger.layer([Logger.defaultLogger, Logger.tracerLogger, Logger.consolePretty(), ...noting])

  const cause = yield* failing.pipe(
    Effect.tapCause((cause) => Effect.logError("the call failed", cause)),
    Effect.tapError((error) => Effect.logWarning(error, error.reason, { error })),
    Effect.withSpan("Test.call"),
    Effect.withTracer(tracer),
    Effect.provide(loggers),
    Effect.sandbox,
    Effect.flip
  )
  const error = Cause.squash(cause)
  assert.instanceOf(error, ApiError)
  const lines = [...(yield* TestConsole.logLines), ...(yield* TestConsole.errorLines)]
  assert.isAtLeast(logged.length, 8)
  assert.isNotEmpty(lines)
  assert.isNotEmpty(spans)
  const texts = [
    ...[error.message, error.stack ?? "", error.reason.message, error.reason.stack ?? ""],
    ...[error, error.reason, error.cause, cause, { error }, Exit.fail(error), logged, lines].flatMap(prints),
    Cause.pretty(cause),
    ...spansOf(spans)
  ]
  return { error, texts }
}, Effect.provide(TestConsole.layer))

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
  assert.strictEqual(JSON.stringify(credentials), '{"scheme":"productKey","secret":"<redacted:product key>"}')
})

it("looks for a mark that a leak would show", () => {
  const leaky = new Error("no answer", { cause: new Error(`GET /e?_k=${mark}`) })
  assert.isTrue(prints(leaky).some((text) => text.includes(mark)))
  assert.isFalse(Layer.isLayer(leaky))
})
