/**
 * Turns the runs of a client into a row of the report.
 */
import { clients } from "./clients/index.ts"
import type { Row } from "./Outcome.ts"
import type { Measured } from "./rounds.ts"

/** The row of a client; `cells` and `mark` look only at runs that ended. */
export const rowOf = <Figures extends object>(
  measured: Measured<Figures>,
  cells: (ended: ReadonlyArray<Figures>) => ReadonlyArray<string>,
  mark?: (ended: ReadonlyArray<Figures>) => string
): Row => labelledRow(clients[measured.client].label, measured, cells, mark)

/** A row with a label of its own. */
export const labelledRow = <Figures extends object>(
  label: string,
  { runs, ended }: Pick<Measured<Figures, string>, "runs" | "ended">,
  cells: (ended: ReadonlyArray<Figures>) => ReadonlyArray<string>,
  mark: (ended: ReadonlyArray<Figures>) => string = () => ""
): Row => {
  const failures = runs.flatMap((run) => ("failed" in run ? [run.failed] : []))
  const marks = new Set([mark(ended), ...failures].filter((text) => text !== ""))
  return {
    label,
    cells: ended.length === 0 ? [] : cells(ended),
    mark: [...marks].join("; "),
    runs
  }
}
