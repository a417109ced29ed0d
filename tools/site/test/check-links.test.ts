import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { assert, describe, it, onTestFinished } from "vitest"
import { checkLinks } from "../src/check-links.ts"

const check = (files: Readonly<Record<string, string>>): ReadonlyArray<string> => {
  const site = mkdtempSync(join(tmpdir(), "tallymark-site-"))
  onTestFinished(() => rmSync(site, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  return checkLinks(site)
}

describe("the links of a built site", () => {
  it("may lead to pages, directories, files, fragments and the web", () => {
    const complaints = check({
      "index.html":
        '<a href="/a/">a</a><a href="a/b.html#%C3%A9">b</a><a href="#top">c</a><p id="top"><img src="/i.png">',
      "a/index.html": '<a href="../index.html#top">up</a><a href="https://example.com/">web</a>',
      "a/b.html": '<p id="é">',
      "i.png": ""
    })
    assert.deepStrictEqual(complaints, [])
  })

  it("lead somewhere", () => {
    const complaints = check({
      "index.html": '<a href="/a">a</a><a href="b.html">b</a><a href="a/#nope">c</a><script src="/x.js"></script>',
      "a/index.html": '<a href="#up">up</a>'
    })
    assert.deepStrictEqual(complaints, [
      "a/index.html links to #up: no such fragment",
      "index.html links to /a: no such file",
      "index.html links to b.html: no such file",
      "index.html links to a/#nope: no such fragment",
      "index.html links to /x.js: no such file"
    ])
  })

  it("load nothing from another server", () => {
    const complaints = check({
      "index.html":
        '<link href="https://fonts.example/f.css"><script src="//cdn.example/x.js"></script><img src="data:,">'
    })
    assert.deepStrictEqual(complaints, [
      "index.html loads https://fonts.example/f.css from elsewhere",
      "index.html loads //cdn.example/x.js from elsewhere"
    ])
  })
})
