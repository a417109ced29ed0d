import { assert, describe, it } from "vitest"
import { codeOf } from "../../src/internal/code-of.ts"

describe("codeOf", () => {
  const caused = (code: unknown, depth: number): Error =>
    depth === 0 ? Object.assign(new Error(), { code }) : new Error("wrapped", { cause: caused(code, depth - 1) })

  it("finds a code in the error or in what caused it", () => {
    assert.strictEqual(codeOf(caused("ECONNRESET", 0)), "ECONNRESET")
    assert.strictEqual(codeOf(caused("UND_ERR_SOCKET", 3)), "UND_ERR_SOCKET")
  })

  it("takes nothing that may be the caller's text", () => {
    for (const code of ["hunter2", "key=HUNTER2", "E", "A".repeat(100), "ECONN\nRESET", 20, null, undefined]) {
      assert.isUndefined(codeOf(caused(code, 0)))
    }
    for (const error of [undefined, null, "ECONNRESET", 7, {}, { cause: null }]) assert.isUndefined(codeOf(error))
  })

  it("gives up on causes without end", () => {
    const error = new Error()
    error.cause = error
    assert.isUndefined(codeOf(error))
    assert.isUndefined(codeOf(caused("ECONNRESET", 4)))
  })
})
