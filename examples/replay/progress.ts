/**
 * Shows how far a replay is: a bar that redraws itself on a terminal, a line now and then anywhere else.
 */
import { fit, type Paint, progressBar } from "@tallymark/cli/drawing"
import type { ReplayCounts } from "@tallymark/tracking/replay"

/** Where progress is written to: a part of `process.stdout`. */
export interface Screen {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly write: (text: string) => unknown
}

/** Takes the counts of a replay as it goes, and clears what it drew when the replay is over. */
export interface Progress {
  readonly intervalMillis: number
  readonly show: (counts: ReplayCounts) => void
  readonly clear: () => void
}

/** The kind of progress that suits the screen. */
export const makeProgress = (screen: Screen, totalLines: number, paint: Paint): Progress =>
  screen.isTTY === true ? drawn(screen, totalLines, paint) : written(screen, totalLines)

const drawn = (screen: Screen, totalLines: number, paint: Paint): Progress => ({
  intervalMillis: 40,
  show: (counts) => {
    const columns = screen.columns ?? 80
    const text = standing(counts, totalLines)
    const bar = progressBar(settled(counts) / totalLines, Math.max(4, Math.min(40, columns - text.length - 6)))
    screen.write(`\r  ${paint("drawing", bar)}  ${fit(text, Math.max(1, columns - bar.length - 5))}`)
  },
  clear: () => screen.write("\r\u001B[K")
})

const written = (screen: Screen, totalLines: number): Progress => ({
  intervalMillis: 2000,
  show: (counts) => {
    // The end is not news: the report says it.
    if (settled(counts) < totalLines) screen.write(`  ${standing(counts, totalLines)}\n`)
  },
  clear: () => undefined
})

const settled = ({ lines, pending }: ReplayCounts): number => lines - pending

const standing = (counts: ReplayCounts, totalLines: number): string => {
  const percent = Math.floor((settled(counts) / totalLines) * 100)
  return `${`${percent}%`.padStart(4)}  ${settled(counts).toLocaleString("en")} of ${totalLines.toLocaleString("en")} lines`
}
