import { assert, describe, it } from "vitest"
import { makeLanes } from "../src/lanes.ts"

describe("makeLanes", () => {
  it("runs no more than its count at once, and everything in the end", async () => {
    const inLane = makeLanes(2)
    let running = 0
    let most = 0
    const work = async (answer: number): Promise<number> => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
      return answer
    }
    assert.deepStrictEqual(await Promise.all([1, 2, 3, 4, 5].map((n) => inLane(() => work(n)))), [1, 2, 3, 4, 5])
    assert.strictEqual(most, 2)
  })

  it("frees the lane of work that fails", async () => {
    const inLane = makeLanes(1)
    const first = await inLane(() => Promise.reject(Error("no"))).catch((error: Error) => error.message)
    assert.deepStrictEqual([first, await inLane(async () => "yes")], ["no", "yes"])
  })
})
