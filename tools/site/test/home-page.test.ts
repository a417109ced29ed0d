import { existsSync } from "node:fs"
import { join } from "node:path"
import { root } from "@tallymark/verify/workspace"
import { assert, describe, it } from "vitest"
import { homePage } from "../src/home-page.ts"
import { home } from "../src/navigation.ts"
import * as Page from "../src/Page.ts"
import { read } from "../src/repository.ts"

const headOf = (markdown: string) => JSON.parse(/^---\n(.*)\n---\n/.exec(markdown)?.[1] ?? "")

describe("the home page", () => {
  const made = homePage({ place: "index.md", markdown: "# Tea\n\nBrews\ntea.\n\nMore.\n\n## Kinds\n" })

  it("begins with the heading and the first paragraph of its file, and goes on with the rest", () => {
    assert.include(headOf(made.markdown).hero, { name: "Tea", tagline: "Brews tea." })
    assert.isTrue(made.markdown.endsWith("---\n\nMore.\n\n## Kinds\n"))
  })

  it("leads to pages that are there", () => {
    const { features, hero } = headOf(made.markdown)
    for (const { link } of [...features, ...hero.actions]) {
      if (link === "/api/") continue
      assert.isTrue(existsSync(join(root, "docs", link.replace(/html$/, "md"))), link)
    }
  })

  it("has a tagline without links, which its place does not show", () => {
    const { tagline } = headOf(
      homePage(Page.fromFile(home, read(home).replaceAll(/\]\([^)]*\)/g, "](#)"), new Set())).markdown
    ).hero
    assert.notMatch(tagline, /[`[\]]/)
    assert.isAbove(tagline.length, 60)
  })
})
