/**
 * The loops over an export, for programs without Effect.
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Pull from "effect/Pull"
import * as Scope from "effect/Scope"
import type { EventExport } from "../../export/EventExport.ts"
import type { ExportedEvent } from "../../export/ExportedEvent.ts"
import type { QueryError } from "../../QueryError.ts"
import type { EventPull } from "./pull-events.ts"

/** Runs an effect as a promise until `left` is aborted, which rejects with its failure, or with the reason of a signal. */
export type Run<R> = <A>(effect: Effect.Effect<A, unknown, R>, left: AbortSignal | undefined) => Promise<A>

/** Opens a pull of events. */
export type Open<R> = Effect.Effect<EventPull, QueryError, R | Scope.Scope>

/** An export as something to loop over; each loop opens a pull of its own. */
export const eventExport = <R>(open: Open<R>, run: Run<R>): EventExport => ({
  batches: () => ({ [Symbol.asyncIterator]: () => new Batches(open, run) }),
  [Symbol.asyncIterator]: () => new Events(new Batches(open, run))
})

type Batch = NonEmptyReadonlyArray<ExportedEvent>

const end = { done: true, value: undefined } as const

/** One loop over batches. */
class Batches<R> implements AsyncIterableIterator<Batch> {
  private readonly run: Run<R>
  private readonly scope = Scope.makeUnsafe()
  private readonly step: Effect.Effect<Batch | undefined, QueryError, R>
  private pull: EventPull | undefined
  private isEnded = false
  private readonly leaving = new AbortController()

  constructor(open: Open<R>, run: Run<R>) {
    this.run = run
    const opened = Effect.map(Scope.provide(open, this.scope), (pull) => {
      this.pull = pull
      return pull
    })
    this.step = Effect.suspend(() => this.pull ?? Effect.flatten(opened)).pipe(
      Pull.catchDone(() => Effect.succeed(undefined))
    )
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<Batch, undefined>> {
    if (this.isEnded) return end
    try {
      const value = await this.run(this.step, this.untilLeft)
      if (value !== undefined) return { done: false, value }
    } catch (error) {
      // Whoever leaves while it waits wants nothing more, not an error either.
      if (this.leaving.signal.aborted) return end
      await this.return()
      throw error
    }
    return this.return()
  }

  /**
   * What ends a step when the loop is left: the signal while the export is being opened, which may wait for a limit, and
   * afterwards the end of the response. A signal that outlives the steps would keep their batches from the young generation.
   */
  private get untilLeft(): AbortSignal | undefined {
    return this.pull === undefined ? this.leaving.signal : undefined
  }

  async return(): Promise<IteratorResult<Batch, undefined>> {
    this.isEnded = true
    this.leaving.abort()
    await Effect.runPromise(Scope.close(this.scope, Exit.void))
    return end
  }
}

/** One loop over events. Most steps of it are a look into the batch that is there. */
class Events<R> implements AsyncIterableIterator<ExportedEvent> {
  private readonly batches: Batches<R>
  private batch: ReadonlyArray<ExportedEvent> = []
  private at = 0

  constructor(batches: Batches<R>) {
    this.batches = batches
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<ExportedEvent, undefined>> {
    const value = this.batch[this.at]
    if (value === undefined) return this.fill()
    this.at++
    return Promise.resolve({ done: false, value })
  }

  return(): Promise<IteratorResult<ExportedEvent, undefined>> {
    this.batch = []
    return this.batches.return().then(() => end)
  }

  private async fill(): Promise<IteratorResult<ExportedEvent, undefined>> {
    const next = await this.batches.next()
    if (next.done === true) return end
    this.batch = next.value
    this.at = 1
    return { done: false, value: next.value[0] }
  }
}
