import { ApiError } from "@tallymark/core"
import { createQuery } from "@tallymark/query"
import { assert, describe, it } from "vitest"
import { current, legacy } from "./support/service.ts"

describe("options that make no sense", () => {
  const options: ReadonlyArray<readonly [options: object, issue: string]> = [
    [{ credentials: undefined }, "credentials: must be serviceAccount(…), projectSecret(…) or signature(…)"],
    [{ credentials: { username: "a", secret: "b" } }, "credentials: must be serviceAccount(…)"],
    [{ region: "asia" }, "region: must be one of us, eu, in"],
    [{ host: "mixpanel.com" }, "host: must be an origin such as https://mixpanel.com, without a path"],
    [{ host: { query: "https://mixpanel.com/api" } }, "host.query: must be an origin"],
    [{ host: { data: "https://mixpanel.com" } }, "host.data: is not a service; the services are query, export, app"],
    [{ timeout: "soon" }, 'timeout: must be a duration such as "2 minutes"'],
    [{ timeout: Number.NaN }, "timeout: must be a duration"],
    [{ host: "https://bob:hunter2@mixpanel.com" }, "host: must be an origin"],
    [{ timeout: 0 }, 'timeout: must be a duration such as "2 minutes"'],
    [{ maxBytes: 0 }, "maxBytes: must be a whole number of bytes from 1, or Infinity"],
    [{ maxBytes: "1 MB" }, "maxBytes: must be a whole number of bytes from 1, or Infinity"],
    [{ retry: { attempts: 0 } }, "retry.attempts: must be a whole number from 1, or Infinity"],
    [{ timeZone: "Mars/Olympus" }, "timeZone: must be the name of a time zone, such as Europe/Oslo"],
    [{ cache: { settledAfter: "later" } }, 'cache.settledAfter: must be a duration such as "5 days"'],
    [{ limits: { maxWait: Number.NaN } }, 'limits.maxWait: must be a duration such as "30 seconds"'],
    [{ limits: { query: { perHour: 0 } } }, "limits.query.perHour: must be a whole number"]
  ]

  it.each(options)("refuses %j", (given, expected) => {
    const error = (() => {
      try {
        createQuery({ credentials: current, ...given })
        return assert.fail("must be refused")
      } catch (thrown) {
        return thrown
      }
    })()
    assert.instanceOf(error, ApiError)
    assert.include(error.message, expected)
    assert.strictEqual(error.operation, "createQuery")
  })

  it("names every option that makes no sense at once", () => {
    assert.throws(
      () => createQuery({ credentials: current, region: "asia" as never, timeZone: "Mars", timeout: "soon" as never }),
      /timeZone: .*; region: .*; timeout: /s
    )
  })

  it("asks for a name of the project where a store is shared and the credentials have none", () => {
    const store = { get: () => assert.fail(), set: () => assert.fail() }
    assert.throws(() => createQuery({ credentials: legacy, cache: { store } }), /project: is required/)
    createQuery({ credentials: legacy, cache: { store }, project: "shop" })
  })
})
