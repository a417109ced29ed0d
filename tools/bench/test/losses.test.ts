import { readFile } from "node:fs/promises"
import { afterAll, assert, describe, it } from "vitest"
import { clear } from "../bundles.ts"
import { endAndStart, endings } from "../endings.ts"
import { killRounds, services } from "../kill-rounds.ts"
import { lossRow, markdown, tableIn } from "../losses.ts"
import { outages, survive } from "../outages.ts"
import { lossRows, read } from "../results.ts"
import { resultsFile } from "../settings.ts"

afterAll(clear)

const none = { lost: 0, doubled: 0, unreadable: 0 }

describe("the loss table", () => {
  it("is shown in the README as it was measured", async () => {
    const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8")
    assert.strictEqual(tableIn(readme), markdown(lossRows(await read(resultsFile))))
  })

  it("shows nothing lost and nothing counted twice in our column", async () => {
    const rows = lossRows(await read(resultsFile))
    assert.isAtLeast(rows.length, outages().length + endings.length)
    for (const { way, cells } of rows) assert.deepStrictEqual(cells.tallymark, { lost: 0, doubled: 0 }, way)
  })

  it("has a column for everyone who was measured, and a bracket for what counts twice", () => {
    const survival = { sent: 8000, repeated: 0, toldLost: 0, requestsInOutage: 0, unsettled: undefined, unreadable: 0 }
    const row = lossRow("500", 8000, [
      ["tallymark", { ...survival, lost: 0, doubled: 0 }],
      ["segment", { ...survival, lost: 1200, doubled: 3 }],
      ["posthog", { failed: "ended early" }]
    ])
    assert.deepStrictEqual(markdown([row]).split("\n"), [
      "| events lost (counted twice) | of | tallymark | segment |",
      "| --- | --: | --: | --: |",
      "| 500 | 8,000 | 0 | 1,200 (3) |"
    ])
  })
})

describe.concurrent("our column, in a short form", { timeout: 30_000 }, () => {
  const plan = { perSecond: 200, before: 300, outage: 1500, after: 300 }

  it.each(outages({ tooMany: 1, unavailable: 2 }))("loses nothing in an outage: $label", async (outage) => {
    const survival = await survive("tallymark", outage, plan, { patience: 20_000 })
    assert.deepInclude(survival, { ...none, sent: 420, unsettled: undefined })
  })

  it.each(endings)("loses nothing when the process ends: $label", async ({ ending }) => {
    assert.deepInclude(await endAndStart("tallymark", ending, 100, "normal"), { ...none, sent: 100 })
  })

  it.each(endings)("loses nothing when the process ends while the service is away: $label", async ({ ending }) => {
    assert.deepInclude(await endAndStart("tallymark", ending, 100, "down"), { ...none, sent: 100 })
  })

  it.each(services)("loses nothing it accepted when it is killed, again and again, with $label", async ({ faults }) => {
    const { accepted, lost, doubled } = await killRounds(2, faults)
    assert.isAbove(accepted, 0)
    assert.deepStrictEqual({ lost, doubled }, { lost: 0, doubled: 0 })
  })

  it("shows what a client loses that keeps nothing", async () => {
    assert.propertyVal(await endAndStart("tallymark-memory", "exit", 100, "normal"), "lost", 100)
  })
})
