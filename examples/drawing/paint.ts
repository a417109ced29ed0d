/**
 * Colours for a terminal that wants them.
 */
import { styleText } from "node:util"
import type { Paint, Style } from "./Look.ts"

const formats = {
  heading: "bold",
  drawing: "cyan",
  good: "green",
  bad: "red",
  aside: "dim"
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>

/** Colours on a terminal, unless `NO_COLOR` is set; plain text everywhere else. */
export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  stream.isTTY
    ? (style, text) => styleText(formats[style], text, { stream, validateStream: true })
    : (_style, text) => text
