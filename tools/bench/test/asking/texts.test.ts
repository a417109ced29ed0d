import { check } from "@tallymark/core/expression"
import { assert, describe, it } from "vitest"
import { length, texts } from "../../asking/texts.ts"

describe("the expressions to read", () => {
  it("are a hundred different ones of the same length, without a mistake", () => {
    assert.strictEqual(new Set(texts).size, 100)
    for (const text of texts) {
      assert.strictEqual(text.length, length)
      assert.deepStrictEqual(check(text), [])
    }
  })
})
