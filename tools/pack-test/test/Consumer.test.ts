import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { assert, describe, inject, it } from "vitest"
import { compilers, oldestNode } from "../src/Consumer.ts"
import { expectSuccess } from "../src/Tarball.ts"

const consumer = inject("consumer")

const run = (command: string, ...args: ReadonlyArray<string>): Promise<string> => expectSuccess(command, args, consumer)

describe.for(Object.entries(compilers))("a consumer with %s", ([, compiler]) => {
  const compile = (...args: ReadonlyArray<string>): Promise<string> =>
    run("node", join("node_modules", compiler, "bin/tsc"), "--outDir", compiler, ...args)

  it("compiles against the published types, with nothing skipped", () => compile())

  for (const [reader, project] of [
    ["Node 16 and later", "tsconfig.node16.json"],
    ["a bundler", "tsconfig.bundler.json"],
    ["a page, without the types of Node", "tsconfig.page.json"]
  ] as const) {
    it(`compiles for ${reader}`, () => compile("--project", project))
  }

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

describe.for(inject("tarballs"))("an installed $name", ({ name }) => {
  const directory = join(consumer, "node_modules", name)

  it("has source maps that lead to its sources", () => {
    const maps = globSync("dist/**/*.map", { cwd: directory })
    assert.isNotEmpty(maps)
    for (const map of maps.map((path) => join(directory, path))) {
      const { sources }: { readonly sources: ReadonlyArray<string> } = JSON.parse(readFileSync(map, "utf8"))
      for (const source of sources) assert.isTrue(existsSync(join(dirname(map), source)), map)
    }
  })
})

describe("a consumer", () => {
  it("runs on the oldest Node that the packages support", async () => {
    assert.strictEqual((await run("node", "--version")).trim(), `v${oldestNode()}`)
  })

  it("uses the matchers with its own vitest", () => run("vitest", "run", "--root", consumer))

  it("uses the matchers with the expect of Jest", () => run("node", "matchers-of-jest.mjs"))
})
