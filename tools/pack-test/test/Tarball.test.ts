import { existsSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, inject, it } from "vitest"
import { expectSuccess, manifestIn, pathsIn } from "../src/Tarball.ts"

const here = join(import.meta.dirname, "..")

describe.for(inject("tarballs"))("the tarball of $name", (tarball) => {
  it("passes publint", () => expectSuccess("publint", [tarball.file, "--strict"], here))

  it("has types that resolve wherever the code does", () =>
    expectSuccess("attw", [tarball.file, "--profile", "esm-only", "--no-color"], here))

  it("tells what it is and on what terms", async () => {
    const paths = await pathsIn(tarball)
    for (const path of ["README.md", "LICENSE"]) assert.include(paths, path)
  })

  it("holds nothing built from a source that is gone", async () => {
    const built = (await pathsIn(tarball)).filter((path) => /^dist\/.*\.js$/.test(path))
    assert.isAbove(built.length, 0)
    const source = (path: string): string => join(tarball.directory, path.replace("dist/", "src/").replace(/js$/, "ts"))
    const stale = built.filter((path) => !existsSync(source(path)))
    assert.deepStrictEqual(
      stale,
      [],
      "remove dist and tsconfig.tsbuildinfo of the package, and .turbo of the workspace, which keeps what was built"
    )
  })

  it("names versions that the registry knows", async () => {
    const manifest = JSON.stringify(await manifestIn(tarball))
    assert.notMatch(manifest, /"(workspace|catalog|file|link):/)
  })

  it("exports built files only", async () => {
    const { exports = {} } = await manifestIn(tarball)
    const paths = await pathsIn(tarball)
    for (const path of Object.values(exports)) {
      assert.match(path, /^\.\/(dist\/.*\.js|package\.json)$/)
      assert.include(paths, path.replace("./", ""))
    }
  })
})
