/**
 * Claims of a persisted queue. The queue lends an element for as long as a scope is open, and looks at how it closes; a
 * claim is such a scope, kept open until somebody says what became of the entry.
 */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Predicate from "effect/Predicate"
import type * as PersistedQueue from "effect/persistence/PersistedQueue"
import * as Scope from "effect/Scope"
import type { Claim } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import { withUnrefSleep } from "../unref-sleep.ts"
import { unavailable } from "./failure.ts"
import { lastWords, type RedisConnection } from "./RedisConnection.ts"

/** A claim that is being held. */
interface Held {
  readonly scope: Scope.Closeable
  rest: Duration.Duration
}

/** Takes at once, at most. The queue asks Redis for as many elements as there are takers. */
const mostTakers = 64

/** What is claimed of one queue. */
export class RedisClaims {
  private readonly store: PersistedQueue.PersistedQueueStore["Service"]
  private readonly name: string
  /** The queue itself waits in silence while Redis is away. */
  private readonly trouble: RedisConnection["trouble"]
  private readonly held = new Map<string, Held>()
  /** What is being said of claims that are no longer held. */
  private readonly words = new Set<Fiber.Fiber<void>>()

  private constructor(
    store: PersistedQueue.PersistedQueueStore["Service"],
    name: string,
    trouble: RedisConnection["trouble"]
  ) {
    this.store = store
    this.name = name
    this.trouble = trouble
  }

  /** Gives back what is held when the scope closes. */
  static readonly make = (
    store: PersistedQueue.PersistedQueueStore["Service"],
    name: string,
    trouble: RedisConnection["trouble"]
  ): Effect.Effect<RedisClaims, never, Scope.Scope> =>
    Effect.acquireRelease(
      Effect.sync(() => new RedisClaims(store, name, trouble)),
      (claims) => claims.releaseAll
    )

  /** Claims up to `limit` entries; waits until there is one, or until Redis fails. */
  readonly claim = (limit: number): Effect.Effect<ReadonlyArray<Claim>, OutboxFailed> =>
    Effect.gen({ self: this }, function* () {
      const claims: Array<Claim> = []
      const first = yield* Deferred.make<void, OutboxFailed>()
      const take = Effect.suspend(() => this.take((claim) => claims.push(claim))).pipe(
        Effect.onExit((exit) => Deferred.done(first, Exit.asVoid(exit)))
      )
      const takers = yield* Effect.forEach(Array.from({ length: Math.min(limit, mostTakers) }), () =>
        Effect.forkChild(take, { startImmediately: true })
      )
      const settle = Effect.andThen(Effect.yieldNow, Fiber.interruptAll(takers))
      yield* Effect.raceFirst(Deferred.await(first), this.trouble).pipe(
        // What came together is handed out together.
        Effect.andThen(Effect.yieldNow),
        Effect.onExit(() => settle),
        // Nobody gets these: whoever waits has gone, or one taker failed while others took.
        Effect.onError(() => Effect.forEach(claims, (claim) => this.close(claim, Exit.interrupt()), { discard: true }))
      )
      return claims
    })

  /** Says that an entry has been delivered. */
  readonly acknowledge = (claim: Claim): Effect.Effect<void> => this.close(claim, Exit.void)

  /** Offers an entry again after a rest. */
  readonly release = (claim: Claim, rest: Duration.Duration): Effect.Effect<void> =>
    Effect.suspend(() => {
      const held = this.held.get(claim.key)
      if (held !== undefined) held.rest = rest
      return this.close(claim, Exit.fail("retry"))
    })

  /** Without Redis a word is repeated until the locks run out, which comes to the same: the end does not wait for it. */
  private readonly releaseAll = Effect.gen({ self: this }, function* () {
    for (const { scope } of this.held.values()) yield* this.say(scope, Exit.interrupt())
    this.held.clear()
    const all = Fiber.awaitAll(this.words)
    yield* Effect.interruptible(Effect.timeoutOption(all, lastWords))
    for (const word of this.words) word.interruptUnsafe()
  })

  private take(onTaken: (claim: Claim) => void): Effect.Effect<void, OutboxFailed> {
    return Effect.gen({ self: this }, function* () {
      const held: Held = { scope: yield* Scope.make(), rest: Duration.zero }
      yield* this.store
        .take({
          name: this.name,
          maxAttempts: Number.MAX_SAFE_INTEGER,
          retryDelay: () => Effect.sync(() => held.rest)
        })
        .pipe(
          Scope.provide(held.scope),
          Effect.mapError(unavailable),
          // Here, because between this and the next step there may be an interruption.
          Effect.onExit((exit) => {
            if (exit._tag === "Failure") return settled(held.scope, exit)
            const { id, attempts, element } = exit.value
            const key = `${id} ${attempts}`
            this.held.set(key, held)
            return Effect.sync(() => onTaken({ key, attempts, entry: { id, ...partsOf(element) } }))
          })
        )
    })
  }

  private close(claim: Claim, exit: Exit.Exit<unknown, unknown>): Effect.Effect<void> {
    return Effect.uninterruptibleMask((restore) => {
      const held = this.held.get(claim.key)
      this.held.delete(claim.key)
      if (held === undefined) return Effect.void
      return Effect.flatMap(this.say(held.scope, exit), (word) => restore(Fiber.join(word)))
    })
  }

  /** Says what became of a claim, on a fiber of its own: whoever waits for it may be told to stop, and it is still said. */
  private say(scope: Scope.Closeable, exit: Exit.Exit<unknown, unknown>): Effect.Effect<Fiber.Fiber<void>> {
    return Effect.map(Effect.forkDetach(withUnrefSleep(settled(scope, exit))), (word) => {
      this.words.add(word)
      word.addObserver(() => this.words.delete(word))
      return word
    })
  }
}

/** A word that does not reach Redis in time is none: the lock runs out, and the entry is claimed again. */
const settled = (scope: Scope.Closeable, exit: Exit.Exit<unknown, unknown>): Effect.Effect<void> =>
  Effect.ignoreCause(Scope.close(scope, exit))

/** An element as it was offered; one of a stranger has a line that is no call. */
const partsOf = (element: unknown): { readonly calledAt: number; readonly line: string } => ({
  calledAt: Predicate.hasProperty(element, "calledAt") ? Number(element.calledAt) : 0,
  line: Predicate.hasProperty(element, "line") ? String(element.line) : ""
})
