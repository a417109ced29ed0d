/**
 * `pnpm bench`: measures the tracker and the export beside their limits and their peers.
 */
import * as Q1 from "./benchmarks/Q1.ts"
import * as Q2 from "./benchmarks/Q2.ts"
import * as Q3 from "./benchmarks/Q3.ts"
import * as Q4 from "./benchmarks/Q4.ts"
import * as Q5 from "./benchmarks/Q5.ts"
import * as Q6 from "./benchmarks/Q6.ts"
import * as Q7 from "./benchmarks/Q7.ts"
import * as R1 from "./benchmarks/R1.ts"
import * as R2 from "./benchmarks/R2.ts"
import * as R3 from "./benchmarks/R3.ts"
import * as R4 from "./benchmarks/R4.ts"
import * as R5 from "./benchmarks/R5.ts"
import * as R6 from "./benchmarks/R6.ts"
import * as R7 from "./benchmarks/R7.ts"
import * as R8 from "./benchmarks/R8.ts"
import * as R9 from "./benchmarks/R9.ts"
import * as soak from "./benchmarks/soak.ts"
import { clear } from "./bundles.ts"
import { markdown, writeTable } from "./losses.ts"
import type { Outcome } from "./Outcome.ts"
import { render, word } from "./report.ts"
import { lossRows, machine, write } from "./results.ts"
import { parse, resultsFile, type Settings, usage } from "./settings.ts"

type Benchmark = (settings: Settings) => Promise<Outcome | ReadonlyArray<Outcome>>

const benchmarks: Readonly<Record<string, Benchmark>> = {
  R1: R1.run,
  R2: R2.run,
  R3: R3.run,
  R4: R4.run,
  R5: R5.run,
  R6: R6.run,
  R7: R7.run,
  R8: R8.run,
  R9: R9.run,
  Q1: Q1.run,
  Q2: Q2.run,
  Q3: Q3.run,
  Q4: Q4.run,
  Q5: Q5.run,
  Q6: Q6.run,
  Q7: Q7.run,
  soak: soak.run
}

/** The file that shows the loss table. */
const readme = new URL("../../README.md", import.meta.url)

/** Too long for a run that does not ask for them. */
const onRequest: ReadonlySet<string> = new Set(["soak"])

const main = async (settings: Settings): Promise<void> => {
  const unknown = settings.only?.filter((id) => !(id in benchmarks)) ?? []
  if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(", ")}.\n\n${usage}`)

  const { cores, memoryGB, platform, node } = machine()
  console.log(`${cores} cores, ${memoryGB} GB, ${platform}, Node ${node}, ${settings.runs} round(s), loopback\n`)
  const outcomes: Array<Outcome> = []
  for (const [id, benchmark] of Object.entries(benchmarks)) {
    if (!(settings.only?.includes(id) ?? !onRequest.has(id))) continue
    for (const outcome of [await benchmark(settings)].flat()) {
      outcomes.push(outcome)
      console.log(render(outcome))
    }
  }
  const words = outcomes.flatMap(({ verdicts }) => verdicts.map(word))
  const count = (wanted: string): number => words.filter((candidate) => candidate === wanted).length
  console.log(`${count("met")} met, ${count("MISSED")} missed, ${count("not measured")} not measured`)
  if (settings.out === "") return
  const rows = lossRows(await write(outcomes, settings))
  if (settings.out === resultsFile && rows.length > 0) await writeTable(readme, markdown(rows))
}

try {
  const settings = parse(process.argv.slice(2))
  if (settings === undefined) console.log(usage)
  else await main(settings)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await clear()
}
