/**
 * Makes examples/data/shop.jsonl.
 *
 *     node tools/sample-data/src/make.ts            write
 *     node tools/sample-data/src/make.ts --check    fail if the file is not what would be written
 */
import { readFile, writeFile } from "node:fs/promises"
import { makeSample } from "./sample.ts"

const file = new URL("../../../examples/data/shop.jsonl", import.meta.url)

if (process.argv.includes("--check")) {
  const written = await readFile(file, "utf8").catch(() => "")
  if (written !== makeSample()) {
    console.error("Stale: examples/data/shop.jsonl. Run `node tools/sample-data/src/make.ts`.")
    process.exitCode = 1
  }
} else {
  await writeFile(file, makeSample())
}
