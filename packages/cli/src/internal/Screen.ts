/**
 * The two streams that a command writes to.
 */
import type { WriteStream } from "node:tty"
import { type Paint, paintFor } from "./drawing/paint.ts"

/** A stream for people or programs to read. */
export interface Screen {
  readonly isTerminal: boolean
  /** The width of the terminal; `undefined` where there is none, and lines may be of any length. */
  readonly columns: () => number | undefined
  readonly paint: Paint
  /** Writes a text, and resolves when there is room for more. */
  readonly write: (text: string) => Promise<void>
}

/** A stream of the process. */
export const screenOf = (stream: WriteStream): Screen => ({
  isTerminal: stream.isTTY === true,
  columns: () => (stream.isTTY === true ? stream.columns || 80 : undefined),
  paint: paintFor(stream),
  write: (text) =>
    new Promise((resolve) => {
      if (stream.write(text)) resolve()
      else stream.once("drain", resolve)
    })
})
