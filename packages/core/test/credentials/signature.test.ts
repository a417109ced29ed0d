import { inspect } from "node:util"
import { assert, describe, it } from "vitest"
import { ApiError, InvalidInput, SigningFailed } from "../../src/ApiError.ts"
import { type SignatureOptions, signature } from "../../src/credentials/signature.ts"
import { decode } from "../../src/Operation.ts"
import * as Signature from "../../src/Signature.ts"

const apiKey = "f0aa346688cee071"
const apiSecret = "6aa56ea10c7bd0ca"
const table = { type: "signature", generation: "legacy", key: "api_key", expire: "expire", signature: "sig" } as const
const clock = () => 1_700_000_000_999

const added = (options: Partial<SignatureOptions> = {}, parameters = "", now = clock) => {
  const authorization = signature({ apiKey, apiSecret, ...options }).authorize(table, parameters, now)
  assert.notInstanceOf(authorization, SigningFailed)
  return authorization.after ?? []
}

describe("signature", () => {
  it("speaks the legacy API, and comes behind the parameters", () => {
    const { scheme, generation, parameters } = signature({ apiKey, apiSecret })
    assert.deepStrictEqual([scheme, generation, parameters], ["signature", "legacy", []])
    assert.deepStrictEqual(
      added().map(([name]) => name),
      ["api_key", "expire", "sig"]
    )
  })

  it("covers the texts that are sent, however they are escaped", () => {
    const expected = Signature.sign(
      [
        ["event", '["log in","smør","+"]'],
        ["api_key", apiKey],
        ["expire", "1700000600"]
      ],
      apiSecret
    )
    const written = ["%20", "+"].map((space) => `event=%5B%22log${space}in%22,%22sm%C3%B8r%22,%22%2B%22]`)
    for (const text of written) {
      assert.deepStrictEqual(decode(text), [["event", '["log in","smør","+"]']])
      assert.deepStrictEqual(added({}, text).at(-1), ["sig", expected])
    }
  })

  it("expires after ten minutes, or when it is told to, in whole seconds", () => {
    assert.deepStrictEqual(added()[1], ["expire", "1700000600"])
    assert.deepStrictEqual(added({ expiry: "1 hour" })[1], ["expire", "1700003600"])
    assert.deepStrictEqual(added({ expiry: "1500 millis" })[1], ["expire", "1700000001"])
    assert.deepStrictEqual(added({ now: () => 5_000 })[1], ["expire", "605"])
  })

  it("fails to sign when its clock tells no time", () => {
    const broken = [() => Number.NaN, () => Number.POSITIVE_INFINITY, () => "12" as never, () => assert.fail("hunter2")]
    for (const now of broken) {
      const authorization = signature({ apiKey, apiSecret, now }).authorize(table, "", clock)
      assert.instanceOf(authorization, SigningFailed)
      assert.strictEqual(authorization.message, "the request could not be signed: its clock tells no time")
    }
  })

  it("dies of a table that asks for something else", () => {
    const { authorize } = signature({ apiKey, apiSecret })
    assert.throws(() => authorize({ type: "basic" }, "", clock), "does not take a request signature")
  })

  it("names every field that cannot be right, and repeats none", () => {
    const mistakes: ReadonlyArray<readonly [given: unknown, fields: ReadonlyArray<string>]> = [
      [undefined, ["apiKey", "apiSecret"]],
      [{ apiKey: "hunter2 ", apiSecret: "hunter2\n", expiry: "hunter2" }, ["apiKey", "apiSecret", "expiry"]],
      ...[0, -1, 999, Number.NaN, Number.POSITIVE_INFINITY].map(
        (expiry) => [{ apiKey, apiSecret, expiry }, ["expiry"]] as const
      )
    ]
    for (const [given, fields] of mistakes) {
      try {
        // The cast stands for a caller without types.
        signature(given as SignatureOptions)
        assert.fail("the credentials were taken")
      } catch (error) {
        assert.instanceOf(error, ApiError)
        assert.instanceOf(error.reason, InvalidInput)
        assert.deepStrictEqual(
          error.reason.issues.map(({ path }) => path),
          fields
        )
        assert.notInclude(inspect(error, { customInspect: false, showHidden: true, depth: 20 }), "hunter2")
      }
    }
  })
})
