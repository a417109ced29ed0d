/**
 * A program that makes the transport it is told, sends one request over it where it is told an origin, and ends without
 * waiting. It tells which of the HTTP clients were loaded by its imports, and which in the end. Its timers stand still, as
 * in many tests.
 */
import { registerHooks } from "node:module"
import { mock } from "node:test"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] })
const loaded = new Set<string>()
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === "ky" || specifier === "undici") loaded.add(specifier)
    return next(specifier, context)
  }
})
const tell = () => console.log(["loaded", ...loaded].join(" "))

const { Transport } = await import("../../src/Transport.ts")
const { layer } = await import("../../src/undici.ts")
tell()
process.once("exit", tell)

const [, , name, origin] = process.argv
const transport = name === "undici" ? layer() : Transport.layer()
if (origin !== undefined) {
  const request = { method: "GET", origin, target: "/", timeout: Duration.seconds(60) } as const
  Effect.runFork(
    Effect.provide(
      Effect.flatMap(Transport, ({ execute }) => execute(request)),
      transport
    )
  )
}
