/**
 * Traces and metrics by OpenTelemetry: a call is a span beneath the caller's, with one span per attempt beneath it.
 *
 * The collector here is a stand-in that prints what arrives. A product gives the address of its own and leaves out `host`.
 */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { layer as poolTransport } from "@tallymark/core/undici"
import { startFakeServer } from "@tallymark/testing"
import { Tracking } from "@tallymark/tracking"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Otlp from "effect/observability/Otlp"

/** The parts of OTLP that are printed. */
interface Span {
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly attributes: ReadonlyArray<{ readonly key: string; readonly value: Readonly<Record<string, unknown>> }>
}
interface Metric {
  readonly name: string
  readonly sum?: { readonly dataPoints: ReadonlyArray<{ readonly asDouble: number }> }
}

const spans: Array<Span> = []
const totals = new Map<string, number>()

const collector = createServer(async (request, response) => {
  const body = JSON.parse(await text(request))
  for (const { scopeSpans } of body.resourceSpans ?? []) for (const scope of scopeSpans) spans.push(...scope.spans)
  for (const { scopeMetrics } of body.resourceMetrics ?? []) {
    const metrics: ReadonlyArray<Metric> = scopeMetrics[0].metrics
    for (const { name, sum } of metrics) {
      if (sum !== undefined)
        totals.set(
          name,
          sum.dataPoints.reduce((all, { asDouble }) => all + asDouble, 0)
        )
    }
  }
  response.end("{}")
})
await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve))
const { port } = collector.address() as AddressInfo // it listens on a port

const checkout = Effect.flatMap(Tracking, (tracking) =>
  tracking.record("eva@example.com", "Purchased", { total: "19.90" })
).pipe(Effect.withSpan("checkout"), Effect.asVoid)

await using server = await startFakeServer({ faults: [{ times: 1, fault: { kind: "status", status: 503 } }] })
const telemetry = Otlp.layerJson({
  baseUrl: `http://127.0.0.1:${port}`,
  resource: { serviceName: "shop" }
}).pipe(Layer.provide(FetchHttpClient.layer))
const tracking = Tracking.layer({
  key: "0".repeat(40),
  host: server.url,
  retry: { base: "20 millis" },
  onWarning: () => undefined
}).pipe(Layer.provide(poolTransport()))

// At the end the tracker delivers what is left, and then the exporter sends what it has.
await Effect.runPromise(Effect.provide(checkout, Layer.provideMerge(tracking, telemetry)))
collector.close()

const print = (span: Span, depth: number): void => {
  const facts = span.attributes
    .filter(({ key }) => key.startsWith("tallymark."))
    .map(({ key, value }) => `${key.slice("tallymark.".length)}=${Object.values(value)[0]}`)
  console.log([`${"  ".repeat(depth)}${span.name}`, ...facts].join(" "))
  for (const child of spans) if (child.parentSpanId === span.spanId) print(child, depth + 1)
}
for (const span of spans) if (span.parentSpanId === undefined) print(span, 0)
for (const name of ["accepted", "delivered", "retried", "dropped"]) {
  console.log(`tallymark.tracking.${name} ${totals.get(`tallymark.tracking.${name}`)}`)
}
