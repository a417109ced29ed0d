/**
 * A server that behaves like the real services, for tests: it checks requests, remembers what they mean, and goes wrong
 * on request.
 *
 * One state machine has three faces: `createFakeServer` answers a `fetch` in memory, `startFakeServer` listens on a
 * loopback port, and `FakeServer.layer` and `FakeServer.layerSocket` provide them to Effect programs.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { BookmarkDefinition, CohortDefinition, FunnelDefinition, JqlHandler, SaveOptions } from "./Asked.ts"
import type { FakeClock } from "./FakeClock.ts"
import type { FakeRegion, LimitUse } from "./FakeMixpanel.ts"
import type { FakeServerOptions, ListenOptions } from "./FakeServerOptions.ts"
import type { Faults } from "./Fault.ts"
import { fromEffectClock } from "./internal/effect-clock.ts"
import { MemoryServer } from "./internal/memory-face.ts"
import { SocketServer } from "./internal/socket-face.ts"
import type { FakeNamespace, Recordings } from "./Recordings.ts"
import type { PeopleInput, Seeded, SeededPeople, SeedInput, SeedOptions } from "./Seed.ts"
import type { Snapshot } from "./Snapshot.ts"

/** A fake server, in memory or on a socket. */
export interface FakeServer extends Recordings {
  /** Where it listens, without a trailing slash; in memory a name that only {@link FakeServer.fetch} understands. */
  readonly url: string
  /** Where its live page is opened in a browser, with the token if the server asks for one. Keep that to yourself. */
  readonly pageUrl: string
  /** Answers in memory, without a socket. Pass it wherever a `fetch` is taken. */
  readonly fetch: typeof globalThis.fetch
  /** Answers one request, redirects included. Rejects when a fault breaks the connection. */
  readonly handle: (request: Request) => Promise<Response>
  /** The time that everything is dated and delayed by. */
  readonly clock: FakeClock
  /** What goes wrong. */
  readonly faults: Faults
  /** The part of the recordings that belongs to one product key. Keys do not see each other. */
  namespace(key: string): FakeNamespace
  /** Fills the store without a request: with sample data, with events of your own, or with an export. */
  seed(input: SeedInput, options?: SeedOptions): Promise<Seeded>
  /** Fills the profiles that questions about people find, in place of those with the same identity. */
  seedPeople(input: PeopleInput, options?: SeedOptions): Promise<SeededPeople>
  /** Saves a funnel and returns its `funnel_id`. */
  addFunnel(funnel: FunnelDefinition, options?: SaveOptions): number
  /** Saves a cohort and returns its id. Who is in it is found out when somebody asks. */
  addCohort(cohort: CohortDefinition, options?: SaveOptions): number
  /** Saves an Insights report and returns its `bookmark_id`. It is computed when somebody asks. */
  addBookmark(bookmark: BookmarkDefinition, options?: SaveOptions): number
  /** Answers scripts from now on. Without a handler a script is answered with a 501. */
  onJql(handler: JqlHandler | undefined): void
  /** What every project has asked for, whether or not there are limits. */
  readonly limits: ReadonlyArray<LimitUse>
  /** The address of the service in one region. {@link FakeServer.url} asks every project where it lives. */
  regionUrl(region: FakeRegion): string
  /** Takes down everything the server remembers now; costs next to nothing. */
  snapshot(): Snapshot
  /** Goes back to a snapshot of this server, in either direction and as often as needed. */
  restore(snapshot: Snapshot): void
  /** Closes the port if there is one, breaks off what hangs, and fails whoever still waits. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Makes a fake server without a socket. Pass its `fetch` to the client under test.
 *
 * Throws a `TypeError` or a `RangeError` that names every option that makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { createTracker } from "@tallymark/tracking"
 *
 * await using server = createFakeServer({ clock: "2026-11-22T13:00:00Z" })
 * await using tracker = createTracker({ key: "0".repeat(40), fetch: server.fetch, now: server.clock.now })
 * await tracker.record("bob@example.com", "Signed Up", { plan: "pro" })
 * console.log(server.events()[0]?.timestamp) // 1795352400
 * ```
 */
export const createFakeServer = (options: FakeServerOptions = {}): FakeServer => new MemoryServer(options)

/**
 * Starts a fake server on a loopback port; resolves once it listens at its `url`. Rejects as {@link createFakeServer}
 * throws, and with the platform's error when it cannot listen.
 *
 * **Example**
 *
 * ```ts
 * import { brownout, startFakeServer } from "@tallymark/testing"
 *
 * await using server = await startFakeServer({ faults: brownout("1 second", { slowBy: "5 millis", failing: 1 }) })
 * const { status } = await fetch(`${server.url}/e?_k=key&_p=bob&_n=Signed+Up`)
 * console.log(status, server.events().length) // 503 0
 * ```
 */
export const startFakeServer = async (options: ListenOptions = {}): Promise<FakeServer> => {
  const server = new SocketServer(options)
  await server.listen()
  return server
}

/** Keeps a server for as long as the scope is open, on the clock of the fiber unless the options name another. */
const scoped = <Options extends FakeServerOptions>(
  options: Options,
  open: (options: Options) => Promise<FakeServer>
): Effect.Effect<FakeServer, never, Scope.Scope> =>
  Effect.gen(function* () {
    const clock = yield* Clock.Clock
    const settled = { ...options, clock: options.clock ?? fromEffectClock(clock) }
    return yield* Effect.acquireRelease(
      Effect.promise(() => open(settled)),
      (server) => Effect.promise(() => server.close())
    )
  })

/**
 * The service for Effect programs; under `TestClock` the server keeps test time.
 *
 * **Example**
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { FakeServer } from "@tallymark/testing"
 *
 * const program = Effect.gen(function* () {
 *   const server = yield* FakeServer
 *   yield* Effect.promise(() => server.fetch(`${server.url}/e?_k=key&_p=bob&_n=Signed+Up`))
 *   return server.person("bob")?.events.length
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, FakeServer.layer()))) // 1
 * ```
 */
export const FakeServer = Object.assign(Context.Service<FakeServer>("@tallymark/testing/FakeServer"), {
  /** A server in memory. */
  layer: (options: FakeServerOptions = {}): Layer.Layer<FakeServer> =>
    Layer.effect(
      FakeServer,
      scoped(options, async (settled) => createFakeServer(settled))
    ),
  /** A server on a loopback port. */
  layerSocket: (options: ListenOptions = {}): Layer.Layer<FakeServer> =>
    Layer.effect(FakeServer, scoped(options, startFakeServer))
})
