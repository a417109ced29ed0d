/**
 * An export from its first request to its last event: gives batches of events, and asks again for what is missing as often
 * as it may.
 */
import type { ApiError, Operation } from "@tallymark/core"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Pull from "effect/Pull"
import * as Scope from "effect/Scope"
import type { ExportedEvent } from "../../export/ExportedEvent.ts"
import { type BreakReason, ExportIncomplete } from "../../export/ExportIncomplete.ts"
import type { ExportOptions } from "../../export/ExportOptions.ts"
import type { Client } from "../Client.ts"
import { Refused } from "./Break.ts"
import type { Decoding } from "./Decoding.ts"
import { EventReader, type ReaderSettings } from "./EventReader.ts"
import { type Position, toToken } from "./Position.ts"
import { openReader, type ResponseReader } from "./ResponseReader.ts"
import { refusalOf } from "./refusal.ts"
import { type CheckedExport, readOptions } from "./request.ts"
import { SeenEvents } from "./SeenEvents.ts"
import { Tracker } from "./Tracker.ts"

/** A pull of batches of events. */
export type EventPull = Pull.Pull<NonEmptyReadonlyArray<ExportedEvent>, ApiError | ExportIncomplete>

/** Checks an export. Nothing is sent before the first pull; the request ends with the scope at the latest. */
export const pullEvents: (
  client: Client["Service"],
  decoding: Decoding,
  options: ExportOptions
) => Effect.Effect<EventPull, ApiError, Scope.Scope> = Effect.fnUntraced(function* (client, decoding, options) {
  const checked = yield* readOptions(client, options)
  const events = new Export(client, decoding, checked, yield* Effect.scope)
  return Effect.suspend(() => events.pull())
})

/** Where a response begins: behind some lines of what is asked for. */
interface Beginning {
  readonly parameters: Operation.Parameters
  readonly skip: number
  readonly last: string
}

/** An export that is under way. */
class Export {
  private readonly client: Client["Service"]
  private readonly checked: CheckedExport
  private readonly scope: Scope.Scope
  private readonly settings: ReaderSettings
  private bytes = 0
  private attempts = 0
  private response: ResponseReader | undefined
  /** Where to begin again. */
  private resume: Position | undefined
  /** Whether the days of the service are not those of its events, so that only the first day is a place to begin. */
  private isWhole = false
  private broken: ExportIncomplete | undefined

  constructor(client: Client["Service"], decoding: Decoding, checked: CheckedExport, scope: Scope.Scope) {
    const { request, resume, window, maxLineBytes, onBadLine } = checked
    this.client = client
    this.checked = checked
    this.scope = scope
    this.resume = resume
    this.settings = {
      decoding,
      tracker: new Tracker(request.from, resume, request.timeInMs),
      counts: { events: 0, duplicates: 0, badLines: 0 },
      seen: window === undefined ? undefined : new SeenEvents(window),
      maxLineBytes,
      onBadLine
    }
  }

  /** The next batch. */
  pull(): EventPull {
    return Effect.flatMap(this.open(), (response) =>
      Effect.matchEffect(response.next, {
        onSuccess: (events) => (events === undefined ? Cause.done() : this.deliver(events)),
        onFailure: (error) => Effect.andThen(response.close, () => this.recover(error))
      })
    )
  }

  private open(): Effect.Effect<ResponseReader, ApiError | ExportIncomplete> {
    if (this.response !== undefined) return Effect.succeed(this.response)
    const { parameters, skip, last } = this.beginning()
    const { broken } = this
    this.attempts++
    return openReader(this.client, parameters, new EventReader(this.settings, skip, last), (bytes) => {
      this.bytes += bytes
    }).pipe(
      Scope.provide(this.scope),
      Effect.map((response) => {
        this.response = response
        return response
      }),
      // Why it cannot go on matters less than how to.
      Effect.mapError((error): ApiError | ExportIncomplete => broken ?? error)
    )
  }

  private beginning(): Beginning {
    const { request } = this.checked
    const { resume, isWhole } = this
    if (resume === undefined) return { parameters: request.parameters, skip: 0, last: "" }
    const { day, dayLines, lines, last } = resume
    if (isWhole) return { parameters: request.parameters, skip: lines, last }
    const limit = request.limit === undefined ? undefined : request.limit - (lines - dayLines)
    return { parameters: request.of(day, request.to, limit), skip: dayLines, last }
  }

  private deliver(events: NonEmptyReadonlyArray<ExportedEvent>): EventPull {
    const { counts, tracker } = this.settings
    return Effect.sync(() => {
      this.checked.onProgress?.({ bytes: this.bytes, ...counts, day: tracker.day })
      return events
    })
  }

  /** Begins again where that may help; fails otherwise. */
  private recover(error: BreakReason | Refused): EventPull {
    if (error instanceof Refused) return Effect.fail(refusalOf(this.client, error))
    const { client, checked, settings } = this
    const { position, day } = settings.tracker
    const broken = new ExportIncomplete({
      delivered: settings.counts.events,
      day,
      resume: toToken(position),
      reason: error
    })
    this.response = undefined
    if (error._tag === "Changed" && !this.isWhole && position.dayLines < position.lines) {
      this.isWhole = true
      return Effect.suspend(() => this.pull())
    }
    if (!broken.isRetryable || this.attempts >= checked.attempts) return Effect.fail(broken)
    this.broken = broken
    this.resume = position
    const { base, cap } = client.settings.retry
    const wait = Duration.min(Duration.times(base, 2 ** Math.min(this.attempts - 1, 30)), cap)
    return Effect.andThen(Effect.sleep(wait), () => this.pull())
  }
}
