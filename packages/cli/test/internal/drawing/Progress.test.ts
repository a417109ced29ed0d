import { assert, describe, it } from "vitest"
import { makeProgress } from "../../../src/internal/drawing/Progress.ts"
import { plain } from "../../../src/internal/drawing/paint.ts"

const watching = (isTerminal: boolean) => {
  let text = ""
  let now = 0
  const screen = {
    isTerminal,
    columns: () => (isTerminal ? 40 : undefined),
    paint: plain,
    write: async (more: string) => {
      text += more
    }
  }
  const progress = makeProgress(screen, () => now)
  return {
    progress,
    after: (millis: number) => {
      now += millis
    },
    written: () => text
  }
}

describe("progress", () => {
  it("redraws a bar within the width of the terminal, and clears it", () => {
    const { after, progress, written } = watching(true)
    after(60)
    progress.show({ fraction: 0.5, text: "half of a long way" })
    progress.show({ fraction: 0.6, text: "too soon to be seen" })
    progress.clear()
    assert.strictEqual(written(), `\r${"█".repeat(9)}${"░".repeat(9)}  half of a long way \r\u001B[K`)
  })

  it("writes a line now and then where there is no terminal", () => {
    const { after, progress, written } = watching(false)
    progress.show({ fraction: 0.1, text: "early" })
    after(5000)
    progress.show({ fraction: 0.5, text: "half" })
    progress.note("2026-01-01  done")
    progress.clear()
    assert.strictEqual(written(), "half\n2026-01-01  done\n")
  })
})
