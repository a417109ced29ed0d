import { createFakeServer } from "@tallymark/testing"
import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import { appendProperties } from "../../src/internal/wire-text.ts"
import { pathsOf } from "../support/outcomes.ts"
import { trackerOn } from "../support/product.ts"

describe("longValues", () => {
  it("are refused unless the product opts in", async () => {
    const tracker = trackerOn(createFakeServer())
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", { note: "x".repeat(513) })), ["properties.note"])
  })

  it("are cut to what the service keeps", async () => {
    const server = createFakeServer()
    const tracker = trackerOn(server, { longValues: "truncate" })
    await tracker.set("bob", { note: `${"x".repeat(511)}yz`, whole: "w".repeat(512) })
    assert.deepStrictEqual(server.person("bob")?.properties, { note: `${"x".repeat(511)}y`, whole: "w".repeat(512) })
    assert.deepStrictEqual(server.violations, [])
  })

  it("are cut before a pair of surrogates rather than through it", async () => {
    const server = createFakeServer()
    const tracker = trackerOn(server, { longValues: "truncate" })
    await tracker.set("bob", { through: `${"x".repeat(511)}🫐z`, after: `${"x".repeat(510)}🫐z` })
    assert.deepStrictEqual(server.person("bob")?.properties, {
      through: "x".repeat(511),
      after: `${"x".repeat(510)}🫐`
    })
  })

  it("do not hide that a value was broken before it was cut", async () => {
    const tracker = trackerOn(createFakeServer(), { longValues: "truncate" })
    assert.deepStrictEqual(await pathsOf(tracker.set("bob", { note: `\ud800${"x".repeat(600)}` })), ["properties.note"])
  })

  it("are cut to well-formed text wherever the pairs lie", () => {
    FastCheck.assert(
      FastCheck.property(FastCheck.string({ unit: "grapheme" }), FastCheck.nat(40), (text, length) => {
        const parameters: Array<readonly [string, string]> = []
        appendProperties({ text }, length, parameters, [])
        const cut = parameters[0]?.[1] ?? ""
        assert.isTrue(cut.isWellFormed())
        assert.isTrue(text.startsWith(cut))
        assert.isAtLeast(cut.length, Math.min(text.length, length) - 1)
        assert.isAtMost(cut.length, length)
      })
    )
  })
})
