import { assert, describe, it } from "vitest"
import { asIndexed } from "../src/search.ts"

const page = "# retry()\n\nText.\n\n## Parameters\n\n### delay\n\n#### Default\n\n### Returns\n"

describe("what the search indexes", () => {
  it("is all of a guide, of a package's overview and of a service", () => {
    for (const place of ["limits.md", "api/query/index.md", "services/mixpanel-query/jql.md"])
      assert.strictEqual(asIndexed(place, page), page)
  })

  it("is an export under the name of its module, and its members", () => {
    const headings = (place: string) => asIndexed(place, page).match(/^#.*$/gm)
    assert.deepStrictEqual(headings("api/core/index/functions/retry.md"), ["# core: retry()", "### delay"])
    assert.deepStrictEqual(headings("api/cli/functions/retry.md"), ["# cli: retry()", "### delay"])
    assert.deepStrictEqual(headings("api/query/node/functions/retry.md"), ["# query/node: retry()", "### delay"])
  })

  it("is nothing of the refusals of a service, which are alike", () => {
    const answers = "# Tea\n\n## Answer 200\n\nTea.\n\n"
    const refusals = "## Refusals and failures\n\n**429.** Wait.\n"
    assert.strictEqual(asIndexed("services/tea/brew.md", answers + refusals), answers)
    assert.strictEqual(asIndexed("limits.md", answers + refusals), answers + refusals)
  })

  it("is nothing of the lists of exports", () => {
    assert.strictEqual(asIndexed("api/query/node/index.md", page), "")
  })
})
