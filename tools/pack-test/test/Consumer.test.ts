import { join } from "node:path"
import { assert, describe, inject, it } from "vitest"
import { compilers, oldestNode } from "../src/Consumer.ts"
import { expectSuccess } from "../src/Tarball.ts"

const consumer = inject("consumer")

const run = (command: string, ...args: ReadonlyArray<string>): Promise<string> => expectSuccess(command, args, consumer)

describe.for(Object.entries(compilers))("a consumer with %s", ([, compiler]) => {
  const compile = (...args: ReadonlyArray<string>): Promise<string> =>
    run("node", join("node_modules", compiler, "bin/tsc"), "--outDir", compiler, ...args)

  it("compiles against the published types, with nothing skipped", () => compile())

  for (const [kind, extension] of [
    ["an ES module", "mjs"],
    ["CommonJS", "cjs"]
  ]) {
    it(`records into a fake server from ${kind}`, async () => {
      assert.include(await run("node", join(compiler, `round-trip.${extension}`)), "round trip done")
    })

    it(`loads every export from ${kind}`, async () => {
      const counts = (await run("node", join(compiler, `every-export.${extension}`))).trim().split("\n").map(Number)
      for (const count of counts) assert.isAbove(count, 0)
    })
  }
})

describe("a consumer", () => {
  it("runs on the oldest Node that the packages support", async () => {
    assert.strictEqual((await run("node", "--version")).trim(), `v${oldestNode()}`)
  })

  it("uses the matchers with its own vitest", () => run("vitest", "run", "--root", consumer))

  it("uses the matchers with the expect of Jest", () => run("node", "matchers-of-jest.mjs"))
})
