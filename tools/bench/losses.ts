/**
 * The loss table: ways to lose events, clients, and how many each lost.
 */
import { readFile, writeFile } from "node:fs/promises"
import { type ClientId, clients } from "./clients/index.ts"
import { whole } from "./format.ts"
import type { Survival } from "./outages.ts"
import type { Failure } from "./rounds.ts"

/** What one client lost in one way. */
export interface LossCell {
  readonly lost: number
  /** Events that count twice beyond what the service itself drops. */
  readonly doubled: number
}

/** One way to lose events. */
export interface LossRow {
  readonly way: string
  readonly sent: number
  readonly cells: Readonly<Partial<Record<ClientId, LossCell>>>
}

/** The columns, ours first. */
export const lossClients: ReadonlyArray<ClientId> = [
  "tallymark",
  "tallymark-memory",
  "segment",
  "posthog",
  "amplitude",
  "mixpanel",
  "snowplow"
]

/** A row of what was measured. */
export const lossRow = (
  way: string,
  sent: number,
  measured: ReadonlyArray<readonly [ClientId, Survival | Failure]>
): LossRow => ({
  way,
  sent,
  cells: Object.fromEntries(
    measured.flatMap(([client, run]) => ("failed" in run ? [] : [[client, { lost: run.lost, doubled: run.doubled }]]))
  )
})

/** The table as Markdown. */
export const markdown = (rows: ReadonlyArray<LossRow>): string => {
  const shown = lossClients.filter((client) => rows.some(({ cells }) => cells[client] !== undefined))
  const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`
  return [
    line(["events lost (counted twice)", "of", ...shown.map((client) => clients[client].label)]),
    line(["---", "--:", ...shown.map(() => "--:")]),
    ...rows.map(({ way, sent, cells }) => line([way, whole(sent), ...shown.map((client) => cellText(cells[client]))]))
  ].join("\n")
}

const cellText = (cell: LossCell | undefined): string =>
  cell === undefined ? "–" : cell.doubled === 0 ? whole(cell.lost) : `${whole(cell.lost)} (${whole(cell.doubled)})`

const markers = ["<!-- loss table -->", "<!-- end of the loss table -->"] as const

/** What a file shows between the markers. */
export const tableIn = (text: string): string => {
  const [from, to] = [text.indexOf(markers[0]), text.indexOf(markers[1])]
  if (from === -1 || to < from) throw new Error(`There is no ${markers.join(" … ")} in the text.`)
  return text.slice(from + markers[0].length, to).trim()
}

/** Puts the table between the markers of a file. */
export const writeTable = async (file: URL, table: string): Promise<void> => {
  const text = await readFile(file, "utf8")
  const block = (content: string): string => `${markers[0]}\n\n${content}\n\n${markers[1]}`
  const from = text.indexOf(markers[0])
  const to = text.indexOf(markers[1]) + markers[1].length
  // Read first: a file without markers is a mistake.
  if (tableIn(text) !== table) await writeFile(file, text.slice(0, from) + block(table) + text.slice(to))
}
