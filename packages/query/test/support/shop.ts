/**
 * A shop in a fake Mixpanel: what three people did on three days, and who they are.
 */
import { serviceAccount, signature } from "@tallymark/core"
import type { FakeServer, FakeServerOptions } from "@tallymark/testing"

/** Noon of the day after the last. */
export const noon = Date.UTC(2026, 1, 16, 12)

const account = { username: "reports.1a2b.mp-service-account", secret: "s3cret" }
const keys = { apiKey: "f0aa346688cee071cd85d857285a3464", apiSecret: "6aa56ea10c7bd0ca8a9b1e0f2b1d3c47" }

export const credentials = {
  current: serviceAccount({ ...account, projectId: 12345 }),
  legacy: signature({ ...keys, now: () => noon })
}

/** The shop's server. */
export const shop: FakeServerOptions = {
  strict: true,
  clock: noon,
  mixpanel: { projects: [{ projectId: 12345, serviceAccounts: [account], ...keys }], pageSize: 2 }
}

const event = (name: string, person: string, at: string, properties: object) => ({
  event: name,
  properties: { time: Date.parse(at) / 1000, distinct_id: person, ...properties }
})

/** The numbers of what is saved. */
export interface Saved {
  readonly funnel: number
  readonly bookmark: number
  readonly cohort: number
}

/** Puts the shop into a server. */
export const fill = async (server: FakeServer): Promise<Saved> => {
  await server.seed([
    event("Viewed", "ann", "2026-02-13T09:00:00Z", { page: "home" }),
    event("Viewed", "bob", "2026-02-13T10:00:00Z", { page: "home" }),
    event("Bought", "ann", "2026-02-13T11:00:00Z", { plan: "pro", amount: 30, country: "NO" }),
    event("Viewed", "bob", "2026-02-14T10:00:00Z", { page: "pricing" }),
    event("Bought", "bob", "2026-02-14T11:00:00Z", { plan: "free", amount: 0, country: "SE" }),
    event("Bought", "ann", "2026-02-15T11:00:00Z", { plan: "pro", amount: 12.5, country: "NO" }),
    event("Viewed", "eve", "2026-02-15T23:00:00Z", { page: "home" })
  ])
  await server.seedPeople(
    ["ann", "bob", "eve"].map((id) => ({
      $distinct_id: id,
      $properties: { $email: `${id}@example.com`, vip: id === "ann" }
    }))
  )
  server.onJql(({ params }) => [params])
  return {
    funnel: server.addFunnel({ name: "Purchase", steps: ["Viewed", "Bought"] }),
    bookmark: server.addBookmark({ events: ["Bought"], interval: 4 }),
    cohort: server.addCohort({ name: "VIPs", where: 'properties["vip"] == true' })
  }
}

/** The three days. */
export const days = { from: "2026-02-13", to: "2026-02-15" }
