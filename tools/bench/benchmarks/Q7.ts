/**
 * Q7: the size of the bundle a browser loads, as `pnpm --filter @tallymark/bench run size` checks it.
 */
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { decimals } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"

/** One line of size-limit's own report. */
interface Size {
  readonly name: string
  readonly passed?: boolean
  readonly size: number
  readonly sizeLimit?: number
}

/** Runs size-limit, whose configuration holds the limit. */
export const run = async (): Promise<Outcome> => {
  const sizes = await sizeLimit()
  return {
    id: "Q7",
    title: "browser bundle, minified and gzipped",
    measures: "esbuild, bundled and minified for a browser, gzip level 9, by size-limit.",
    headings: ["kB"],
    rows: sizes.map(({ name, size }) => ({
      label: name,
      cells: [decimals(size / 1000)],
      mark: "",
      runs: [{ bytes: size }]
    })),
    verdicts: sizes.map(({ name, size, sizeLimit: limit = Number.NaN }) =>
      verdict(
        `${name}: at most ${decimals(limit / 1000, 0)} kB`,
        size,
        (value) => `${decimals(value / 1000)} kB`,
        (value) => value <= limit
      )
    )
  }
}

/** The report on standard output; the exit code says only whether a limit is passed, which the report says too. */
const sizeLimit = (): Promise<ReadonlyArray<Size>> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL("bin.js", import.meta.resolve("size-limit/package.json")))
    execFile(
      process.execPath,
      [program, "--json"],
      { cwd: fileURLToPath(new URL("..", import.meta.url)) },
      (_, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout))
        } catch {
          reject(new Error(`size-limit failed: ${stderr.trim()}`))
        }
      }
    )
  })
