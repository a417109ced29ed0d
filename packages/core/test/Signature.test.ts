// biome-ignore lint/style/noRestrictedImports: another implementation of MD5, to compare with.
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import type { Parameters } from "../src/Operation.ts"
import { sign } from "../src/Signature.ts"

/** What a captured call says about its signature. */
interface Captured {
  readonly name: string
  readonly expected: { readonly query?: Parameters }
  readonly signature?: {
    readonly base: string
    readonly secretAppended: string | null | { readonly base64: string }
    readonly md5: string
    /** The signature of what is on the wire; the old client signs something else once. */
    readonly recomputedFromWire: string
  }
}

const captured: ReadonlyArray<Captured> = JSON.parse(
  readFileSync(join(import.meta.dirname, "vectors/mixpanel.json"), "utf8")
)
const signed = captured.flatMap(({ name, expected: { query }, signature }) =>
  query === undefined || signature === undefined ? [] : [{ name, query, signature }]
)

const secretOf = (secret: string | null | { readonly base64: string }): string =>
  typeof secret === "object" ? Buffer.from(secret?.base64 ?? "", "base64").toString() : secret

describe("Signature.sign", () => {
  it("finds signatures in the conformance data", () => {
    assert.strictEqual(signed.length, 77)
  })

  for (const { name, query, signature } of signed) {
    it(`signs ${name} as it was sent`, () => {
      assert.strictEqual(sign(query, secretOf(signature.secretAppended)), signature.recomputedFromWire)
    })
  }

  it("signs what the old client signed in place of bytes, given the same text", () => {
    const odd = signed.filter(({ signature }) => signature.md5 !== signature.recomputedFromWire)
    for (const { query, signature } of odd) {
      const python = query.map(([name, text]) => [name, name === "event" ? "b'caf\\xc3\\xa9'" : text] as const)
      assert.strictEqual(sign(python, secretOf(signature.secretAppended)), signature.md5)
    }
    assert.strictEqual(odd.length, 1)
  })

  it("signs the vendor's example", () => {
    const call = [
      ["event", '["pages"]'],
      ["unit", "hour"],
      ["interval", "24"],
      ["api_key", "123"],
      ["expire", "1248499222"]
    ] as const
    assert.strictEqual(sign(call, "SECRET"), "17d0a0fdf0e519115eb79ba6f6413080")
  })

  const md5 = (text: string) => createHash("md5").update(text).digest("hex")

  it("orders names by code point, not by UTF-16 code unit", () => {
    const names = ["😀", "～", "b", "a", "ab", "", "a😀"]
    const pairs = names.map((name) => [name, "1"] as const)
    assert.strictEqual(sign(pairs, "s"), md5("=1a=1ab=1a😀=1b=1～=1😀=1s"))
  })

  it("keeps the order of parameters that share a name", () => {
    assert.strictEqual(
      sign(
        [
          ["b", "2"],
          ["a", "1"],
          ["b", "1"]
        ],
        ""
      ),
      md5("a=1b=2b=1")
    )
  })

  it("leaves out a signature that is there already, and does not change what it was given", () => {
    const given = Object.freeze([["sig", "old"] as const, ["b", "2"] as const, ["a", "1"] as const])
    assert.strictEqual(sign(given, "s"), md5("a=1b=2s"))
    assert.deepStrictEqual(given[0], ["sig", "old"])
  })

  it("signs without parameters and without a secret", () => {
    assert.strictEqual(sign([], ""), "d41d8cd98f00b204e9800998ecf8427e")
  })

  it("takes text of any length and script", () => {
    for (const length of [55, 56, 63, 64, 65, 119, 120, 1_000_003]) {
      const text = "ø".repeat(length)
      assert.strictEqual(sign([["a", text]], "s"), md5(`a=${text}s`))
    }
  })

  it("tells nothing about where the boundaries are, which is why it is legacy", () => {
    const apart = sign(
      [
        ["a", "1"],
        ["b", "2"]
      ],
      "s"
    )
    assert.strictEqual(apart, sign([["a", "1b=2"]], "s"))
  })
})
