/**
 * R1: events delivered per second after a burst.
 */
import type { ClientId } from "../clients/index.ts"
import { deliveryMark, worst } from "../deliveries.ts"
import { decimals, orDash, whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, ratio } from "../rounds.ts"
import { rowOf } from "../rows.ts"
import type { Settings } from "../settings.ts"
import { burstCount, burstRuns } from "./burst-runs.ts"

/** Measures the burst rate of every client. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const measured = await burstRuns(settings)
  const rate = (client: ClientId) => medianOf(measured, client, ({ eventsPerSecond }) => eventsPerSecond)
  const lost = worst(measured, "tallymark")
  return {
    id: "R1",
    title: `${whole(burstCount(settings))} events in one burst: delivered per second`,
    measures:
      "All calls as fast as the client takes them, in a fresh process: in one turn of the event loop, but for the tallymark row without an outbox, whose caller awaits `accepted`. Distinct events at the sink over the time from the first call to the arrival of the last new event.",
    headings: ["events/s", "of the limit", "× mixpanel", "requests", "sockets", "peak MB"],
    rows: measured.map((row) =>
      rowOf(
        row,
        () => {
          const middle = (figure: "requests" | "connections" | "peakMegabytes") =>
            orDash(
              medianOf(measured, row.client, (figures) => figures[figure]),
              whole
            )
          return [
            orDash(rate(row.client), whole),
            orDash(ratio(rate(row.client), rate("undici-request")), (value) => decimals(value, 2)),
            orDash(ratio(rate(row.client), rate("mixpanel")), decimals),
            middle("requests"),
            middle("connections"),
            middle("peakMegabytes")
          ]
        },
        deliveryMark
      )
    ),
    verdicts: [
      verdict(
        "at least 0.6 of the undici limit (Pool.request)",
        ratio(rate("tallymark"), rate("undici-request")),
        (value) => decimals(value, 3),
        (value) => value >= 0.6
      ),
      verdict(
        "at least 10 × mixpanel's track",
        ratio(rate("tallymark"), rate("mixpanel")),
        (value) => `${decimals(value)} ×`,
        (value) => value >= 10
      ),
      verdict("nothing lost or doubled in any run", lost, whole, (value) => value === 0)
    ]
  }
}
