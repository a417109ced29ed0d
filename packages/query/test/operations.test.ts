import {
  type AuthScheme,
  mixpanelAnnotations,
  mixpanelExport,
  mixpanelQuery,
  type OperationSpec,
  type ServiceSpec
} from "@tallymark/core"
import { createQuery, type QueryClient } from "@tallymark/query"
import { createQuery as createNodeQuery } from "@tallymark/query/node"
import { createFakeServer, type FakeServer, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { credentials, days, fill, type Saved, shop } from "./support/shop.ts"

const services: ReadonlyArray<ServiceSpec> = [mixpanelQuery, mixpanelExport, mixpanelAnnotations]

/** The operations that credentials of a scheme can ask for, and the paths of the generation they speak. */
const reachable = (schemeName: string, generation: string): ReadonlyArray<readonly [id: string, path: string]> =>
  services.flatMap((service) => {
    const scheme: AuthScheme | undefined = service.auth[schemeName]
    return Object.values<OperationSpec>(service.operations).flatMap(({ id, auth, paths }) => {
      const path = paths[generation]
      return scheme === undefined || path === undefined || !auth.includes(schemeName) ? [] : [[id, path] as const]
    })
  })

/** Asks everything that both generations can be asked. */
const askEverything = async (query: QueryClient, { funnel, bookmark }: Saved): Promise<void> => {
  const counts = { type: "general", unit: "day", ...days } as const
  const bought = { event: "Bought", ...days }
  const amount = { ...bought, on: 'properties["amount"]' }
  await query.events.counts({ events: ["Bought"], ...counts })
  await query.events.countsCsv({ events: ["Bought"], ...counts })
  await query.events.top({ type: "general" })
  await query.events.names({ type: "general" })
  await query.properties.counts({ event: "Bought", property: "plan", ...counts })
  await query.properties.countsCsv({ event: "Bought", property: "plan", ...counts })
  await query.properties.top({ event: "Bought" })
  await query.properties.values({ event: "Bought", property: "plan" })
  await query.segmentation.counts({ ...bought, on: 'properties["plan"]' })
  await query.segmentation.countsCsv({ ...bought, on: 'properties["plan"]' })
  await query.segmentation.numeric(amount)
  await query.segmentation.sum(amount)
  await query.segmentation.average(amount)
  await query.segmentation.multi({ ...bought, outer: 'properties["plan"]', inner: 'properties["country"]' })
  await query.funnels.list()
  await query.funnels.report({ funnel, ...days })
  await query.retention.report({ ...days, bornEvent: "Viewed" })
  await query.retention.frequency({ ...days, unit: "week", within: "day" })
  await query.insights.report({ bookmark })
  await query.activity.list({ distinctIds: ["ann"], ...days })
  await query.people.list({ where: 'properties["vip"] == true' }).all()
  await Array.fromAsync(query.export({ ...days }))
}

/** Asks what service accounts alone can ask. */
const askTheRest = async (query: QueryClient): Promise<void> => {
  await query.cohorts.list()
  await query.jql.run({ script: "function main() {}" })
  const made = await query.annotations.create({ date: "2026-02-14 12:00:00", description: "Sale" })
  const id = made?.id ?? assert.fail("an annotation has a number")
  await query.annotations.list(days)
  await query.annotations.get({ id })
  await query.annotations.update({ id, description: "Big sale" })
  await query.annotations.createTag({ name: "Sales" })
  await query.annotations.tags()
  await query.annotations.delete({ id })
}

/** The operations that a server was asked for, and by which path, numbers in it by their names. */
const askedOf = (server: FakeServer) => {
  const asked = server.requests.map(({ operation, url }) => {
    const { pathname } = new URL(url, "http://localhost")
    const path = pathname.replace("/projects/12345/", "/projects/{project_id}/")
    return `${operation} ${path.replace(/\/annotations\/\d+$/, "/annotations/{annotation_id}")}`
  })
  return [...new Set(asked)].toSorted()
}

const named = (operations: ReadonlyArray<readonly [id: string, path: string]>): ReadonlyArray<string> =>
  operations.map(([id, path]) => `${id} ${path}`).toSorted()

describe("the operations of the specs", () => {
  it("are each reached by a method, in some generation", () => {
    const reached = [...reachable("serviceAccount", "current"), ...reachable("signature", "legacy")]
    const all = services.flatMap(({ operations }) => Object.keys(operations))
    assert.sameMembers([...new Set(reached.map(([id]) => id))], all)
  })

  it("are each asked for by a service account, and answered by the fake server, through fetch", async () => {
    await using server = createFakeServer(shop)
    const saved = await fill(server)
    await using query = createQuery({ credentials: credentials.current, fetch: server.fetch, limits: false })
    await askEverything(query, saved)
    await askTheRest(query)
    assert.deepStrictEqual(askedOf(server), named(reachable("serviceAccount", "current")))
    assert.deepStrictEqual(server.violations, [])
  })

  it("are each asked for by a service account, and answered by the fake server, over sockets", async () => {
    await using server = await startFakeServer(shop)
    const saved = await fill(server)
    await using query = createNodeQuery({ credentials: credentials.current, host: server.url, limits: false })
    await askEverything(query, saved)
    await askTheRest(query)
    assert.deepStrictEqual(askedOf(server), named(reachable("serviceAccount", "current")))
    assert.deepStrictEqual(server.violations, [])
  })

  it("are each asked for with a request signature, in the legacy generation", async () => {
    await using server = createFakeServer(shop)
    const saved = await fill(server)
    await using query = createQuery({ credentials: credentials.legacy, fetch: server.fetch, limits: false })
    await askEverything(query, saved)
    await query.annotations.create({ date: "2026-02-14 12:00:00", description: "Sale" })
    const [annotation] = await query.annotations.list(days)
    const id = annotation?.id ?? assert.fail("the annotation is listed")
    await query.annotations.update({ id, date: "2026-02-15", description: "Big sale" })
    await query.annotations.delete({ id })
    assert.deepStrictEqual(askedOf(server), named(reachable("signature", "legacy")))
    assert.deepStrictEqual(server.violations, [])
  })
})
