/**
 * Builds the live page into `page/dist`: `node build-page.ts`.
 *
 * Every file takes the place of the old one at once, the HTML last, so that a server that runs meanwhile never serves
 * half a page.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { build, type Rolldown } from "vite"

const page = join(import.meta.dirname, "page")
const target = join(page, "dist")

const put = async (name: string, content: string | Uint8Array): Promise<void> => {
  const file = join(target, name)
  const draft = `${file}.${process.pid}`
  await writeFile(draft, content)
  await rename(draft, file)
}

const bundle = async (): Promise<ReadonlyArray<Rolldown.OutputAsset | Rolldown.OutputChunk>> => {
  const result = await build({
    configFile: false,
    root: page,
    base: "/__page__/",
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2023",
      license: { fileName: "licenses.md" },
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { entryFileNames: "page.js", assetFileNames: "page[extname]", codeSplitting: false } }
    }
  })
  if (!("output" in result)) throw new Error("the bundler made more than one bundle")
  return result.output
}

const files = await bundle()
await mkdir(target, { recursive: true })
await put("icon.svg", await readFile(join(page, "icon.svg")))
for (const file of files.toSorted(
  (a, b) => Number(a.fileName.endsWith(".html")) - Number(b.fileName.endsWith(".html"))
)) {
  await put(file.fileName, file.type === "chunk" ? file.code : file.source)
}
