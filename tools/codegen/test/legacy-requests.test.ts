/**
 * Holds the legacy generation of the Mixpanel tables to what the old Python client was seen to send: every request that
 * one of its methods made is a call of the tables, with parameters that the tables know.
 */
import { readFile } from "node:fs/promises"
import type { OperationSpec, ServiceSpec } from "@tallymark/core"
import { mixpanelAnnotations, mixpanelExport, mixpanelQuery } from "@tallymark/core"
import { assert, describe, it } from "vitest"

interface Captured {
  readonly name: string
  readonly expected: {
    readonly method?: string
    readonly host: string
    readonly path: string
    readonly query: ReadonlyArray<readonly [name: string, text: string]>
  }
}

const vectors = new URL("../../../packages/core/test/vectors/mixpanel.json", import.meta.url)
const captured: ReadonlyArray<Captured> = JSON.parse(await readFile(vectors, "utf8"))
const services: ReadonlyArray<ServiceSpec> = [mixpanelQuery, mixpanelExport, mixpanelAnnotations]

/** Some captured calls fail before they send anything, and some call invented endpoints to show what is signed. */
const isRequest = ({ expected }: Captured): boolean => "path" in expected && !/\/x\/|\/\/$/.test(expected.path)
const requests = captured.filter(isRequest)

/** The operation that a request calls, and the service it belongs to. */
const called = ({ expected }: Captured): readonly [ServiceSpec, OperationSpec] | undefined => {
  for (const service of services) {
    for (const operation of Object.values(service.operations)) {
      const origin = service.hosts[operation.host]
      const isHere = operation.paths.legacy === expected.path && operation.method === expected.method
      if (isHere && origin === `https://${expected.host}`) return [service, operation]
    }
  }
  return undefined
}

/** What travels with a request because of how it is signed. */
const signing = ({ auth }: ServiceSpec): ReadonlyArray<string> =>
  Object.values(auth).flatMap((scheme) =>
    scheme.type === "signature" ? [scheme.key, scheme.expire, scheme.signature] : []
  )

const knows = ([service, operation]: readonly [ServiceSpec, OperationSpec], name: string): boolean =>
  signing(service).includes(name) ||
  operation.parameters.some(
    (parameter) => parameter.name === name && (parameter.generations?.includes("legacy") ?? true)
  )

describe("the requests of the old Python client", () => {
  it("are of every call of the legacy generation but those that came after it", () => {
    const reached = new Set(requests.map((request) => called(request)?.[1].id))
    const legacy = services.flatMap(({ operations }) => Object.values(operations)).filter(({ paths }) => paths.legacy)
    const others = legacy.map(({ id }) => id).filter((id) => !reached.has(id))
    assert.sameMembers(others, ["cohorts", "insights", "jql", "retention", "activity"])
  })

  it.each(requests)("$name: is a call of the tables, with parameters they know", (request) => {
    const call = called(request) ?? assert.fail(`no operation of the tables is ${request.expected.path}`)
    const unknown = request.expected.query.map(([name]) => name).filter((name) => !knows(call, name))
    assert.deepStrictEqual(unknown, [])
  })

  it("come in the wire order of the tables", () => {
    const outOfOrder = requests.filter((request) => {
      const [, operation] = called(request) ?? assert.fail(request.name)
      const order = operation.parameters.map((parameter) => parameter.name)
      const places = request.expected.query.map(([name]) => order.indexOf(name)).filter((place) => place >= 0)
      return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))
    })
    assert.deepStrictEqual(
      outOfOrder.map((request) => request.name),
      []
    )
  })
})
