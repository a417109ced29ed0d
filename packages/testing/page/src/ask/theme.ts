/**
 * The colours of the style sheet, for what is drawn on a canvas.
 */

/** What a chart is drawn with. */
export interface Theme {
  readonly ink: string
  readonly grid: string
  readonly colours: ReadonlyArray<string>
  readonly font: string
}

/** The colours of the moment, light or dark. */
export const theme = (): Theme => {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    ink: colour("ink-quiet"),
    grid: colour("line"),
    colours: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => colour(`series-${index}`)),
    font: `11px ${getComputedStyle(document.body).fontFamily}`
  }
}
