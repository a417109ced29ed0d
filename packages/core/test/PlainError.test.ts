import { inspect } from "node:util"
import * as Effect from "effect/Effect"
import { assert, describe, expectTypeOf, it } from "vitest"
import { PlainError } from "../src/PlainError.ts"

class DiskFull extends PlainError("DiskFull")<{ readonly bytes: number; readonly code?: string | undefined }> {
  override get message(): string {
    return `there is no room for ${this.bytes} bytes`
  }
}

class Closed extends PlainError("Closed") {
  override get message(): string {
    return "it is closed"
  }
}

describe("an error made by PlainError", () => {
  const error = new DiskFull({ bytes: 512 })

  it("is an error with a tag and its fields", () => {
    assert.instanceOf(error, Error)
    assert.instanceOf(error, DiskFull)
    assert.deepStrictEqual([error._tag, error.name, error.bytes], ["DiskFull", "DiskFull", 512])
    assert.strictEqual(String(error), "DiskFull: there is no room for 512 bytes")
    expectTypeOf(error._tag).toEqualTypeOf<"DiskFull">()
    expectTypeOf(error.bytes).toEqualTypeOf<number>()
  })

  it("needs its fields, and none where it has none", () => {
    // @ts-expect-error the fields are missing
    assert.isUndefined(new DiskFull({}).bytes)
    assert.strictEqual(new Closed().message, "it is closed")
  })

  it("prints as message and stack, alone and inside of something", () => {
    for (const text of [inspect(error), inspect({ error }, { depth: 1 })]) {
      assert.match(text, /DiskFull: there is no room for 512 bytes\n +at .*PlainError\.test\.ts/)
    }
  })

  it("is its tag, message and fields in JSON", () => {
    assert.strictEqual(
      JSON.stringify(error),
      '{"_tag":"DiskFull","message":"there is no room for 512 bytes","bytes":512}'
    )
    assert.strictEqual(JSON.stringify(new Closed()), '{"_tag":"Closed","message":"it is closed"}')
  })

  it("is caught by its tag", () => {
    const call: Effect.Effect<number, DiskFull | Closed> = Effect.fail(error)
    const caught = call.pipe(
      Effect.catchTag("DiskFull", ({ bytes }) => Effect.succeed(bytes)),
      Effect.catchTag("Closed", () => Effect.succeed(0))
    )
    expectTypeOf(caught).toEqualTypeOf<Effect.Effect<number>>()
    assert.strictEqual(Effect.runSync(caught), 512)
  })
})
