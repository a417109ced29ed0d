/**
 * How output may look: how wide it is, and in which colours.
 */

/** The screen that something is drawn for. */
export interface Look {
  /** Columns of the screen. */
  readonly columns: number
  readonly paint: Paint
}

/** Puts a text in a style; the identity where there are no colours. */
export type Paint = (style: Style, text: string) => string

/** What a piece of the output is, which decides how it looks. */
export type Style = "heading" | "drawing" | "good" | "bad" | "aside"

/** The first lines of a section. */
export const heading = (text: string, { paint }: Look): ReadonlyArray<string> => ["", paint("heading", text)]
