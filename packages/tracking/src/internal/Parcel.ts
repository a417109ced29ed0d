/**
 * One call inside the tracker: what is sent, and how far it has come. There is one per event, so it is a plain class with
 * few fields, and makes promises only for those who ask (see Receipt).
 */
import { type ApiClient, kissmetricsTracking } from "@tallymark/core"
import type { CallKind, Delivered, Delivery, TrackingError } from "../Delivery.ts"
import type { Claim, OutboxEntry } from "../Outbox.ts"
import type { OutboxFailed } from "../TrackingError.ts"

/** How a parcel ended. */
export type End =
  | { readonly outcome: Delivered["outcome"] }
  | { readonly outcome: "dropped"; readonly error: TrackingError }

/** A call that is checked and written, and lacks only its credentials. */
export interface Call {
  readonly kind: CallKind
  readonly person: string
  readonly name: string | undefined
  /** Unix seconds. */
  readonly timestamp: number
  /** Encoded. */
  readonly parameters: string
}

const { operations } = kissmetricsTracking

/** A call on its way. It is what the client sends, and what an outbox keeps, as it is. */
export class Parcel implements Call, Delivery, ApiClient.Prepared, OutboxEntry {
  readonly kind: CallKind
  readonly person: string
  readonly name: string | undefined
  readonly timestamp: number
  readonly parameters: string
  /** Counts up per tracker, in the order of the calls. */
  readonly sequence: number
  /** Epoch milliseconds of the call. */
  readonly calledAt: number
  /** Whether it comes from the outbox, and no caller of this process waits for it. */
  readonly isRestored: boolean
  attempts = 0
  isAccepted = false
  /** Where it is written down, once it is. */
  claim: Claim | undefined = undefined
  /** Why it could not be written down, while it cannot. */
  unkept: OutboxFailed | undefined = undefined
  end: End | undefined = undefined
  private readonly tracker: string
  private watchers: Array<() => void> | undefined = undefined

  constructor(call: Call, tracker: string, sequence: number, calledAt: number, claim?: Claim) {
    this.kind = call.kind
    this.person = call.person
    this.name = call.name
    this.timestamp = call.timestamp
    this.parameters = call.parameters
    this.tracker = tracker
    this.sequence = sequence
    this.calledAt = calledAt
    this.claim = claim
    this.isRestored = claim !== undefined
    this.isAccepted = this.isRestored
  }

  /** The operation's id in the table; the three calls are named after theirs. */
  get operation(): string {
    return this.kind
  }

  /** The same for every attempt, also in another process. */
  get id(): string {
    if (this.isRestored && this.claim !== undefined) return this.claim.entry.id
    return `${this.tracker}-${this.sequence.toString(36)}`
  }

  /** A line of the spool: made when somebody asks, because a queue of ten thousand lines takes megabytes. */
  get line(): string {
    return `${operations[this.kind].paths.current}?${this.parameters}`
  }

  /** What the parcel counts for in the queue's bound in bytes. */
  get bytes(): number {
    return this.parameters.length
  }

  /** Calls back at every step: accepted, ended. */
  watch(watcher: () => void): void {
    if (this.watchers === undefined) this.watchers = [watcher]
    else this.watchers.push(watcher)
  }

  accept(): void {
    this.isAccepted = true
    this.unkept = undefined
    this.tell()
  }

  /** It is on its way, but not written down. */
  fail(error: OutboxFailed): void {
    this.unkept = error
    this.tell()
  }

  finish(end: End): void {
    this.end = end
    this.tell()
    this.watchers = undefined
  }

  /** The parcel as hooks see it, detached from what happens next. */
  describe(): Delivery {
    const { id, kind, person, name, timestamp, attempts } = this
    return { id, kind, person, name, timestamp, attempts }
  }

  private tell(): void {
    if (this.watchers !== undefined) for (const watcher of this.watchers) watcher()
  }
}
