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

  it("is nothing of the lists of exports", () => {
    assert.strictEqual(asIndexed("api/query/node/index.md", page), "")
  })
})
