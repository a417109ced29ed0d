/**
 * Builds the site into `dist/site`. `pnpm docs:api` comes first.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { build } from "vitepress"
import { makePages } from "./pages.ts"

const root = join(import.meta.dirname, "..")
const directory = join(root, "dist/pages")

rmSync(directory, { recursive: true, force: true })
for (const { markdown, place } of makePages()) {
  const file = join(directory, place)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, markdown)
}
await build(root)
