import { assert, describe, it } from "vitest"
import { end, nextMessage, start } from "../processes.ts"

const teller = new URL("./programs/teller.ts", import.meta.url)

/** What a process said first, or why it was not heard. */
const heard = async (...words: ReadonlyArray<string>): Promise<unknown> => {
  const child = start(teller, { args: words })
  try {
    return await nextMessage(child, 20_000)
  } catch (error) {
    return error
  } finally {
    await end(child)
  }
}

/** Holds this thread up again and again, so that the ends of processes and their last messages come in any order. */
const holdUp = (): Disposable => {
  const timer = setInterval(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10), 2)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

describe("nextMessage", () => {
  it("hears the last message of a process whose end is noticed first", { timeout: 60_000 }, async () => {
    using _ = holdUp()
    const oneByOne = async (): Promise<ReadonlyArray<unknown>> => [await heard("a"), await heard("a"), await heard("a")]
    const answers = await Promise.all(Array.from({ length: 24 }, oneByOne))
    assert.deepStrictEqual(new Set(answers.flat()), new Set(["a"]))
  })

  it("tells of a process that ends without a message", async () => {
    assert.match(String(await heard()), /ended early \(0\)/)
  })
})
