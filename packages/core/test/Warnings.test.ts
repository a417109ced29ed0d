import { assert, describe, it } from "vitest"
import { Warnings } from "../src/Warnings.ts"

describe("warnings", () => {
  it("are said once, and again when they were over", () => {
    const said: Array<string> = []
    const warnings = new Warnings((message) => said.push(message))
    const say = (): void => warnings.once("outage", () => `it is down for the ${said.length + 1}. time`)
    say()
    say()
    warnings.over("outage")
    say()
    warnings.once("a sentence of its own")
    assert.deepStrictEqual(said, [
      "tallymark: it is down for the 1. time",
      "tallymark: it is down for the 2. time",
      "tallymark: a sentence of its own"
    ])
  })

  it("survive a hook that throws or rejects", async () => {
    const rejections: Array<unknown> = []
    const note = (reason: unknown): void => void rejections.push(reason)
    process.on("unhandledRejection", note)
    for (const say of [
      () => {
        throw new Error("a bug")
      },
      () => Promise.reject(new Error("a bug"))
    ]) {
      new Warnings(say).once("outage")
    }
    await new Promise((resolve) => setImmediate(resolve))
    process.off("unhandledRejection", note)
    assert.deepStrictEqual(rejections, [])
  })

  it("are bounded in number", () => {
    let count = 0
    const warnings = new Warnings(() => count++)
    for (let i = 0; i < 2000; i++) warnings.once(`sentence ${i}`)
    assert.strictEqual(count, 1000)
  })
})
