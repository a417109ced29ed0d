/** Holds the three Mixpanel specs to themselves: their examples to their rules, and their limits to each other. */
import { Operation, type ServiceSpec } from "@tallymark/core"
import { assert, describe, it } from "vitest"
import { serviceOf } from "../src/operations.ts"
import { readSpecs } from "../src/read-spec.ts"
import { exampleRequests, wireText } from "./example-requests.ts"

const specs = (await readSpecs(new URL("../../../specs/", import.meta.url))).filter(({ name }) =>
  /^mixpanel/.test(name)
)
const services = new Map(specs.map(({ name, root }) => [name, serviceOf(name, root)]))
const examples = specs.flatMap(({ name: spec, root }) => exampleRequests(root).map((example) => ({ spec, ...example })))

const service = (spec: string): ServiceSpec => services.get(spec) ?? assert.fail(`there is no spec ${spec}`)
const query = service("mixpanel-query").operations
const operations = [...services.values()].flatMap((table) => Object.values(table.operations))

describe("the examples of the Mixpanel specs", () => {
  it("cover every operation in every generation", () => {
    const shown = new Set(examples.map(({ operation, generation }) => `${operation} ${generation}`))
    const known = operations.flatMap(({ id, paths }) => Object.keys(paths).map((generation) => `${id} ${generation}`))
    assert.sameMembers([...shown], known)
  })

  it.each(examples)("$operation, $generation, $name: satisfies the rules of its operation", (example) => {
    const { operation, generation, entries } = example
    const spec = service(example.spec).operations[operation] ?? assert.fail(`there is no operation ${operation}`)
    const parameters = entries.map(([name, value]) => [name, wireText(value)] as const)
    assert.deepStrictEqual(Operation.make(spec, { generation }).check(parameters), [])
  })
})

/** One rule of a parameter, wherever the operation takes it. */
const rule = <Key extends keyof ServiceSpec["operations"][string]["parameters"][number]>(
  operations: ServiceSpec["operations"],
  id: string,
  name: string,
  key: Key
) => operations[id]?.parameters.find((parameter) => parameter.name === name)?.[key]

describe("what the Mixpanel tables allow", () => {
  it.each([
    ["eventCounts", ["minute", "hour", "day", "week", "month"]],
    ["propertyCounts", ["minute", "hour", "day", "week", "month"]],
    ["segmentation", ["minute", "hour", "day", "month"]],
    ["segmentationNumeric", ["hour", "day"]],
    ["segmentationSum", ["hour", "day"]],
    ["segmentationAverage", ["hour", "day"]],
    ["funnelReport", ["day", "week", "month"]],
    ["retention", ["day", "week", "month"]],
    ["frequency", ["day", "week", "month"]]
  ])("%s by units of %j and no others", (id, units) => {
    assert.deepStrictEqual(rule(query, id, "unit", "enum"), units)
  })

  it.each([
    ["funnelReport", "limit", 10_000],
    ["segmentation", "limit", 10_000],
    ["retention", "interval", 90]
  ])("%s with a %s of %d at most", (id, name, maximum) => {
    assert.strictEqual(rule(query, id, name, "maximum"), maximum)
  })

  it("100000 events of an export at most", () => {
    assert.strictEqual(rule(service("mixpanel-export").operations, "exportEvents", "limit", "maximum"), 100_000)
  })

  it("no limit below zero, and zero itself", () => {
    const limits = Object.keys(query).filter((id) => rule(query, id, "limit", "kind") === "integer")
    assert.isAbove(limits.length, 8)
    for (const id of limits) assert.strictEqual(rule(query, id, "limit", "minimum"), 0, id)
  })

  it("signatures in the legacy generation, and only for what is read by GET", () => {
    for (const { id, auth, method, paths } of operations) {
      if (auth.includes("signature")) assert.deepStrictEqual([method, "legacy" in paths], ["GET", true], id)
    }
  })
})

describe("what the Mixpanel tables count", () => {
  it("every question and every export against a limit, and scripts against their own", () => {
    const limits = Object.values(query).map(({ id, limit }) => [id, limit])
    for (const [id, limit] of limits) assert.strictEqual(limit, id === "jql" ? "jql" : "query", id)
    assert.strictEqual(service("mixpanel-export").operations.exportEvents?.limit, "export")
    assert.notProperty(service("mixpanel-annotations"), "limits")
  })

  it("60 calls in an hour and five at a time, and for the export three in a second and 100 at a time", () => {
    const questions = { perHour: 60, concurrent: 5 }
    assert.deepStrictEqual(service("mixpanel-query").limits, { query: questions, jql: questions })
    assert.deepStrictEqual(service("mixpanel-export").limits, {
      export: { perHour: 60, perSecond: 3, concurrent: 100 }
    })
  })
})
