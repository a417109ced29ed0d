/**
 * Limits: what a piece of work costs before it starts, and what happens when the hour's calls are used up.
 */
import { isApiError, serviceAccount } from "@tallymark/core"
import { createQuery } from "@tallymark/query"
import { createFakeServer } from "@tallymark/testing"
import * as Duration from "effect/Duration"

const server = createFakeServer()
await using query = createQuery({
  credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
  fetch: server.fetch,
  regionGuard: false,
  limits: { query: { perHour: 3 }, maxWait: "10 seconds" }
})

const year = await query.plan({ export: { from: "2025-01-01", to: "2025-12-31" } })
for (const { shard, calls, duration } of [{ shard: "day", ...year }, ...year.alternatives]) {
  console.log(`a year by the ${shard}: ${calls} exports, the last after ${Duration.format(duration)}`)
}

for (let call = 1; call <= 3; call++) await query.events.names({ type: "general" })
const { used, remaining } = (await query.limits()).query
console.log(`${used} queries used, ${remaining} left`)

// The fourth would wait for an hour, which is more than ten seconds: it fails at once, before anything is sent.
await query.events.names({ type: "general" }).catch((error: unknown) => {
  if (!isApiError(error)) throw error
  console.log(`${error.reason._tag}, come back in ${Math.round(Duration.toMinutes(error.retryAfter ?? 0))} minutes`)
})
console.log(`${server.requests.length} requests were made`)
