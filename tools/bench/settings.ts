/**
 * What the caller of `pnpm bench` may choose.
 */
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

/** The choices of one run. */
export interface Settings {
  /** Rounds; every client is measured once in each. */
  readonly runs: number
  /** Smaller counts, for a look in about a minute; the verdicts of such a run mean little. */
  readonly isQuick: boolean
  /** The benchmarks to run; all when undefined. */
  readonly only: ReadonlyArray<string> | undefined
  /** The clients to measure; all when undefined. */
  readonly clients: ReadonlyArray<string> | undefined
  readonly out: string
  /** A directory for CPU profiles of the clients' processes. */
  readonly profiles: string | undefined
}

/** Where figures go unless the caller says otherwise. */
export const resultsFile = fileURLToPath(new URL("./results.json", import.meta.url))

/** What `--help` prints. */
export const usage = `pnpm bench [options]

  --only R1,R2       run these benchmarks only (R1 to R9, Q1 to Q7; soak only so)
  --clients a,b      measure these clients only, by id (clients/index.ts, exports/readers/index.ts)
  --runs 3           rounds; medians are taken over them
  --quick            small counts and one round, about a minute
  --out FILE         where to write the figures (default: results.json beside this program, in place of those of the
                     same benchmarks, and the loss table into README.md; --quick writes none)
  --profile DIR      write a CPU profile of every client's process there`

/** Reads the arguments; `undefined` when help was asked for. */
export const parse = (args: ReadonlyArray<string>): Settings | undefined => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      only: { type: "string" },
      clients: { type: "string" },
      runs: { type: "string" },
      quick: { type: "boolean", default: false },
      out: { type: "string" },
      profile: { type: "string" },
      help: { type: "boolean", default: false }
    }
  })
  if (values.help) return undefined
  const runs = Number(values.runs ?? (values.quick ? 1 : 3))
  if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs takes a whole number from 1.")
  return {
    runs,
    isQuick: values.quick,
    only: list(values.only),
    clients: list(values.clients),
    out: values.out ?? (values.quick ? "" : resultsFile),
    profiles: values.profile
  }
}

const list = (text: string | undefined): ReadonlyArray<string> | undefined =>
  text?.split(",").map((part) => part.trim())
