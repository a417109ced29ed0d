/**
 * What a call hands back at once: a promise of the delivery that is only made when somebody asks for it.
 */
import type { CallKind, Delivered, Delivery, TrackingError } from "./Delivery.ts"
import type { Parcel } from "./internal/Parcel.ts"

const ignore = (): void => undefined

/** What most calls find: there was room at once. */
const inside: Promise<void> = Promise.resolve()

/**
 * The promise of a delivery.
 *
 * Ignore it, and nothing happens: it never becomes an unhandled rejection and costs no promise. Await it, and it
 * resolves when the service has the call and rejects with a {@link TrackingError} when the call is given up. Await
 * {@link Receipt.accepted} to be held back while the queue is full.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { createTracker } from "@tallymark/tracking"
 *
 * const server = createFakeServer()
 * const tracker = createTracker({ key: "0".repeat(40), fetch: server.fetch })
 * const receipt = tracker.record("bob@example.com", "Signed Up")
 * await receipt.accepted
 * const { outcome, attempts } = await receipt
 * console.log(outcome, attempts)
 * await tracker.close()
 * ```
 */
export class Receipt implements Promise<Delivered>, Delivery {
  readonly [Symbol.toStringTag] = "Receipt"
  private readonly parcel: Parcel
  private promise: Promise<Delivered> | undefined = undefined

  /** @internal */
  constructor(parcel: Parcel) {
    this.parcel = parcel
  }

  get id(): string {
    return this.parcel.id
  }

  get kind(): CallKind {
    return this.parcel.kind
  }

  get person(): string {
    return this.parcel.person
  }

  get name(): string | undefined {
    return this.parcel.name
  }

  get timestamp(): number {
    return this.parcel.timestamp
  }

  get attempts(): number {
    return this.parcel.attempts
  }

  /**
   * Resolves once the call is inside the queue's bounds and, with an outbox, written down. Rejects when it was refused:
   * invalid, closed, or no room under a policy that drops; and with `OutboxFailed` when it could not be written down,
   * although it is still being delivered. Awaiting it gives back-pressure.
   */
  get accepted(): Promise<void> {
    if (this.parcel.isAccepted) return inside
    return settled<void>(this.parcel, (resolve, reject) => {
      const { end, isAccepted, unkept } = this.parcel
      if (isAccepted) resolve()
      else if (unkept !== undefined) reject(unkept)
      else if (end?.outcome === "dropped") reject(end.error)
      else if (end !== undefined) resolve()
    })
  }

  /** The delivery as a promise: see {@link Receipt}. */
  // biome-ignore lint/suspicious/noThenProperty: a receipt is a promise, made lazily.
  then<A = Delivered, B = never>(
    onFulfilled?: ((delivered: Delivered) => A | PromiseLike<A>) | null,
    onRejected?: ((error: TrackingError) => B | PromiseLike<B>) | null
  ): Promise<A | B> {
    return this.delivered().then(onFulfilled, onRejected)
  }

  catch<B = never>(onRejected?: ((error: TrackingError) => B | PromiseLike<B>) | null): Promise<Delivered | B> {
    return this.delivered().catch(onRejected)
  }

  finally(onFinally?: (() => void) | null): Promise<Delivered> {
    return this.delivered().finally(onFinally)
  }

  private delivered(): Promise<Delivered> {
    this.promise ??= settled<Delivered>(this.parcel, (resolve, reject) => {
      const { end } = this.parcel
      if (end?.outcome === "dropped") reject(end.error)
      else if (end !== undefined) resolve({ ...this.parcel.describe(), outcome: end.outcome })
    })
    return this.promise
  }
}

/** A promise that looks at the parcel now and at each of its steps, and is never unhandled. */
const settled = <A>(
  parcel: Parcel,
  look: (resolve: (value: A) => void, reject: (error: TrackingError) => void) => void
): Promise<A> => {
  const promise = new Promise<A>((resolve, reject) => {
    look(resolve, reject)
    if (parcel.end === undefined) parcel.watch(() => look(resolve, reject))
  })
  promise.catch(ignore)
  return promise
}
