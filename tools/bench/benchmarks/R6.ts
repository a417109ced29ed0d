/**
 * R6: events lost when the process ends.
 */
import { type ClientId, clients } from "../clients/index.ts"
import { concurrently } from "../concurrently.ts"
import { endAndStart, endings } from "../endings.ts"
import { whole } from "../format.ts"
import { killRounds, type Rounds, services } from "../kill-rounds.ts"
import { lossClients, lossRow } from "../losses.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import type { Survival } from "../outages.ts"
import type { Failure } from "../rounds.ts"
import type { Settings } from "../settings.ts"

const count = 100
const atOnce = 4

/** Ends every client in every way, and kills ours at random moments. */
export const run = async (settings: Settings): Promise<ReadonlyArray<Outcome>> => {
  const chosen = lossClients.filter((id) => settings.clients?.includes(id) ?? true)
  const ended = await endClients(chosen)
  return chosen.includes("tallymark") ? [ended, await killOurs(settings.isQuick ? 20 : 200)] : [ended]
}

const endClients = async (chosen: ReadonlyArray<ClientId>): Promise<Outcome> => {
  const runs = await concurrently(
    atOnce,
    endings.flatMap(({ ending }) =>
      chosen.map((client) => async () => ({
        client,
        ending,
        survival: await endAndStart(client, ending, count, "normal").catch(
          (error: unknown): Failure => ({ failed: String(error) })
        )
      }))
    )
  )
  const of = (client: ClientId) => runs.filter((other) => other.client === client)
  const ours = of("tallymark").flatMap(({ survival }) => ("failed" in survival ? [] : [survival]))
  const worst = (figure: (survival: Survival) => number): number | undefined =>
    ours.length < endings.length ? undefined : Math.max(...ours.map(figure))
  return {
    id: "R6",
    title: `the process ends after ${count} calls: events lost`,
    measures:
      'A process records, ends, and is started again without recording anything; the sink answers all the while. "Calls accepted" is when `accepted` has resolved for all of them, and 20 ms after the calls for a client that gives no such word. Before the SIGKILL right after the calls ours are made by `recordSync`. In brackets: counted twice.',
    headings: endings.map(({ label }) => label.replaceAll("`", "")),
    rows: chosen.map((client) => ({
      label: clients[client].label,
      cells: of(client).map(({ survival }) =>
        "failed" in survival ? "failed" : `${survival.lost}${survival.doubled === 0 ? "" : ` (${survival.doubled})`}`
      ),
      mark: of(client)
        .flatMap(({ survival }) => ("failed" in survival ? [survival.failed] : []))
        .join("; "),
      runs: of(client).map(({ ending, survival }) => ({ ending, ...survival }))
    })),
    verdicts: [
      verdict(
        "nothing lost in any way, after the next start",
        worst(({ lost }) => lost),
        whole,
        (value) => value === 0
      ),
      verdict(
        "nothing counted twice",
        worst(({ doubled }) => doubled),
        whole,
        (value) => value === 0
      )
    ],
    losses: endings.map(({ label, ending }) =>
      lossRow(
        label,
        count,
        runs.filter((other) => other.ending === ending).map(({ client, survival }) => [client, survival] as const)
      )
    )
  }
}

const killOurs = async (rounds: number): Promise<Outcome> => {
  const perService = rounds / services.length
  const results = await concurrently(
    services.length,
    services.map(
      ({ label, faults }) =>
        async () =>
          [label, await killRounds(perService, faults)] as const
    )
  )
  const sum = (figure: (rounds: Rounds) => number): number => results.reduce((all, [, one]) => all + figure(one), 0)
  const accepted = sum((one) => one.accepted)
  const [lost, doubled] = [sum((one) => one.lost), sum((one) => one.doubled)]
  return {
    id: "R6 kills",
    title: `${whole(rounds)} rounds of SIGKILL at random moments`,
    measures:
      "A process records ten calls at a time and tells each as soon as it is accepted; it is killed up to 200 ms after the first, every eighth time up to 200 ms after its start, and started again on the same outbox. In the end the fake server, which applies the rules of the service, is asked for every accepted event.",
    headings: ["rounds", "accepted", "lost", "counted twice"],
    rows: results.map(([label, one]) => ({
      label,
      cells: [one.rounds, one.accepted, one.lost, one.doubled].map(whole),
      mark: "",
      runs: [one]
    })),
    verdicts: [
      verdict("everything accepted is there", lost, whole, (value) => value === 0),
      verdict("everything is there once", doubled, whole, (value) => value === 0)
    ],
    losses: [
      {
        way: `\`SIGKILL\` at ${whole(rounds)} random moments, accepted calls`,
        sent: accepted,
        cells: { tallymark: { lost, doubled } }
      }
    ]
  }
}
