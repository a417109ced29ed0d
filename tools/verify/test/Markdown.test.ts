import { assert, describe, it } from "vitest"
import * as Markdown from "../src/Markdown.ts"

describe("Markdown", () => {
  it("finds fences with their flags and the line their code starts on", () => {
    const { fences } = Markdown.parse("# Title\n\n```ts no-run\nconst a = 1\n```\n")
    assert.deepStrictEqual(fences, [{ language: "ts", flags: ["no-run"], line: 4, code: "const a = 1" }])
  })

  it("takes no fence from inside another fence", () => {
    assert.strictEqual(Markdown.parse("````md\n```ts\n```\n````\n").fences.length, 1)
  })

  it("finds links, images and reference targets", () => {
    const { links } = Markdown.parse("[a](b.md)\n![c](d.png)\n\n[e]: f.md\n")
    assert.deepStrictEqual(links, [
      { target: "b.md", line: 1 },
      { target: "d.png", line: 2 },
      { target: "f.md", line: 4 }
    ])
  })

  it("makes the anchors that GitHub makes", () => {
    const { anchors } = Markdown.parse("# What `flush` tells you\n\n## Errors\n\n## Errors\n")
    assert.deepStrictEqual([...anchors], ["what-flush-tells-you", "errors", "errors-1"])
  })
})
