/**
 * Programs that import everything the packages export.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { manifestIn, type Tarball } from "./Tarball.ts"

/**
 * Subpaths that extend the `expect` of a test runner as soon as they are imported.
 * They are compiled like all others; a runner of their own runs them.
 */
const needsRunner = ["@tallymark/testing/vitest", "@tallymark/testing/jest"]

/** The specifiers a consumer may import from a package. */
const specifiersOf = async (tarball: Tarball): Promise<ReadonlyArray<string>> => {
  const { name, exports = {} } = await manifestIn(tarball)
  return Object.keys(exports)
    .filter((subpath) => subpath !== "./package.json")
    .map((subpath) => name + subpath.slice(1))
}

/** Writes `every-export.mts` and `every-export.cts`, and `types-only.mts` for what cannot run by itself. */
export const writePrograms = async (directory: string, tarballs: ReadonlyArray<Tarball>): Promise<void> => {
  const all = (await Promise.all(tarballs.map(specifiersOf))).flat()
  const specifiers = all.filter((specifier) => !needsRunner.includes(specifier))
  const write = (file: string, lines: ReadonlyArray<string>): void =>
    writeFileSync(join(directory, file), `${lines.join("\n")}\n`)
  const names = specifiers.map((_, index) => `module${index}`)
  const print = `for (const module of [${names.join(", ")}]) console.log(Object.keys(module).length)`
  write("every-export.mts", [...specifiers.map((name, i) => `import * as module${i} from "${name}"`), print])
  write("every-export.cts", [...specifiers.map((name, i) => `import module${i} = require("${name}")`), print])
  write("types-only.mts", [...needsRunner.map((name) => `import type {} from "${name}"`), "export {}"])
}
