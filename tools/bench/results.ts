/**
 * Writes the figures of a run as JSON: what was measured, every run of every row, and the verdicts.
 */
import { readFile, writeFile } from "node:fs/promises"
import { arch, availableParallelism, platform, totalmem } from "node:os"
import type { LossRow } from "./losses.ts"
import type { Outcome } from "./Outcome.ts"
import { word } from "./report.ts"
import type { Settings } from "./settings.ts"
import { median } from "./statistics.ts"

/** The machine in general terms; nothing that names it. */
export const machine = () => ({
  cores: availableParallelism(),
  memoryGB: Math.round(totalmem() / 2 ** 30),
  platform: `${platform()} ${arch()}`,
  node: process.version
})

const measured = [
  "undici",
  "mixpanel",
  "@segment/analytics-node",
  "posthog-node",
  "@amplitude/analytics-node",
  "@snowplow/node-tracker",
  "effect"
]

/** The pinned versions of what is measured. */
export const versions = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(await Promise.all(measured.map(async (name) => [name, await versionOf(name)])))

const versionOf = async (name: string): Promise<string> => {
  const manifest = new URL(`./node_modules/${name}/package.json`, import.meta.url)
  const { version }: { readonly version: string } = JSON.parse(await readFile(manifest, "utf8"))
  return version
}

/** What the file holds of one benchmark. */
interface Written {
  readonly id: string
  readonly madeOn: string
  readonly losses?: ReadonlyArray<LossRow>
}

/** What the file holds. */
interface Results {
  readonly benchmarks: ReadonlyArray<Written>
}

/**
 * Writes the file, with figures as numbers and as the report shows them. What it holds of other benchmarks stays; each was
 * made in one run.
 */
export const write = async (outcomes: ReadonlyArray<Outcome>, settings: Settings): Promise<Results> => {
  const made = outcomes.map((outcome) => written(outcome, settings))
  const earlier = await read(settings.out)
  const ids = new Set(made.map(({ id }) => id))
  const results = {
    machine: machine(),
    versions: await versions(),
    benchmarks: [...earlier.benchmarks.filter(({ id }) => !ids.has(id)), ...made].toSorted((one, other) =>
      one.id.localeCompare(other.id)
    )
  }
  await writeFile(settings.out, `${JSON.stringify(results, null, 2)}\n`)
  return results
}

/** Reads what {@link write} has written; nothing where there is no file. */
export const read = async (file: string): Promise<Results> => {
  try {
    return JSON.parse(await readFile(file, "utf8"))
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { benchmarks: [] }
    throw error
  }
}

/** The rows of the loss table, in the order of the benchmarks. */
export const lossRows = ({ benchmarks }: Results): ReadonlyArray<LossRow> =>
  benchmarks.flatMap(({ losses = [] }) => losses)

const written = (
  { id, title, measures, headings, rows, verdicts, losses }: Outcome,
  { runs: rounds, isQuick }: Settings
): Written => ({
  ...{ id, title, measures, madeOn: new Date().toISOString().slice(0, 10), rounds, isQuick },
  ...(losses === undefined ? {} : { losses }),
  ...{
    verdicts: verdicts.map((verdict) => ({
      target: verdict.target,
      value: verdict.value ?? null,
      measured: verdict.measured,
      verdict: word(verdict)
    })),
    rows: rows.map(({ label, cells, mark, runs }) => ({
      label,
      shown: Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? null])),
      medians: mediansOf(runs),
      ...(mark === "" ? {} : { mark }),
      runs
    }))
  }
})

/** The median of every figure that is a number, over the runs that have it. */
export const mediansOf = (runs: ReadonlyArray<object>): Readonly<Record<string, number>> => {
  const values = new Map<string, Array<number>>()
  for (const [figure, value] of runs.flatMap((run): Array<[string, unknown]> => Object.entries(run))) {
    if (typeof value !== "number") continue
    values.set(figure, [...(values.get(figure) ?? []), value])
  }
  return Object.fromEntries([...values].map(([figure, all]) => [figure, median(all)]))
}
