import { assert, describe, it } from "vitest"
import * as Command from "../src/Command.ts"

const node = (script: string, options?: Command.Options) => Command.run(process.execPath, ["-e", script], options)

describe("Command", () => {
  it("answers with the exit code and both streams", async () => {
    const { code, output } = await node("console.log('out'); console.error('err'); process.exitCode = 3")
    assert.strictEqual(code, 3)
    assert.include(output, "out\n")
    assert.include(output, "err\n")
  })

  it("ends a program that outlives its deadline, with everything it started", async () => {
    const child =
      "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'inherit' })"
    const { code, output } = await node(`${child}; setInterval(() => {}, 1e6)`, { deadline: 300 })
    assert.strictEqual(code, -1)
    assert.include(output, "was ended after 0.3 s")
  })

  it("says so when a program does not start", async () => {
    const { code, output } = await Command.run("no-such-program", [])
    assert.strictEqual(code, -1)
    assert.include(output, "no-such-program did not start")
  })

  it("shows the command line of a check that fails", async () => {
    const outcome = await Command.check(process.execPath, ["-e", "process.exit(1)"])
    assert.strictEqual(outcome.failed, 1)
    assert.include(outcome.output, "-e process.exit(1)")
  })
})
