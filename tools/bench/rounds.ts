/**
 * Measures rows in rounds, each round in the opposite order of the one before, so that a slow minute of the machine
 * or a position in the order favours nobody.
 */
import { type ClientId, clients } from "./clients/index.ts"
import type { Settings } from "./settings.ts"
import { median } from "./statistics.ts"

/** A run that did not end. */
export interface Failure {
  readonly failed: string
}

/** All runs of one client, in the order they were made. */
export interface Measured<Figures, Id extends string = ClientId> {
  readonly client: Id
  readonly runs: ReadonlyArray<Figures | Failure>
  /** The runs that ended. */
  readonly ended: ReadonlyArray<Figures>
}

/** Measures every client once per round. */
export const rounds = <Figures extends object>(
  name: string,
  ids: ReadonlyArray<ClientId>,
  settings: Settings,
  measure: (id: ClientId) => Promise<Figures>
): Promise<ReadonlyArray<Measured<Figures>>> => takeTurns(name, ids, (id) => clients[id].label, settings, measure)

/** Measures every one of some rows once per round. */
export const takeTurns = async <Figures extends object, Id extends string>(
  name: string,
  ids: ReadonlyArray<Id>,
  label: (id: Id) => string,
  settings: Settings,
  measure: (id: Id) => Promise<Figures>
): Promise<ReadonlyArray<Measured<Figures, Id>>> => {
  const chosen = ids.filter((id) => settings.clients?.includes(id) ?? true)
  const runs = new Map<Id, Array<Figures | Failure>>(chosen.map((id) => [id, []]))
  for (let round = 0; round < settings.runs; round++) {
    for (const id of round % 2 === 0 ? chosen : chosen.toReversed()) {
      progress(`${name} · round ${round + 1} of ${settings.runs} · ${label(id)}`)
      runs.get(id)?.push(await measure(id).catch((error: unknown) => ({ failed: String(error) })))
    }
  }
  progress("")
  return [...runs].map(([client, all]) => ({ client, runs: all, ended: all.filter(hasEnded) }))
}

/** Says on a terminal what is under way, on one line. */
const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

const hasEnded = <Figures extends object>(run: Figures | Failure): run is Figures => !("failed" in run)

/** The median of one figure over the runs of a client; `undefined` when it was not measured. */
export const medianOf = <Figures, Id extends string>(
  measured: ReadonlyArray<Measured<Figures, Id>>,
  client: Id,
  figure: (figures: Figures) => number
): number | undefined => {
  const ended = measured.find((row) => row.client === client)?.ended ?? []
  return ended.length === 0 ? undefined : median(ended.map(figure))
}

/** One median over another; `undefined` when either was not measured. */
export const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a / b
