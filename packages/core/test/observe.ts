/**
 * Everything that can be seen of a failed call: how its error prints, what loggers write, what tracers keep.
 */
import { inspect } from "node:util"
import { assert } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as Tracer from "effect/Tracer"
import * as TestConsole from "effect/testing/TestConsole"
import { ApiError } from "../src/ApiError.ts"
import type { Transport } from "../src/Transport.ts"

/** A call that is expected to fail. */
export type Failing = Effect.Effect<unknown, ApiError, Transport>

/** Every way a value may be printed. */
export const prints = (value: unknown): ReadonlyArray<string> => [
  String(value),
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner)) ?? "",
  inspect(value, { depth: 20, showHidden: true, getters: true }),
  inspect(value, { depth: 20, showHidden: true, customInspect: false })
]

const spansOf = (spans: ReadonlyArray<Tracer.NativeSpan>): ReadonlyArray<string> =>
  spans.flatMap(({ name, attributes, events, status }) => [name, ...[attributes, events, status].flatMap(prints)])

/** Runs a call that fails, logs its failure with every logger, traces it, and returns the error and all that was printed. */
export const observe = Effect.fnUntraced(function* (failing: Failing) {
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
