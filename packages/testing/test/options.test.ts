import { createFakeServer, type FakeServerOptions, startFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"

const project = { projectId: 12345 }

const inProject = (fields: object) => ({ mixpanel: { projects: [{ ...project, ...fields }] } })

describe("options that make no sense", () => {
  it.each<readonly [options: object, message: string]>([
    [{ striict: true }, "striict is unknown; there are strict, keys, clock"],
    [{ strict: "yes" }, "strict must be true or false"],
    [{ keys: "abc" }, "keys must be a list of texts"],
    [{ clock: "noon" }, "clock must be a point in time"],
    [{ seed: Number.NaN }, "seed must be a number"],
    [{ keepRequests: -1 }, "keepRequests must be a whole number from 0 on"],
    [{ mixpanel: [] }, "mixpanel must be an object"],
    [{ mixpanel: { pageSize: 0 } }, "mixpanel.pageSize must be a whole number from 1 on"],
    [{ mixpanel: { projects: project } }, "mixpanel.projects must be a list"],
    [{ mixpanel: { projects: [{}] } }, "mixpanel.projects[0].projectId is required"],
    [inProject({ projectId: "12345" }), "mixpanel.projects[0].projectId must be a whole number from 1 on"],
    [inProject({ region: "asia" }), "mixpanel.projects[0].region must be one of us, eu, in"],
    [inProject({ exportDays: "local" }), "mixpanel.projects[0].exportDays must be one of utc, project"],
    [inProject({ serviceAccount: [] }), "mixpanel.projects[0].serviceAccount is unknown"],
    [
      inProject({ serviceAccounts: [{ username: "reports", expiresAt: "soon" }] }),
      "mixpanel.projects[0].serviceAccounts[0].expiresAt must be a point in time, such as an ISO 8601 text; " +
        "mixpanel.projects[0].serviceAccounts[0].secret is required"
    ],
    [{ mixpanel: { limits: "documented" } }, "mixpanel.limits must be true, false or an object of limits"],
    [{ mixpanel: { limits: { querry: {} } } }, "mixpanel.limits.querry is unknown; there are query, jql, export"],
    [
      { mixpanel: { limits: { export: { perSecond: -1 } } } },
      "mixpanel.limits.export.perSecond must be a whole number from 0 on"
    ]
  ])("are refused: %j", (options, message) => {
    expect(() => createFakeServer(options)).toThrow(message)
  })

  it("are all told at once, without a secret", () => {
    const secret = "hunter2"
    const options: object = { seed: "one", ...inProject({ secret: [secret], serviceAccounts: [{ secret }] }) }
    const refused = (() => {
      try {
        return createFakeServer(options)
      } catch (error) {
        return error
      }
    })()
    expect(refused).toBeInstanceOf(TypeError)
    expect(String(refused)).toMatch(/seed must .*; mixpanel\.projects\[0\]\.secret must .*username is required/)
    expect(String(refused)).not.toContain(secret)
  })

  it("are refused on a socket too, before it listens", async () => {
    const port: object = { port: "8080" }
    await expect(startFakeServer(port)).rejects.toThrow("port must be a whole number from 0 to 65535")
  })
})

describe("options that make sense", () => {
  it.each<FakeServerOptions>([
    {},
    { strict: undefined, keys: [], mixpanel: undefined },
    { clock: new Date(0) },
    { clock: 0 },
    { clock: "2026-11-22T13:00:00Z" },
    { clock: { now: () => 0, sleep: () => Promise.resolve() } },
    { mixpanel: { limits: { query: { perHour: 0 }, retryAfter: true } } },
    { mixpanel: { projects: [{ ...project, serviceAccounts: [], region: "eu", exportDays: "project" }] } }
  ])("are taken: %j", async (options) => {
    await using server = createFakeServer(options)
    expect(server.violations).toEqual([])
  })
})
