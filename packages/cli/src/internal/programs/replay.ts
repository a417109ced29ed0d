/**
 * Replays a file into a product, or checks it without sending anything.
 */
import { kissmetricsTracking } from "@tallymark/core"
import { createTracker } from "@tallymark/tracking"
import { exitCodes } from "../../ExitCode.ts"
import { findProduct, openTracker, type ProductInput } from "../configuration/product-tracker.ts"
import { makeProgress } from "../drawing/Progress.ts"
import { number, plainly, plural, stretch } from "../drawing/text.ts"
import { Failure } from "../Failure.ts"
import { type Checkpoint, openCheckpoint } from "../replay/Checkpoint.ts"
import { collectFaults, type Faults } from "../replay/Faults.ts"
import type { FileFormat } from "../replay/file-format.ts"
import { outage, replaySource } from "../replay/replay-source.ts"
import { openSource, type SourceFile } from "../replay/source-file.ts"
import { noTotals, type Totals } from "../replay/Totals.ts"
import { watchOutage } from "../replay/watch-outage.ts"
import type { Surroundings } from "../Session.ts"

/** What `replay` takes. */
export interface ReplayInput extends ProductInput {
  readonly file: string
  readonly format: FileFormat | undefined
  readonly dryRun: boolean
  readonly restart: boolean
  readonly checkpoint: string | undefined
  readonly truncate: boolean
  readonly concurrency: number | undefined
  readonly attempts: number | undefined
  /** In seconds. */
  readonly patience: number | undefined
}

/** Replays, and says what became of the lines. */
export const run = async (input: ReplayInput, session: Surroundings): Promise<void> => {
  const source = await openSource(input.file, input.format, session.signal)
  const faults = collectFaults()
  const totals = input.dryRun ? await check(input, source, faults, session) : await send(input, source, faults, session)
  await report(input, totals, faults, session)
  const refused = totals.malformed + totals.rejected
  if (refused === 0) return
  const message = `${plural(refused, "line")} of ${input.file} could not be used`
  const isNothing = refused === totals.lines - totals.blank
  throw new Failure({ message, exitCode: isNothing ? exitCodes.badInput : exitCodes.partly })
}

/** What a tracker needs of the service, without the service. */
const nowhere = async (): Promise<Response> => new Response(null, { status: 200 })

/** The tracker refuses what it would refuse in earnest; what it takes goes nowhere. */
const check = async (
  { truncate }: ReplayInput,
  source: SourceFile,
  faults: Faults,
  session: Surroundings
): Promise<Totals> => {
  const tracker = createTracker({
    key: "0".repeat(40),
    fetch: nowhere,
    longValues: truncate ? "truncate" : "reject",
    onWarning: () => undefined
  })
  try {
    return await follow(source, noTotals, faults, session, (steps) =>
      replaySource({ source, tracker, host: "nowhere", done: noTotals, ...steps })
    )
  } finally {
    await tracker.close({ timeout: 0 })
  }
}

/** In seconds; as long as ten attempts of one call take. */
const defaultPatience = 120

const send = async (input: ReplayInput, source: SourceFile, faults: Faults, session: Surroundings): Promise<Totals> => {
  const product = await findProduct(input, session)
  const path = input.checkpoint ?? `${input.file}.checkpoint.json`
  const checkpoint: Checkpoint = await openCheckpoint(path, source, product, input.restart)
  const done = checkpoint.done()
  if (done.lines > 0) await session.err.write(`going on after line ${number(done.lines)}\n`)
  const tracker = openTracker(product, session, {
    concurrency: input.concurrency,
    retry: { attempts: input.attempts ?? 10 },
    longValues: input.truncate ? "truncate" : "reject"
  })
  let settled = done
  const host = product.host ?? kissmetricsTracking.hosts.tracking
  const patience = (input.patience ?? defaultPatience) * 1000
  const watch = watchOutage(tracker, patience, () =>
    outage({ message: `no call has got through to ${host} for ${stretch(patience)}` }, settled.lines)
  )
  const signal = AbortSignal.any([session.signal, watch.signal])
  const onPiece = async (totals: Totals) => {
    settled = totals
    await checkpoint.save(totals)
  }
  try {
    const totals = await follow(source, done, faults, session, (steps) =>
      replaySource({ source, tracker, host, done, ...steps, signal, onPiece })
    )
    await checkpoint.remove()
    return totals
  } finally {
    watch.end()
    // Nothing is on its way when it went well; who stops it does not want to wait.
    await tracker.close({ timeout: 0 })
  }
}

/** What every replay is told, beside its own. */
type Steps = Pick<Parameters<typeof replaySource>[0], "signal" | "onProgress" | "onPiece" | "onFault">

const follow = async (
  { lines }: SourceFile,
  done: Totals,
  faults: Faults,
  { err, signal }: Surroundings,
  replayAll: (steps: Steps) => Promise<Totals>
): Promise<Totals> => {
  const progress = makeProgress(err)
  const startedAt = performance.now()
  try {
    return await replayAll({
      signal,
      onFault: faults.add,
      onPiece: async () => undefined,
      onProgress: (settled) => {
        const elapsed = performance.now() - startedAt
        progress.show({ fraction: settled / lines, text: standing(settled, lines, settled - done.lines, elapsed) })
      }
    })
  } finally {
    progress.clear()
  }
}

/** How far, how fast, and how long it still takes. */
const standing = (settled: number, lines: number, sent: number, elapsed: number): string => {
  const perMilli = sent / Math.max(elapsed, 1)
  const left = perMilli > 0 ? `, ${stretch((lines - settled) / perMilli)} left` : ""
  const percent = Math.floor((settled / lines) * 100)
  return `${percent}%  ${number(settled)} of ${number(lines)} lines, ${number(Math.round(perMilli * 1000))}/s${left}`
}

const report = async (
  { dryRun, file }: ReplayInput,
  totals: Totals,
  faults: Faults,
  { out, err }: Surroundings
): Promise<void> => {
  for (const { line, reason } of faults.first()) {
    await err.write(`${file}:${line}: ${reason.split("\n").map(plainly).join(" ")}\n`)
  }
  const rest = faults.total() - faults.first().length
  if (rest > 0) await err.write(`and ${number(rest)} more\n`)
  await out.write(
    `${dryRun ? "would send" : "sent"} ${plural(totals.recorded, "event")}, ` +
      `${plural(totals.set, "set")} of properties, ${plural(totals.aliased, "alias", "aliases")}; ` +
      `${number(totals.malformed)} malformed, ${number(totals.rejected)} refused\n`
  )
}
