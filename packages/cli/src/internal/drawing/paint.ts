/**
 * Colours for a terminal that wants them.
 */
import type { WriteStream } from "node:tty"
import { styleText } from "node:util"

/** What a piece of the output is, which decides how it looks. */
export type Style = "heading" | "drawing" | "good" | "bad" | "aside"

/** Puts a text in a style; the identity where there are no colours. */
export type Paint = (style: Style, text: string) => string

/** How output may look: how wide it is, and in which colours. */
export interface Look {
  /** Columns of the screen. */
  readonly columns: number
  readonly paint: Paint
}

const formats = {
  heading: "bold",
  drawing: "cyan",
  good: "green",
  bad: "red",
  aside: "dim"
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>

/** Text as it is. */
export const plain: Paint = (_style, text) => text

/** Colours on a terminal, unless `NO_COLOR` is set or it can do nothing; plain text everywhere else. */
export const paintFor = (stream: WriteStream): Paint =>
  stream.isTTY === true && process.env.TERM !== "dumb"
    ? (style, text) => styleText(formats[style], text, { stream, validateStream: true })
    : plain
