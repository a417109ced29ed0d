/**
 * The sender's endpoints, on the loopback interface only: `/live` for whoever restarts it, `/health` for whoever looks
 * after it, `/metrics` for Prometheus.
 */
import { createServer, type Server, type ServerResponse } from "node:http"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import { formatUnsafe } from "effect/observability/PrometheusMetrics"
import type { OutboxCount } from "../../Outbox.ts"
import type { Stats } from "../../Tracker.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import { counterNames } from "../metrics.ts"

/** What the endpoints tell of. */
export interface Told {
  readonly stats: () => Stats
  readonly count: Effect.Effect<OutboxCount, OutboxFailed>
  /** How old the oldest call may be. */
  readonly maxAge: Duration.Duration
}

/** Endpoints that listen. */
export interface Endpoints {
  readonly url: string
  readonly close: () => void
}

/** Starts to listen; a port of 0 is any free one. */
export const listen = (port: number, told: Told): Promise<Endpoints> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const path = request.url?.split("?")[0]
      const answer = request.method === "GET" && path !== undefined ? answers[path] : undefined
      if (answer === undefined)
        send(response, 404, "text/plain; charset=utf-8", "there are /live, /health and /metrics\n")
      else Effect.runFork(answer(told, response))
    })
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => resolve({ url: urlOf(server), close: () => shut(server) }))
  })

const shut = (server: Server): void => {
  server.close()
  server.closeAllConnections()
}

const urlOf = (server: Server): string => {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
}

type Answer = (told: Told, response: ServerResponse) => Effect.Effect<void>

/** Says that the process runs, whatever becomes of the calls: starting it again would not help them. */
const live: Answer = ({ stats }, response) =>
  Effect.sync(() => sendJson(response, 200, { status: "ok", delivered: stats().delivered }))

const health: Answer = ({ count, maxAge, stats }, response) =>
  Effect.match(count, {
    onSuccess: ({ oldest, ...counts }) => {
      const { delivered, inFlight } = stats()
      const oldestAge = ageOf(oldest)
      const isBehind = oldestAge > Duration.toSeconds(maxAge)
      const status = isBehind ? "behind" : "ok"
      sendJson(response, isBehind ? 503 : 200, { status, ...counts, oldestAge, inFlight, delivered })
    },
    onFailure: ({ problem, code }) => sendJson(response, 503, { status: "outbox unavailable", problem, code })
  })

const outboxGauges = {
  up: gauge("up", "Whether the outbox can be reached; while it cannot, the others keep their last values"),
  waiting: gauge("waiting", "Calls that wait in the outbox, for any sender"),
  claimed: gauge("claimed", "Calls that some sender delivers"),
  dead: gauge("dead", "Calls that the service has refused for good"),
  oldestAge: gauge("oldest_age", "Age of the oldest call in the outbox", { unit: "seconds" })
} as const

const metrics: Answer = ({ count }, response) =>
  Effect.gen(function* () {
    const counted = yield* Effect.option(count)
    yield* Metric.update(outboxGauges.up, counted._tag === "Some" ? 1 : 0)
    if (counted._tag === "Some") {
      const { waiting, claimed, dead, oldest } = counted.value
      yield* Metric.update(outboxGauges.waiting, waiting)
      yield* Metric.update(outboxGauges.claimed, claimed)
      yield* Metric.update(outboxGauges.dead, dead)
      yield* Metric.update(outboxGauges.oldestAge, ageOf(oldest))
    }
    const text = formatUnsafe(Context.empty(), { metricNameMapper: prometheusName })
    send(response, 200, "text/plain; version=0.0.4; charset=utf-8", text)
  })

const answers: Readonly<Record<string, Answer>> = { "/live": live, "/health": health, "/metrics": metrics }

/** Prometheus knows a counter by the end of its name. */
const prometheusName = (name: string): string => (counterNames.has(name) ? `${name}_total` : name)

function gauge(name: string, description: string, attributes?: Record<string, string>): Metric.Gauge<number> {
  return Metric.gauge(`tallymark.outbox.${name}`, { description, attributes })
}

/** In seconds. */
const ageOf = (oldest: number | undefined): number =>
  oldest === undefined ? 0 : Math.max(0, Date.now() - oldest) / 1000

const sendJson = (response: ServerResponse, status: number, value: object): void =>
  send(response, status, "application/json", `${JSON.stringify(value)}\n`)

const send = (response: ServerResponse, status: number, type: string, text: string): void => {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text)
}
