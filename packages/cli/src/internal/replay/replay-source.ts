/**
 * Replays a file in pieces, so that after each piece it is known that every line until there has ended.
 */
import { isApiError } from "@tallymark/core"
import { type ReplayTracker, replay } from "@tallymark/tracking/replay"
import * as Result from "effect/Result"
import { type Failure, failed } from "../Failure.ts"
import { failureAt } from "../failure-of.ts"
import type { Fault } from "./Faults.ts"
import { lineReader } from "./line-reader.ts"
import { linesOf, type SourceFile } from "./source-file.ts"
import { plus, type Totals } from "./Totals.ts"

/** How to go over a file. */
export interface SourceReplay {
  readonly source: SourceFile
  readonly tracker: ReplayTracker
  /** Where the tracker sends to, for a failure. */
  readonly host: string
  /** What is done already; its lines are left out. */
  readonly done: Totals
  readonly signal: AbortSignal
  /** Called as lines end, with how many have. */
  readonly onProgress: (settled: number) => void
  /** Called when every line until there has ended. */
  readonly onPiece: (totals: Totals) => Promise<void>
  readonly onFault: (fault: Fault) => void
}

/** Lines of one piece. What is stopped in the middle of a piece is sent again, which changes nothing. */
const pieceLines = 2000

/** Replays what is not done yet, and resolves with what became of all lines. */
export const replaySource = async (request: SourceReplay): Promise<Totals> => {
  let totals = request.done
  for await (const piece of piecesOf(request)) {
    totals = plus(totals, await replayPiece(piece, totals.lines, request))
    await request.onPiece(totals)
  }
  return totals
}

/** Lines of an export, and how many lines of the piece were none. Those are empty in it, which keeps the numbers. */
interface Piece {
  readonly lines: ReadonlyArray<string>
  readonly unreadable: number
}

async function* piecesOf({ done, onFault, signal, source }: SourceReplay): AsyncGenerator<Piece, void, undefined> {
  const read = lineReader(source.format)
  let lines: Array<string> = []
  let unreadable = 0
  let number = 0
  for await (const text of linesOf(source.path)) {
    signal.throwIfAborted()
    number++
    // Lines that are done are read all the same: the first one of a format may name its columns.
    const line = read(text)
    if (number <= done.lines) continue
    if (Result.isFailure(line)) {
      unreadable++
      onFault({ line: number, reason: line.failure })
    }
    lines.push(Result.getOrElse(line, () => ""))
    if (lines.length < pieceLines) continue
    yield { lines, unreadable }
    lines = []
    unreadable = 0
  }
  if (lines.length > 0) yield { lines, unreadable }
}

const replayPiece = async (
  { lines, unreadable }: Piece,
  before: number,
  { host, onFault, onProgress, signal, tracker }: SourceReplay
): Promise<Totals> => {
  const { pending: _, ...counts } = await replay(tracker, lines, {
    signal,
    onProgress: (counts) => onProgress(before + counts.lines - counts.pending),
    onMalformed: (line, reason) => onFault({ line: before + line, reason }),
    onRejected: (line, error) => {
      if (isOutage(error)) throw outage(failureAt(host, error), before)
      onFault({ line: before + line, reason: error instanceof Error ? error.message : "refused" })
    }
  })
  return { ...counts, malformed: counts.malformed + unreadable, blank: counts.blank - unreadable }
}

/** Whether a call failed for a reason that has nothing to do with its line. */
const isOutage = (error: unknown): error is Error => isApiError(error) && error.isRetryable

/** What an outage stops, with how far it is. */
export const outage = ({ message }: Pick<Failure, "message">, done: number): Failure =>
  failed(`${message}; the first ${done} lines are done, and the same command goes on after them`)
