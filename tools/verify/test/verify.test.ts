import { assert, describe, it } from "vitest"
import * as Check from "../src/Check.ts"
import type { Tool } from "../src/Tool.ts"
import { verify } from "../src/verify.ts"

const check = (name: string, outcome: Check.Outcome, rest: Partial<Check.Check> = {}): Check.Check => ({
  name,
  run: async () => outcome,
  ...rest
})

const absent: Tool = { name: "Teapot", find: () => undefined }

const run = async (checks: ReadonlyArray<Check.Check>, { ci = false, names = [] as ReadonlyArray<string> } = {}) => {
  let text = ""
  const write = (part: string): void => {
    text += part
  }
  const code = await verify(checks, { names, lanes: 2, ci, colour: false, write })
  return { code, text, lastLine: text.trimEnd().split("\n").at(-1) }
}

describe("verify", () => {
  it("sums the counts of all checks in its last line", async () => {
    const { code, lastLine } = await run([check("a", Check.passed(40)), check("b", Check.passed())])
    assert.strictEqual(lastLine, "41 passed, 0 failed")
    assert.strictEqual(code, 0)
  })

  it("shows everything a failed check said, goes on, and exits with 1", async () => {
    const { code, lastLine, text } = await run([
      check("a", { passed: 3, failed: 2, skipped: 0, output: "first line\nsecond line" }),
      check("b", Check.passed())
    ])
    assert.include(text, "  first line\n  second line\n")
    assert.match(text, /^passed +b/m)
    assert.match(text, /^failed: a$/m)
    assert.strictEqual(lastLine, "4 passed, 2 failed")
    assert.strictEqual(code, 1)
  })

  it("counts a check that throws as failed", async () => {
    const { code, text, lastLine } = await run([
      check("a", Check.passed(), { run: () => Promise.reject(Error("oops")) })
    ])
    assert.include(text, "oops")
    assert.strictEqual(lastLine, "0 passed, 1 failed")
    assert.strictEqual(code, 1)
  })

  it("counts a check that looked at nothing as failed", async () => {
    const nothing = { passed: 0, failed: 0, skipped: 0, output: "" }
    assert.strictEqual((await run([check("a", nothing)])).lastLine, "0 passed, 1 failed")
  })

  it("skips a check whose tool is missing and says so", async () => {
    const { code, text, lastLine } = await run([check("a", Check.passed(), { tools: [absent] })])
    assert.include(text, "1 skipped: Teapot is not installed")
    assert.strictEqual(lastLine, "0 passed, 0 failed, 1 skipped")
    assert.strictEqual(code, 0)
  })

  it("fails in CI when a tool is missing", async () => {
    const { code, text, lastLine } = await run([check("a", Check.passed(), { tools: [absent] })], { ci: true })
    assert.include(text, "Teapot is not installed")
    assert.strictEqual(lastLine, "0 passed, 1 failed")
    assert.strictEqual(code, 1)
  })

  it("fails in CI when a suite skips some of its tests", async () => {
    const outcome = { passed: 5, failed: 0, skipped: 2, output: "", reason: "no moon" }
    assert.strictEqual((await run([check("a", outcome)])).lastLine, "5 passed, 0 failed, 2 skipped")
    assert.strictEqual((await run([check("a", outcome)], { ci: true })).lastLine, "5 passed, 2 failed")
  })

  it("does not run what builds on a failed check", async () => {
    const { text, lastLine } = await run([
      check("build", Check.failed("no")),
      check("packages", Check.passed(), { after: ["build"] })
    ])
    assert.match(text, /^skipped packages .*build did not pass$/m)
    assert.strictEqual(lastLine, "0 passed, 1 failed, 1 skipped")
  })

  it("runs the named checks with what they build on", async () => {
    const checks = [
      check("lint", Check.passed()),
      check("build", Check.passed()),
      check("packages", Check.passed(), { after: ["build"] })
    ]
    assert.strictEqual((await run(checks, { names: ["packages"] })).lastLine, "2 passed, 0 failed")
  })

  it("names the checks there are when asked for another", async () => {
    const { code, text } = await run([check("lint", Check.passed())], { names: ["lnit"] })
    assert.strictEqual(text, "No such check: lnit. There are: lint.\n")
    assert.strictEqual(code, 2)
  })
})
