/**
 * What the contract's tests share: one attempt, with defaults for everything a test does not speak about.
 */
import { it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { Transport, type TransportRequest } from "../../src/Transport.ts"

/** Performs one attempt over the transport under test. */
export const attempt = (origin: string, request: Partial<TransportRequest> = {}) =>
  Effect.flatMap(Transport, (transport) =>
    transport.execute({ method: "GET", origin, target: "/", timeout: Duration.seconds(4), ...request })
  )

/** Declares a test that runs over the transport under test, on the real clock. */
export const testOver =
  (transport: Layer.Layer<Transport>) =>
  <E>(name: string, test: () => Effect.Effect<void, E, Transport | Scope.Scope>): void =>
    it.live(name, () => Effect.provide(test(), transport))
