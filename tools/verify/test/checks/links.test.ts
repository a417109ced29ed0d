import { assert, describe, it } from "vitest"
import { links } from "../../src/checks/links.ts"
import { directoryOf } from "../directory.ts"

const check = (files: Readonly<Record<string, string>>) => links(directoryOf(files))

describe("links", () => {
  it("accepts files, directories, headings and the web", async () => {
    const outcome = await check({
      "README.md": "[a](docs/a.md#the-end) [d](docs) [up](#top) [web](https://example.com/x)\n\n# Top\n",
      "docs/a.md": "# The end\n\n[back](../README.md)\n"
    })
    assert.deepStrictEqual([outcome.passed, outcome.failed], [1, 0])
  })

  it("names the file and line of every link that leads nowhere", async () => {
    const outcome = await check({
      "README.md": "[a](docs/b.md)\n\n[b](docs/a.md#no-such)\n\n[c](docs/dist/index.html)\n\n[d](../outside.md)\n",
      "docs/a.md": "# The end\n",
      "docs/dist/index.html": "<html>"
    })
    assert.strictEqual(
      outcome.output,
      [
        "README.md:1 links to docs/b.md: no such file",
        "README.md:3 links to docs/a.md#no-such: no such heading",
        "README.md:5 links to docs/dist/index.html: a file that is not committed",
        "README.md:7 links to ../outside.md: outside the repository"
      ].join("\n")
    )
  })

  it("leaves installed packages alone", async () => {
    const outcome = await check({ "README.md": "hello", "node_modules/x/README.md": "[a](gone.md)" })
    assert.strictEqual(outcome.passed, 1)
  })
})
