import { inspect } from "node:util"
import * as Redacted from "effect/Redacted"
import { assert, describe, it } from "vitest"
import { ApiError, InvalidInput } from "../../src/ApiError.ts"
import type { Secret } from "../../src/Credentials.ts"
import { productKey } from "../../src/credentials/product-key.ts"

const key = "0123456789abcdef0123456789abcdef01234567"

const refusal = (secret: unknown): ApiError => {
  try {
    // The cast stands for a caller without types.
    productKey(secret as Secret)
  } catch (error) {
    assert.instanceOf(error, ApiError)
    return error
  }
  return assert.fail("the key was taken")
}

describe("productKey", () => {
  it("goes in front of the parameters, under the name that the table gives it", () => {
    const { scheme, generation, parameters, authorize } = productKey(key)
    assert.deepStrictEqual([scheme, generation, parameters], ["productKey", "current", []])
    const added = authorize({ type: "parameter", name: "_k" }, "_p=bob", () => 0)
    assert.deepStrictEqual(added, { before: [["_k", key]] })
  })

  it("names the account by the key, redacted", () => {
    const { account } = productKey(key)
    assert.strictEqual(Redacted.value(account), key)
    assert.strictEqual(String(account), "<redacted:product key>")
  })

  it("keeps a redacted key as it was given, with its label", () => {
    const given = Redacted.make(key, { label: "from the vault" })
    const { account } = productKey(given)
    assert.strictEqual(account, given)
    assert.include(inspect(account), "from the vault")
  })

  it("dies of a table that asks for something else", () => {
    assert.throws(
      () => productKey(key).authorize({ type: "basic" }, "", () => 0),
      "the service's scheme does not take a product key"
    )
  })

  const unusable = { empty: "", "no text": undefined, null: null, "a number": 7, "a redacted number": Redacted.make(7) }
  for (const [what, secret] of Object.entries(unusable)) {
    it(`refuses a key that is ${what}`, () => {
      const { operation, reason } = refusal(secret)
      assert.strictEqual(operation, "credentials")
      assert.instanceOf(reason, InvalidInput)
      assert.deepStrictEqual(
        reason.issues.map(({ path }) => path),
        ["key"]
      )
      assert.include(reason.message, "empty or not a string")
    })
  }

  it("refuses a redacted key that was wiped", () => {
    const wiped = Redacted.make(key)
    Redacted.wipeUnsafe(wiped)
    assert.include(refusal(wiped).message, "empty or not a string")
  })

  const miscopied = {
    "a space at the end": `${key} `,
    "a line break at the end": `${key}\n`,
    "a tab inside": `0123\t4567`,
    "nothing but white space": "  ",
    "a space that does not break": `\u00a0${key}`,
    "a space without width": `${key}\u200b`,
    "a byte order mark": `\ufeff${key}`,
    "a control character": `${key}\u0000`,
    "half of a surrogate pair": `${key}\ud800`
  }
  for (const [what, secret] of Object.entries(miscopied)) {
    it(`refuses a key with ${what}, and does not repeat it`, () => {
      for (const given of [secret, Redacted.make(secret)]) {
        const error = refusal(given)
        assert.strictEqual(
          error.message,
          "credentials: key: must hold visible ASCII characters only: no white space, no line breaks"
        )
        assert.notInclude(inspect(error, { customInspect: false, showHidden: true, depth: 20 }), "0123456789")
      }
    })
  }
})
