/**
 * What exports share whose unit is the day: a day that breaks off is asked for anew.
 */
import { type ApiError, TimedOut, TransportFailed } from "@tallymark/core"
import * as Schedule from "effect/Schedule"
import type { BreakReason, ExportIncomplete } from "../../export/ExportIncomplete.ts"
import * as CalendarDay from "../CalendarDay.ts"
import type { Client } from "../Client.ts"
import { Break } from "./Break.ts"
import type { ExportRequest } from "./request.ts"

/** The days of an export, in order. */
export const daysOf = ({ from, to }: ExportRequest): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = from; day <= to; day = CalendarDay.plus(day, 1)) days.push(day)
  return days
}

/** A response that breaks off is asked for again; a request that fails has been sent again already. */
export const again = (
  { settings }: Client["Service"],
  attempts: number
): Schedule.Schedule<unknown, ApiError | ExportIncomplete> =>
  Schedule.min([Schedule.exponential(settings.retry.base), Schedule.spaced(settings.retry.cap)]).pipe(
    Schedule.setInputType<ApiError | ExportIncomplete>(),
    Schedule.while(({ input }) => input._tag === "ExportIncomplete" && input.isRetryable),
    Schedule.upTo({ times: attempts - 1 })
  )

/** Why a day breaks off. What is none of these is thrown: a mistake of this program, or of the caller's. */
export const reasonOf = (error: unknown): BreakReason => {
  if (error instanceof Break) return error.reason
  if (error instanceof TransportFailed) return { _tag: "ConnectionLost", code: error.code }
  if (error instanceof TimedOut) return { _tag: "TimedOut", after: error.after }
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return { _tag: "Unwritable", code: error.code }
  }
  throw error
}
