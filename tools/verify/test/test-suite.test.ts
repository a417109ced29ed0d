import { assert, describe, it } from "vitest"
import { outcomeOf } from "../src/test-suite.ts"

const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

describe("testSuite", () => {
  it("counts the tests of the report", () => {
    const { passed, failed, skipped } = outcomeOf({ ...report, numFailedTests: 2, numPendingTests: 1 }, 1, "")
    assert.deepStrictEqual([passed, failed, skipped], [7, 2, 1])
  })

  it("fails when vitest failed without a failed test", () => {
    assert.strictEqual(outcomeOf(report, 1, "a file did not load").failed, 1)
  })
})
