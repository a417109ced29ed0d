/**
 * R7: how fast an outbox accepts, beside what it stands on; and how fast one process delivers what lies in it.
 */
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { bundle, directory as bundles } from "../bundles.ts"
import { decimals, orDash, whole } from "../format.ts"
import type { Drained } from "../jobs/drain.ts"
import type { Vessel } from "../jobs/fill.ts"
import type { OutboxWork } from "../jobs/outbox-main.ts"
import { inDirectory } from "../jobs/run-job.ts"
import { type Outcome, type Verdict, verdict } from "../Outcome.ts"
import { end, nextMessage, start } from "../processes.ts"
import { hasRedis, type RedisUsage, startRedis } from "../redis.ts"
import { ratio } from "../rounds.ts"
import type { Settings } from "../settings.ts"
import { start as startSink } from "../sink/Sink.ts"
import { median } from "../statistics.ts"

const labels: Readonly<Record<Vessel, string>> = {
  "bare sqlite": "limit: node:sqlite, prepared inserts",
  sqlite: "outbox-sqlite",
  "bare redis": "limit: PersistedQueue.offer",
  redis: "outbox-redis"
}
const patience = 120_000

/** One filling, and for an outbox one draining after it. */
interface Figures {
  readonly entriesPerSecond: number
  readonly bytesEach: number
  /** CPU of the Redis process, in microseconds. */
  readonly redisPerEntry?: number
  readonly deliveredPerSecond?: number
  readonly redisPerDelivery?: number
  readonly cpuPerEvent?: number
  readonly lost?: number
}

/** Fills every outbox and its limit, in turns, and drains the outboxes. */
export const run = async (settings: Settings): Promise<ReadonlyArray<Outcome>> => {
  const vessels: ReadonlyArray<Vessel> = hasRedis
    ? ["bare sqlite", "sqlite", "bare redis", "redis"]
    : ["bare sqlite", "sqlite"]
  const all = new Map<Vessel, Array<Figures>>(vessels.map((vessel) => [vessel, []]))
  await bundle(new URL("../jobs/outbox-main.ts", import.meta.url), "outbox/")
  for (let round = 0; round < settings.runs; round++) {
    for (const vessel of round % 2 === 0 ? vessels : vessels.toReversed()) {
      all.get(vessel)?.push(await measure(vessel, countOf(vessel, settings)))
    }
  }
  const middle = (vessel: Vessel, figure: keyof Figures): number | undefined => {
    const values = (all.get(vessel) ?? []).flatMap((figures) => figures[figure] ?? [])
    return values.length === 0 ? undefined : median(values)
  }
  const rate = (vessel: Vessel) => middle(vessel, "entriesPerSecond")
  const outboxes = vessels.filter((vessel) => vessel === "sqlite" || vessel === "redis")
  return [
    {
      id: "R7",
      title: "entries accepted per second",
      measures: `${whole(countOf("sqlite", settings))} entries into SQLite and ${whole(countOf("redis", settings))} into Redis, 500 per call of \`accept\`, each in a fresh process and an empty store. Bare SQLite: the same rows with the same index in the same transactions, WAL, \`synchronous = NORMAL\`, a checkpoint every 4,000 pages. Bare Redis: as many offers of the same texts at once; Redis with its append-only file, written every second. Bytes: the file, or what Redis holds in memory.`,
      headings: ["entries/s", "µs per entry", "of its limit", "bytes each", "Redis CPU µs each"],
      rows: vessels.map((vessel) => ({
        label: labels[vessel],
        cells: [
          orDash(rate(vessel), whole),
          orDash(ratio(1e6, rate(vessel)), decimals),
          orDash(ratio(rate(vessel), rate(limitOf(vessel))), (value) => decimals(value, 2)),
          orDash(middle(vessel, "bytesEach"), whole),
          orDash(middle(vessel, "redisPerEntry"), decimals)
        ],
        mark: "",
        runs: all.get(vessel) ?? []
      })),
      verdicts: [
        atLeastHalf("SQLite: at least 0.5 of bare node:sqlite", ratio(rate("sqlite"), rate("bare sqlite"))),
        atLeastHalf("Redis: at least 0.5 of bare PersistedQueue.offer", ratio(rate("redis"), rate("bare redis")))
      ]
    },
    {
      id: "R7 drain",
      title: "one process delivers what lies in an outbox",
      measures:
        "The entries of R7, delivered by a fresh process with the default configuration to a sink that answers at once: claims, one GET each, acknowledgements. CPU of that process, start-up included.",
      headings: ["events/s", "CPU µs/event", "Redis CPU µs/event", "lost"],
      rows: outboxes.map((vessel) => ({
        label: labels[vessel],
        cells: [
          orDash(middle(vessel, "deliveredPerSecond"), whole),
          orDash(middle(vessel, "cpuPerEvent"), decimals),
          orDash(middle(vessel, "redisPerDelivery"), decimals),
          orDash(middle(vessel, "lost"), whole)
        ],
        mark: "",
        runs: all.get(vessel) ?? []
      })),
      verdicts: outboxes.map((vessel) =>
        verdict(`${labels[vessel]}: nothing lost`, middle(vessel, "lost"), whole, (value) => value === 0)
      )
    }
  ]
}

const atLeastHalf = (target: string, value: number | undefined): Verdict =>
  verdict(
    target,
    value,
    (measured) => decimals(measured, 2),
    (measured) => measured >= 0.5
  )

const limitOf = (vessel: Vessel): Vessel => (vessel.endsWith("sqlite") ? "bare sqlite" : "bare redis")

const countOf = (vessel: Vessel, { isQuick }: Settings): number =>
  (vessel.endsWith("sqlite") ? 100_000 : 20_000) / (isQuick ? 4 : 1)

const measure = (vessel: Vessel, count: number): Promise<Figures> =>
  inDirectory(async (directory) => {
    await using sink = await startSink()
    await using redis = vessel.endsWith("redis") ? await startRedis(directory) : undefined
    const place = { directory, redis: redis?.url ?? "", host: sink.url, count }
    const empty = await redis?.usage()
    const milliseconds = await work<number>({ fill: { vessel, ...place } })
    const full = await redis?.usage()
    const filled: Figures = {
      entriesPerSecond: (count / milliseconds) * 1000,
      bytesEach: (between(empty, full)?.memory ?? (await sizeOf(directory))) / count,
      ...perEntry("redisPerEntry", between(empty, full), count)
    }
    if (vessel !== "sqlite" && vessel !== "redis") return filled
    const { cpu, startedAt } = await work<Drained>({ drain: { vessel, ...place } })
    const { distinct, lastNewAt } = await sink.settled(count, patience)
    return {
      ...filled,
      deliveredPerSecond: (distinct / (lastNewAt - startedAt)) * 1000,
      cpuPerEvent: cpu / distinct,
      ...perEntry("redisPerDelivery", between(full, await redis?.usage()), count),
      lost: count - distinct
    }
  })

const between = (one: RedisUsage | undefined, other: RedisUsage | undefined): RedisUsage | undefined =>
  one === undefined || other === undefined ? undefined : { memory: other.memory - one.memory, cpu: other.cpu - one.cpu }

const perEntry = (figure: "redisPerEntry" | "redisPerDelivery", used: RedisUsage | undefined, count: number) =>
  used === undefined ? {} : { [figure]: used.cpu / count }

const sizeOf = async (directory: string): Promise<number> => {
  const names = await readdir(directory)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(directory, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const work = async <Answer>(wanted: OutboxWork): Promise<Answer> => {
  const child = start(new URL("outbox/outbox-main.js", bundles))
  try {
    child.send(wanted)
    return (await nextMessage(child, patience)) as Answer // jobs/outbox-main.ts answers each work with its own type
  } finally {
    await end(child)
  }
}
