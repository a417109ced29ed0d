import { isApiError, mixpanelExport, mixpanelQuery, OptionCheck } from "@tallymark/core"
import * as Duration from "effect/Duration"
import { assert, describe, it } from "vitest"
import { complete, type LimitOptions, type PoolRules, resolve } from "../../src/limits/LimitOptions.ts"

/** The paths of what is wrong with options. */
const wrong = (options: LimitOptions): ReadonlyArray<string> => {
  try {
    resolve(options, "test")
    return []
  } catch (error) {
    if (!isApiError(error) || error.reason._tag !== "InvalidInput") throw error
    return error.reason.issues.map(({ path }) => path)
  }
}

const numbers = ({ rates, concurrent }: PoolRules): Readonly<Record<string, number>> => ({
  ...Object.fromEntries(rates.map(({ name, permits }) => [name, permits])),
  concurrent
})

describe("the options of limits", () => {
  it("are the numbers of the specs where nothing is said", () => {
    const { pools, maxWait } = resolve({}, "test")
    const { query, jql } = mixpanelQuery.limits
    assert.deepStrictEqual(numbers(pools.query), { hour: query.perHour, concurrent: query.concurrent })
    assert.deepStrictEqual(numbers(pools.jql), { hour: jql.perHour, concurrent: jql.concurrent })
    const { concurrent, perHour, perSecond } = mixpanelExport.limits.export
    assert.deepStrictEqual(numbers(pools.export), { second: perSecond, hour: perHour, concurrent })
    assert.isFalse(Duration.isFinite(maxWait))
  })

  it("keep a permit used for half a second longer than its window", () => {
    const [second, hour] = resolve({}, "test").pools.export.rates
    assert.strictEqual(second && Duration.toMillis(second.window), 1_500)
    assert.strictEqual(hour && Duration.toMillis(hour.window), 3_600_500)
  })

  it("change only the numbers they name, and lift what is Infinity", () => {
    const { pools } = resolve({ export: { perHour: 600, perSecond: Infinity } }, "test")
    assert.deepStrictEqual(numbers(pools.export), { hour: 600, concurrent: 100 })
    assert.deepStrictEqual(numbers(pools.query), { hour: 60, concurrent: 5 })
  })

  it.each([0, -1, 1.5, Number.NaN, 1_001])("refuse a rate of %s", (perHour) => {
    assert.deepStrictEqual(wrong({ query: { perHour } }), ["query.perHour"])
  })

  it("refuse a wait that is none", () => {
    assert.deepStrictEqual(wrong({ maxWait: -1 }), ["maxWait"])
    const options: LimitOptions = JSON.parse('{ "maxWait": "soon" }')
    assert.deepStrictEqual(wrong(options), ["maxWait"])
    assert.deepStrictEqual(wrong({ maxWait: 0 }), [])
    assert.deepStrictEqual(wrong({ maxWait: Infinity }), [])
  })

  it("refuse what would be no limit because it is misspelled, or something else", () => {
    const from = (text: string): LimitOptions => JSON.parse(text)
    assert.deepStrictEqual(wrong(from('{ "perHour": 10, "query": { "perDay": 3 }, "jql": 5, "export": null }')), [
      "perHour",
      "query.perDay",
      "jql",
      "export"
    ])
    assert.deepStrictEqual(wrong(from("null")), [""])
    assert.deepStrictEqual(wrong(from('"60"')), [""])
    assert.deepStrictEqual(wrong(from('{ "query": { "perHour": "60" } }')), ["query.perHour"])
  })

  it("name every problem at once, under the option of the client they are in", () => {
    const check = new OptionCheck()
    check.problem("region", "is wrong too")
    complete(check, { query: { perHour: 0, concurrent: 0 }, jql: { perSecond: -1 } })
    const { reason } = check.error("createQuery")
    assert.deepStrictEqual(reason._tag === "InvalidInput" ? reason.issues.map(({ path }) => path) : [], [
      "region",
      "limits.query.perHour",
      "limits.query.concurrent",
      "limits.jql.perSecond"
    ])
  })
})
