/**
 * A program that makes requests over the transport it is told, keeps that transport open, and has nothing left to do:
 * one request that is answered, one that fails, and two that are given up, of which one may wait for the other.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { Transport } from "../../src/Transport.ts"
import * as Undici from "../../src/undici.ts"

const [, , name, origin = "", refusing = ""] = process.argv
const transport = name === "undici" ? Undici.layer({ connections: 1 }) : Transport.layer()

const attempt = (at: string, target: string) =>
  Effect.flatMap(Transport, ({ execute }) =>
    execute({ method: "GET", origin: at, target, timeout: Duration.seconds(60) })
  )

const program = Effect.gen(function* () {
  const { status } = yield* attempt(origin, "/")
  const { _tag } = yield* Effect.flip(attempt(refusing, "/"))
  const never = attempt(origin, "/never")
  const impatient = [Effect.timeoutOption(never, "100 millis"), Effect.timeoutOption(never, "20 millis")]
  const answers = yield* Effect.all(impatient, { concurrency: "unbounded" })
  console.log(status, _tag, ...answers.map((answer) => answer._tag))
})

const services = await Effect.runPromise(Layer.buildWithScope(transport, Scope.makeUnsafe()))
await Effect.runPromise(Effect.provide(program, services))
