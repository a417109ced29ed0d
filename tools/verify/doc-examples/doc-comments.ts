/**
 * The doc comments of a TypeScript source, as the markdown they hold.
 */
import { parseSync } from "oxc-parser"

/** The text of a doc comment without its stars, line for line. */
export interface DocComment {
  readonly text: string
  /** The number of the line it starts on, counted from 1. */
  readonly line: number
}

/** Every comment of a source that starts with two stars. */
export const docComments = (file: string, source: string): ReadonlyArray<DocComment> =>
  parseSync(file, source)
    .comments.filter(({ type, value }) => type === "Block" && value.startsWith("*"))
    .map(({ start, value }) => ({
      text: value.slice(1).replaceAll(/^[ \t]*\*(?: |$)/gm, ""),
      line: source.slice(0, start).split("\n").length
    }))
