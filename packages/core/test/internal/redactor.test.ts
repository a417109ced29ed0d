import * as Redacted from "effect/Redacted"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { redactor } from "../../src/internal/redactor.ts"

const without = (...secrets: ReadonlyArray<string>) => redactor(secrets.map((secret) => Redacted.make(secret)))

describe("a redactor", () => {
  it("replaces every secret, wherever it stands, and leaves the rest alone", () => {
    const redact = without("abc", "xyz")
    assert.strictEqual(redact("abc and xyz, abcabc"), "<redacted> and <redacted>, <redacted><redacted>")
    assert.strictEqual(redact("ab c x y z"), "ab c x y z")
    assert.strictEqual(redact(""), "")
  })

  it("takes the longest secret first", () => {
    assert.strictEqual(without("abc", "abcdef")("abcdef abc"), "<redacted> <redacted>")
  })

  it("replaces a secret of any length, once, and never in what stands for another", () => {
    assert.strictEqual(without("e")("we see"), "w<redacted> s<redacted><redacted>")
    assert.strictEqual(without("hunter2", "e", "d")("hunter2 red"), "<redacted> r<redacted><redacted>")
  })

  it("replaces an identifier from four characters on: a shorter one is a part of many words", () => {
    const naming = (identifier: string) => redactor([Redacted.make("s3cret")], [Redacted.make(identifier)])
    assert.strictEqual(naming("r")("error: r, s3cret"), "error: r, <redacted>")
    assert.strictEqual(naming("rep")("rep may not read reports"), "rep may not read reports")
    assert.strictEqual(naming("repo")("repo may not read"), "<redacted> may not read")
    assert.strictEqual(naming("rep")("%73%33cret rep"), "<redacted> rep")
  })

  it("takes no sign of a secret for a pattern", () => {
    assert.strictEqual(without("a.c*")("abc a.c* aaac"), "abc <redacted> aaac")
    assert.strictEqual(without("^$|[](){}?+\\/-")("^$|[](){}?+\\/- a"), "<redacted> a")
  })

  const visible = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 40
  })

  const html = (text: string) =>
    text.replace(
      /[&<>"']/g,
      (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign] ?? ""
    )
  const each = (write: (code: number) => string) => (text: string) =>
    Array.from(text, (character) => write(character.charCodeAt(0))).join("")

  const quotings: Readonly<Record<string, (text: string) => string>> = {
    "as it is": (text) => text,
    "in capitals": (text) => text.toUpperCase(),
    "as a part of a URL": encodeURIComponent,
    "as a part of a form": (text) => new URLSearchParams([["", text]]).toString().slice(1),
    "percent-encoded altogether": each((code) => `%${code.toString(16).padStart(2, "0")}`),
    "in JSON": (text) => JSON.stringify(text).slice(1, -1),
    "in JSON with escaped slashes": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
    "in JSON of ASCII digits": each((code) => `\\u${code.toString(16).padStart(4, "0")}`),
    "in HTML": html,
    "in HTML of numbers": each((code) => `&#${code};`),
    "in HTML of hexadecimal numbers": each((code) => `&#x${code.toString(16).toUpperCase()};`)
  }
  for (const [how, quote] of Object.entries(quotings)) {
    it(`finds a secret written ${how}`, () => {
      fc.assert(
        fc.property(visible, (secret) => {
          assert.strictEqual(without(secret)(`\n${quote(secret)}\n`), "\n<redacted>\n")
        })
      )
    })
  }

  it("does not take long over a text that almost holds a secret", () => {
    const redact = without("%".repeat(200))
    assert.strictEqual(redact("%25".repeat(3_000)).includes("%25%25"), false)
    assert.strictEqual(without(`${"\\".repeat(50)}x`)("\\".repeat(5_000)).length, 5_000)
    assert.strictEqual(without("&#".repeat(50))("&#38;".repeat(5_000)).length, 25_000)
  })
})
