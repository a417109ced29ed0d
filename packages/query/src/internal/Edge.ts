/**
 * Where Effects become promises: runs them in a client's runtime, until they end, a signal ends them, or the client
 * closes.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"

/** The runtime of one client. */
export class Edge<R> {
  private readonly runtime: ManagedRuntime.ManagedRuntime<R, never>
  private readonly closing = new AbortController()

  constructor(layer: Layer.Layer<R>) {
    this.runtime = ManagedRuntime.make(layer)
  }

  /** Runs an Effect. Rejects with its error, or with the reason of the signal. */
  async run<A>(effect: Effect.Effect<A, unknown, R>, signal: AbortSignal | undefined): Promise<A> {
    const ending = this.ending(signal)
    ending.throwIfAborted()
    const exit = await this.runtime.runPromiseExit(effect, { signal: ending })
    if (Exit.isSuccess(exit)) return exit.value
    ending.throwIfAborted()
    throw Cause.squash(exit.cause)
  }

  /** Runs a stream as it is iterated over, anew each time. */
  async *iterate<A>(
    stream: Stream.Stream<A, unknown, R>,
    signal: AbortSignal | undefined
  ): AsyncGenerator<A, void, undefined> {
    const ending = this.ending(signal)
    ending.throwIfAborted()
    const context = await this.runtime.context()
    yield* Stream.toAsyncIterableWith(Stream.interruptWhen(stream, abortion(ending)), context)
  }

  /** Ends what runs, and everything that the runtime has opened. */
  async close(): Promise<void> {
    this.closing.abort(new DOMException("the query client is closed", "AbortError"))
    await this.runtime.dispose()
  }

  private ending(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.closing.signal : AbortSignal.any([signal, this.closing.signal])
  }
}

/** Fails with the reason of a signal when it is aborted. */
const abortion = (signal: AbortSignal): Effect.Effect<never, unknown> =>
  Effect.callback((resume) => {
    const abort = () => resume(Effect.fail(signal.reason))
    if (signal.aborted) return abort()
    signal.addEventListener("abort", abort, { once: true })
    return Effect.sync(() => signal.removeEventListener("abort", abort))
  })
