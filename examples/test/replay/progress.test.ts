import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { makeProgress } from "../../replay/progress.ts"

const counts = { lines: 0, recorded: 0, set: 0, aliased: 0, malformed: 0, rejected: 0, blank: 0, pending: 0 }

const screen = (terminal: { readonly isTTY: boolean; readonly columns?: number }) => {
  const written: Array<string> = []
  return { written, ...terminal, write: (text: string) => written.push(text) }
}

const plain = (_style: string, text: string): string => text

describe("progress on a terminal", () => {
  it("redraws one line with what has ended, not what has been read", () => {
    const terminal = screen({ isTTY: true, columns: 60 })
    const progress = makeProgress(terminal, 2000, plain)
    progress.show({ ...counts, lines: 1500, pending: 500 })
    progress.clear()
    assert.deepStrictEqual(terminal.written, [
      "\r  ██████████████░░░░░░░░░░░░░░   50%  1,000 of 2,000 lines ",
      "\r\u001B[K"
    ])
  })

  it("never fills the last column, where some terminals would begin a new line", () => {
    for (const columns of [20, 40, 80, 200]) {
      const terminal = screen({ isTTY: true, columns })
      makeProgress(terminal, 1_000_000, plain).show({ ...counts, lines: 999_999 })
      assert.isBelow(stringWidth(terminal.written.join("").slice(1)), Math.max(columns, 21))
    }
  })
})

describe("progress elsewhere", () => {
  it("writes plain lines, seldom, and none at the end", () => {
    const pipe = screen({ isTTY: false })
    const progress = makeProgress(pipe, 2000, plain)
    progress.show({ ...counts, lines: 500, pending: 1 })
    progress.show({ ...counts, lines: 2000 })
    progress.clear()
    assert.deepStrictEqual(pipe.written, ["   24%  499 of 2,000 lines\n"])
    assert.isAtLeast(progress.intervalMillis, 1000)
  })
})
