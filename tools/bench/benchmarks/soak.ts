/**
 * The soak: ten minutes at a steady pace, and whether the memory stays flat. It runs only when it is named.
 */
import { decimals, whole } from "../format.ts"
import { runJob } from "../jobs/run-job.ts"
import { type Outcome, type Verdict, verdict } from "../Outcome.ts"
import { ratio } from "../rounds.ts"
import type { Settings } from "../settings.ts"
import { start } from "../sink/Sink.ts"

const client = "tallymark"
const perSecond = 2000
const megabyte = 1e6

/** Records with the default configuration against a server that takes its time. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const minutes = settings.isQuick ? 2 : 10
  await using sink = await start("slow")
  const soak = await runJob<"soak">(
    { task: "soak", client, url: sink.url, perSecond, minutes },
    { patience: (minutes + 2) * 60_000, profiles: settings.profiles }
  )
  const counts = await sink.settled(soak.recorded, 2000)
  const half = soak.minutes[Math.ceil(minutes / 2) - 1]
  const last = soak.minutes.at(-1)
  return {
    id: "soak",
    title: `${minutes} minutes at ${whole(perSecond)} events/s, the default configuration`,
    measures:
      "Resident memory, and after a collection the reachable heap, at the end of each minute; the sink answers after 20 ms. Growth: the last minute over the middle one, because V8 lets its young generation grow for some minutes.",
    headings: ["resident MB", "heap MB"],
    rows: soak.minutes.map(({ resident: bytes, heap }, i) => ({
      label: `minute ${i + 1}`,
      cells: [decimals(bytes / megabyte), decimals(heap / megabyte)],
      mark: "",
      runs: [{ resident: bytes, heap }]
    })),
    verdicts: [
      flat("resident memory", ratio(last?.resident, half?.resident)),
      flat("reachable heap", ratio(last?.heap, half?.heap)),
      verdict(
        "nothing lost or doubled",
        soak.recorded - counts.distinct + counts.duplicates,
        whole,
        (value) => value === 0
      )
    ]
  }
}

const flat = (what: string, growth: number | undefined): Verdict =>
  verdict(
    `${what}: growth at most 1.05`,
    growth,
    (value) => decimals(value, 2),
    (value) => value <= 1.05
  )
