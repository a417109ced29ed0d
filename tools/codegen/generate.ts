/**
 * Generates packages/core/src/generated from the specs: the types and the operations table of each.
 *
 *     pnpm generate            write
 *     pnpm generate --check    fail if any file is stale
 */
import { generate } from "./src/generate.ts"
import { SpecProblem } from "./src/spec-node.ts"

const root = new URL("../../", import.meta.url)
const output = "packages/core/src/generated/"
const check = process.argv.includes("--check")

try {
  const { files, stale } = await generate(new URL("specs/", root), new URL(output, root), check ? "check" : "write")
  for (const name of stale) console.log(`${check ? "stale" : "wrote"} ${output}${name}`)
  if (stale.length === 0) console.log(`${files} generated files are up to date.`)
  if (check && stale.length > 0) {
    console.error("Run `pnpm generate` and commit the result.")
    process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof SpecProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
