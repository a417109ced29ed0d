import { inspect } from "node:util"
import * as Redacted from "effect/Redacted"
import { assert, describe, it } from "vitest"
import { ApiError, InvalidInput } from "../src/ApiError.ts"
import { authorize, productKey, type Secret } from "../src/Credentials.ts"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import type { ServiceSpec } from "../src/OperationSpec.ts"

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
  it("keeps the key redacted", () => {
    const { scheme, secret } = productKey(key)
    assert.strictEqual(scheme, "productKey")
    assert.isTrue(Redacted.isRedacted(secret))
    assert.strictEqual(Redacted.value(secret), key)
    assert.strictEqual(String(secret), "<redacted:product key>")
  })

  it("keeps a redacted key as it was given, with its label", () => {
    const given = Redacted.make(key, { label: "from the vault" })
    const { secret } = productKey(given)
    assert.strictEqual(secret, given)
    assert.include(inspect(secret), "from the vault")
  })

  const unusable = { empty: "", "no text": undefined, null: null, "a number": 7 }
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

describe("authorize", () => {
  const service: ServiceSpec = kissmetricsTracking

  it("puts the key in front of the parameters", () => {
    assert.strictEqual(authorize(productKey(key), service, "_p=bob&_n=x"), `_k=${key}&_p=bob&_n=x`)
    assert.strictEqual(authorize(productKey(key), service, ""), `_k=${key}`)
  })

  it("encodes a key that is no plain text", () => {
    assert.strictEqual(authorize(productKey("a&b=c/d+e%"), service, ""), "_k=a%26b%3Dc%2Fd%2Be%25")
  })

  it("leaves the parameters alone under a scheme that travels elsewhere", () => {
    const basic: ServiceSpec = { ...service, auth: { productKey: { type: "basic" } } }
    assert.strictEqual(authorize(productKey(key), basic, "_p=bob"), "_p=bob")
  })

  it("throws rather than send a request without credentials", () => {
    const without: ServiceSpec = { ...service, auth: {} }
    assert.throws(
      () => authorize(productKey(key), without, "_p=bob"),
      "kissmetrics-tracking has no auth scheme productKey"
    )
  })
})
