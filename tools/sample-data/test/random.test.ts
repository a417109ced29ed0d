import { assert, describe, it } from "vitest"
import { fromSeed } from "../src/random.ts"

const draw = (seed: number): Array<number> => {
  const random = fromSeed(seed)
  return Array.from({ length: 1000 }, () => random.whole(3, 12))
}

describe("fromSeed", () => {
  it("answers the same for one seed and something else for another", () => {
    assert.deepStrictEqual(draw(1), draw(1))
    assert.notDeepEqual(draw(1), draw(2))
  })

  it("answers whole numbers of the whole range and of nothing else", () => {
    assert.deepStrictEqual(new Set(draw(1).toSorted((a, b) => a - b)), new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
  })

  it("never draws what weighs nothing", () => {
    const random = fromSeed(1)
    const drawn = new Set(Array.from({ length: 1000 }, () => random.weighted([0, 3, 0, 1, 0])))
    assert.deepStrictEqual(drawn, new Set([1, 3]))
  })

  it("is true as often as asked", () => {
    const random = fromSeed(1)
    const hits = Array.from({ length: 10_000 }, () => random.percent(25)).filter(Boolean)
    assert.approximately(hits.length, 2500, 150)
  })
})
