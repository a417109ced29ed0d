import { globSync } from "node:fs"
import { assert, describe, it } from "vitest"
import { checkLinks } from "../src/check-links.ts"
import { site } from "./build.ts"

describe("the built site", () => {
  it("has guides, decisions, packages and services", () => {
    const pages = globSync("**/*.html", { cwd: site })
    for (const page of [
      "index.html",
      "getting-started.html",
      "decisions/001-tables-from-specs.html",
      "api/tracking/node/functions/createTracker.html",
      "services/mixpanel-query/segmentation.html"
    ])
      assert.include(pages, page)
  })

  it("has no link that leads nowhere, and loads nothing from elsewhere", () => {
    assert.deepStrictEqual(checkLinks(site), [])
  })
})
