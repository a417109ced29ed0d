import { assert, describe, it } from "vitest"
import { readJson } from "../../src/internal/json.ts"

describe("readJson", () => {
  it("has no value for a body that no text of the platform can hold", () => {
    assert.deepStrictEqual(readJson(new Uint8Array(2 ** 29)), {
      value: undefined,
      problem: "the body is longer than a text can be",
      text: ""
    })
  })
})
