import { assert, describe, it } from "vitest"
import * as Page from "../src/Page.ts"

const known = new Set([
  "docs/limits.md",
  "docs/decisions/README.md",
  "packages/query/README.md",
  "specs/mixpanel-query.yaml",
  "CONTRIBUTING.md"
])

const fromFile = (file: string, markdown: string): string => Page.fromFile(file, markdown, known).markdown

describe("a file as a page", () => {
  it("stands where its links say", () => {
    for (const [file, place] of [
      ["docs/README.md", "index.md"],
      ["docs/limits.md", "limits.md"],
      ["docs/decisions/README.md", "decisions/index.md"],
      ["packages/query/README.md", "api/query/index.md"],
      ["examples/README.md", "examples/index.md"],
      ["CONTRIBUTING.md", "contributing.md"]
    ] as const)
      assert.strictEqual(Page.fromFile(file, "# Title\n", known).place, place)
  })

  it("links to the pages of other files", () => {
    const markdown = fromFile(
      "docs/asking.md",
      "[a](limits.md#while-it-runs), [b](../packages/query/README.md), [c][d], [e](../specs/mixpanel-query.yaml)\n\n[d]: decisions/README.md\n"
    )
    assert.strictEqual(
      markdown,
      "[a](/limits.md#while-it-runs), [b](/api/query/index.md), [c][d], [e](/services/mixpanel-query/index.md)\n\n[d]: /decisions/index.md\n"
    )
  })

  it("keeps links to its own headings and to the web, and everything that is no link", () => {
    const markdown =
      "[limits.md](#limits.md) [w](https://example.com/limits.md)\n\n`[a](limits.md)`\n\n    [a](limits.md)\n"
    assert.strictEqual(fromFile("docs/asking.md", markdown), markdown)
  })

  it("may not link to what is no page", () => {
    assert.throws(() => fromFile("docs/asking.md", "[a](nowhere.md)"), /docs\/asking\.md links to nowhere\.md/)
  })

  it("is called by its first heading", () => {
    assert.strictEqual(Page.titleOf("Text.\n\n# The `where` of *it*\n\n# Another\n"), "The where of it")
  })
})
