/**
 * Writes the figures of a run as JSON: what was measured, every run of every row, and the verdicts.
 */
import { readFile, writeFile } from "node:fs/promises"
import { arch, availableParallelism, platform, totalmem } from "node:os"
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

/** The pinned versions of what is measured. */
export const versions = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await Promise.all(
      ["undici", "mixpanel", "@segment/analytics-node", "posthog-node", "effect"].map(async (name) => [
        name,
        await versionOf(name)
      ])
    )
  )

const versionOf = async (name: string): Promise<string> => {
  const manifest = new URL(`./node_modules/${name}/package.json`, import.meta.url)
  const { version }: { readonly version: string } = JSON.parse(await readFile(manifest, "utf8"))
  return version
}

/** Writes the file, with figures as numbers and as the report shows them. */
export const write = async (outcomes: ReadonlyArray<Outcome>, settings: Settings): Promise<void> => {
  const results = {
    madeOn: new Date().toISOString().slice(0, 10),
    runs: settings.runs,
    isQuick: settings.isQuick,
    machine: machine(),
    versions: await versions(),
    benchmarks: outcomes.map(({ id, title, measures, headings, rows, verdicts }) => ({
      id,
      title,
      measures,
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
    }))
  }
  await writeFile(settings.out, `${JSON.stringify(results, null, 2)}\n`)
}

/** The median of every figure that is a number, over the runs that have it. */
export const mediansOf = (runs: ReadonlyArray<object>): Readonly<Record<string, number>> => {
  const values = new Map<string, Array<number>>()
  for (const [figure, value] of runs.flatMap((run): Array<[string, unknown]> => Object.entries(run))) {
    if (typeof value !== "number") continue
    values.set(figure, [...(values.get(figure) ?? []), value])
  }
  return Object.fromEntries([...values].map(([figure, all]) => [figure, median(all)]))
}
