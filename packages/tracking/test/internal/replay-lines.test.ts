import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { readLines } from "../../src/internal/replay-lines.ts"

const linesOf = (chunks: Iterable<Uint8Array | string>): Promise<Array<string>> => Array.fromAsync(readLines(chunks))

describe("readLines", () => {
  it("cuts at line feeds, wherever the chunks end", async () => {
    const line = fc.string({ unit: "grapheme" }).filter((text) => !/[\n\uFEFF]/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(9), { minLength: 1 }), async (lines, sizes) => {
        const bytes = new TextEncoder().encode(lines.map((text) => `${text}\n`).join(""))
        assert.deepStrictEqual(await linesOf(cut(bytes, sizes)), lines)
      })
    )
  })

  it("yields a last line without a line feed", async () => {
    assert.deepStrictEqual(await linesOf(["a\nb", "c"]), ["a", "bc"])
  })

  it("yields nothing for an empty file", async () => {
    assert.deepStrictEqual(await linesOf([]), [])
  })

  it("keeps blank lines, so that lines keep their numbers", async () => {
    assert.deepStrictEqual(await linesOf(["\n\na\n"]), ["", "", "a"])
  })

  it("does not cut at the line separators of Unicode, which JSON allows in strings", async () => {
    assert.deepStrictEqual(await linesOf(["a\u2028b\u2029c\u0085d\n"]), ["a\u2028b\u2029c\u0085d"])
  })

  it("removes a byte order mark", async () => {
    assert.deepStrictEqual(await linesOf([Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)]), ["a"])
  })

  it("reads the body of a response", async () => {
    assert.deepStrictEqual(await Array.fromAsync(readLines(new Response("a\né\n").body ?? [])), ["a", "é"])
  })
})

/** The bytes in pieces of the given sizes, taken in turn; a size of 0 is an empty chunk followed by one byte. */
function* cut(bytes: Uint8Array, sizes: ReadonlyArray<number>): Generator<Uint8Array> {
  let start = 0
  for (let turn = 0; start < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(start, start + size)
    if (size === 0) yield bytes.subarray(start, start + 1)
    start += Math.max(size, 1)
  }
}
