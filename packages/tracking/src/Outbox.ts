/**
 * Where calls are kept until the service has them, beyond the memory of the process: the seam behind which a file or a
 * Redis stands.
 *
 * An outbox keeps lines of text and knows nothing of what they say. Delivery is at least once: an entry leaves only by
 * `acknowledge`, `bury` or an eviction that is told, and whoever claims one and dies gives it back. That is harmless,
 * because each attempt sends the same bytes and the service drops repetitions.
 */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type { OutboxFailed } from "./TrackingError.ts"

/** One call, written down. */
export interface OutboxEntry {
  /** The delivery's id, the same for every attempt. */
  readonly id: string
  /** Epoch milliseconds of the call. */
  readonly calledAt: number
  /** Path and query of the request, without the product key. */
  readonly line: string
}

/** An entry that is this process's to deliver, until it acknowledges, releases or buries it, or dies. */
export interface Claim {
  readonly entry: OutboxEntry
  /** How often it has been claimed, this time included. */
  readonly attempts: number
  /** What the outbox knows it by. */
  readonly key: string
}

/** An entry that the service will never take. */
export interface DeadLetter extends OutboxEntry {
  /** Epoch milliseconds. */
  readonly diedAt: number
  /** Why, in a sentence without the call's data. */
  readonly reason: string
}

/** What an outbox holds. */
export interface OutboxCount {
  /** Entries that wait to be claimed, also those that rest before their next try. */
  readonly waiting: number
  /** Entries that some living process delivers. */
  readonly claimed: number
  readonly dead: number
  /** Epoch milliseconds of the oldest call that waits or is claimed. */
  readonly oldest: number | undefined
}

/** The letters that could not be delivered. */
export interface DeadLetters {
  /** The oldest `limit` letters. */
  readonly list: (limit: number) => Effect.Effect<ReadonlyArray<DeadLetter>, OutboxFailed>
  /** Puts letters back in line, all of them where no ids are given; returns how many. */
  readonly retry: (ids?: ReadonlyArray<string>) => Effect.Effect<number, OutboxFailed>
  /** Forgets letters, all of them where no ids are given; returns how many. */
  readonly drop: (ids?: ReadonlyArray<string>) => Effect.Effect<number, OutboxFailed>
}

/** An open outbox of one product. */
export interface Outbox {
  /**
   * Keeps entries for whoever claims them first. When it succeeds they are written. After a failure some of them may be,
   * which does no harm when they are accepted again.
   */
  readonly accept: (entries: ReadonlyArray<OutboxEntry>) => Effect.Effect<void, OutboxFailed>
  /** Claims the oldest entries that are ready, at most `limit`; waits until there is one. */
  readonly claim: (limit: number) => Effect.Effect<ReadonlyArray<Claim>, OutboxFailed>
  /** Forgets entries that have been delivered. */
  readonly acknowledge: (claims: ReadonlyArray<Claim>) => Effect.Effect<void, OutboxFailed>
  /** Gives entries back, to be claimed again after a rest. */
  readonly retryLater: (claims: ReadonlyArray<Claim>, rest: Duration.Duration) => Effect.Effect<void, OutboxFailed>
  /** Moves an entry to the dead letters. */
  readonly bury: (claim: Claim, reason: string) => Effect.Effect<void, OutboxFailed>
  readonly count: Effect.Effect<OutboxCount, OutboxFailed>
  readonly dead: DeadLetters
}

/**
 * An outbox that writes ahead. Its effects end without waiting, as those of a file do, so that it also serves `recordSync`
 * and the last moments of a process.
 */
export interface WriteAheadOutbox extends Outbox {
  /** Keeps entries that this process delivers itself, in one step: all of them or none. */
  readonly acceptClaimed: (entries: ReadonlyArray<OutboxEntry>) => Effect.Effect<ReadonlyArray<Claim>, OutboxFailed>
}

/** Whom an open outbox tells what it cannot return. */
export interface OutboxListener {
  /** Entries were given up to make room. */
  readonly evicted: (entries: ReadonlyArray<OutboxEntry>) => void
  /** Something a person should know; each topic is worth one sentence. */
  readonly warn: (topic: string, message: string) => void
}

/** Whose calls an outbox keeps. Each product has an outbox of its own. */
export interface Product {
  readonly key: Redacted.Redacted<string>
  /** The origin that takes the calls. */
  readonly host: string
}

/** A source of outboxes that write ahead. */
export interface WriteAheadSource {
  readonly isWriteAhead: true
  /** Opens the outbox of a product. It closes with the scope, which gives back what is claimed. */
  readonly open: (
    product: Product,
    listener: OutboxListener
  ) => Effect.Effect<WriteAheadOutbox, OutboxFailed, Scope.Scope>
}

/** A source of outboxes that every call goes through. */
export interface SharedSource {
  readonly isWriteAhead: false
  /** Opens the outbox of a product. It closes with the scope, which gives back what is claimed. */
  readonly open: (product: Product, listener: OutboxListener) => Effect.Effect<Outbox, OutboxFailed, Scope.Scope>
}

/**
 * An outbox that can be opened: what `sqliteOutbox` and `redisOutbox` make.
 *
 * With one that writes ahead, a call is delivered by the process that made it, from memory, and the outbox is there for
 * the day on which that process ends. Otherwise every call goes through the outbox, and whoever claims it delivers it.
 */
export type OutboxSource = WriteAheadSource | SharedSource
