import { assert, describe, it } from "vitest"
import { selfTimes } from "../hot-spots.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { render } from "../report.ts"
import { mediansOf } from "../results.ts"

const atMostFive = (value: number | undefined) =>
  verdict(
    "at most 5",
    value,
    (measured) => `${measured} µs`,
    (measured) => measured <= 5
  )

const outcome: Outcome = {
  id: "R0",
  title: "an example",
  measures: "Nothing.",
  headings: ["events/s", "MB"],
  rows: [
    { label: "ours", cells: ["12,345", "9"], mark: "", runs: [{ rate: 12345 }] },
    { label: "a peer", cells: ["1", "1,905"], mark: "LOST 3", runs: [{ rate: 1 }] },
    { label: "failed", cells: [], mark: "Error", runs: [] }
  ],
  verdicts: [atMostFive(4), atMostFive(6), atMostFive(undefined), atMostFive(Number.NaN)]
}

describe("the report", () => {
  it("aligns numbers right, and says what makes a row count for less", () => {
    assert.strictEqual(
      render(outcome),
      [
        "R0 · an example",
        "  Nothing.",
        "",
        "          events/s     MB",
        "  ------  --------  -----  ------",
        "  ours      12,345      9",
        "  a peer         1  1,905  LOST 3",
        "  failed         –      –  Error",
        "",
        "  target     measured      verdict",
        "  ---------  ------------  ------------",
        "  at most 5  4 µs          met",
        "  at most 5  6 µs          MISSED",
        "  at most 5  not measured  not measured",
        "  at most 5  not measured  not measured",
        ""
      ].join("\n")
    )
  })
})

describe("the results file", () => {
  it("holds the median of each figure that is a number, over the runs that have it", () => {
    const runs = [{ rate: 3, how: "resolved" }, { failed: "stopped" }, { rate: 1, how: "resolved" }]
    assert.deepStrictEqual(mediansOf(runs), { rate: 2 })
  })
})

describe("hot spots", () => {
  it("add up self time by function and leave idle time out", () => {
    const frame = (functionName: string, url = "") => ({ functionName, url, lineNumber: 9 })
    const times = selfTimes({
      nodes: [
        { id: 1, callFrame: frame("(idle)") },
        { id: 2, callFrame: frame("encode", "file:///somewhere/packages/core/src/Operation.ts") },
        { id: 3, callFrame: frame("encode", "file:///somewhere/packages/core/src/Operation.ts") },
        { id: 4, callFrame: frame("", "file:///x/node_modules/.pnpm/undici@8/node_modules/undici/index.js") }
      ],
      samples: [1, 2, 3, 4],
      timeDeltas: [9000, 1000, 2000, 1500]
    })
    assert.deepStrictEqual(
      [...times],
      [
        ["encode packages/core/src/Operation.ts:10", 3],
        ["(anonymous) undici/index.js:10", 1.5]
      ]
    )
  })
})
