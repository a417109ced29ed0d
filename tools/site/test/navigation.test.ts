import { globSync } from "node:fs"
import { root } from "@tallymark/verify/workspace"
import { assert, describe, it } from "vitest"
import { home, sections } from "../src/navigation.ts"

const files = [home, ...sections.flatMap((section) => section.files)]

describe("the navigation", () => {
  it("has every page of docs/", () => {
    const missing = globSync("docs/**/*.md", { cwd: root }).filter((file) => !files.includes(file))
    assert.deepStrictEqual(missing, [], "Add these pages to a section of tools/site/src/navigation.ts.")
  })

  it("has no page twice, and none that is not there", () => {
    assert.deepStrictEqual(files, [...new Set(files)])
    assert.deepStrictEqual(globSync(files as Array<string>, { cwd: root }).length, files.length)
  })

  it("has no empty section", () => {
    for (const { files, title } of sections) assert.isNotEmpty(files, title)
  })
})
