/**
 * R5: events lost and doubled in an outage of the service.
 */
import { clients } from "../clients/index.ts"
import { whole } from "../format.ts"
import { lossRow } from "../losses.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import type { Survival } from "../outages.ts"
import { sentBy } from "../outages.ts"
import type { Failure } from "../rounds.ts"
import type { Settings } from "../settings.ts"
import { type OutageRun, outageRuns, planOf } from "./outage-runs.ts"

/** Puts every client through every outage. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const runs = await outageRuns(settings)
  const plan = planOf(settings)
  const [seconds, whole40] = [plan.outage / 1000, (plan.before + plan.outage + plan.after) / 1000]
  const kinds = [...new Set(runs.map(({ outage }) => outage))]
  const measured = [...new Set(runs.map(({ client }) => client))]
  const cell = (found: OutageRun | undefined) => (found === undefined ? "–" : textOf(found.survival))
  return {
    id: "R5",
    title: `an outage of ${seconds} s in ${whole40} s, ${plan.perSecond} events/s: events lost`,
    measures: `Of ${whole(sentBy(plan))} events, those that never reached the sink, in brackets those that count twice although the service drops what it can recognise, after a "~" those that came again and are dropped. Every client settles in its own way and time afterwards.`,
    headings: kinds.map(({ label }) => label),
    rows: measured.map((client) => ({
      label: clients[client].label,
      cells: kinds.map((outage) => cell(runs.find((other) => other.client === client && other.outage === outage))),
      mark: markOf(runs.filter((other) => other.client === client)),
      runs: runs
        .filter((other) => other.client === client)
        .map(({ outage, survival }) => ({ outage: outage.label, ...survival }))
    })),
    verdicts: [
      verdict("nothing lost in any outage", worst(runs, "lost"), whole, (value) => value === 0),
      verdict("nothing counted twice in any outage", worst(runs, "doubled"), whole, (value) => value === 0)
    ],
    losses: kinds.map((outage) =>
      lossRow(
        `${seconds} s in ${whole40} s: ${outage.label}`,
        sentBy(plan),
        runs.filter((other) => other.outage === outage).map(({ client, survival }) => [client, survival] as const)
      )
    )
  }
}

const textOf = (survival: Survival | Failure): string => {
  if ("failed" in survival) return "failed"
  const { lost, doubled, repeated } = survival
  return `${whole(lost)}${doubled === 0 ? "" : ` (${whole(doubled)})`}${repeated === 0 ? "" : ` ~${whole(repeated)}`}`
}

const markOf = (runs: ReadonlyArray<OutageRun>): string => {
  const marks = runs.flatMap(({ survival }) => {
    if ("failed" in survival) return [survival.failed]
    return [
      ...(survival.unreadable === 0 ? [] : [`${survival.unreadable} UNREADABLE`]),
      ...(survival.unsettled === undefined ? [] : [survival.unsettled])
    ]
  })
  return [...new Set(marks)].join("; ")
}

/** Our worst figure; a run that failed is none. */
const worst = (runs: ReadonlyArray<OutageRun>, figure: "lost" | "doubled"): number | undefined => {
  const ours = runs.filter(({ client }) => client === "tallymark")
  const figures = ours.flatMap(({ survival }) => ("failed" in survival ? [] : [survival[figure]]))
  return figures.length === 0 || figures.length < ours.length ? undefined : Math.max(...figures)
}
