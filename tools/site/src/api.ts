/**
 * The pages that typedoc writes, fitted into the site.
 *
 * Typedoc names the main module of a package `index`. Here it bears the name of the package, and the README of a
 * package stands before the list of its modules.
 */
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Page from "./Page.ts"

/** Where `pnpm docs:api` leaves its pages. */
export const apiDirectory = join(import.meta.dirname, "../dist/api")

/** An entry of typedoc's own navigation. */
export interface Entry {
  readonly title: string
  readonly path?: string
  readonly children?: ReadonlyArray<Entry>
}

/** Typedoc's navigation: packages, their modules, kinds of exports, exports. */
export const readEntries = (): ReadonlyArray<Entry> =>
  JSON.parse(readFileSync(join(apiDirectory, "navigation.json"), "utf8"))

/** Every page of the API. `readmes` are the pages of packages, by place. */
export const apiPages = (readmes: ReadonlyMap<string, Page.Page>): ReadonlyArray<Page.Page> =>
  globSync("**/*.md", { cwd: apiDirectory }).map((path) => {
    const place = `api/${path}`
    const markdown = withModuleName(path, readFileSync(join(apiDirectory, path), "utf8"))
    const readme = readmes.get(place)
    return readme === undefined
      ? Page.reference(place, "api", markdown)
      : { place, markdown: `${readme.markdown}\n${withoutHead(markdown)}` }
  })

const withModuleName = (path: string, markdown: string): string => {
  const module = path.match(/^([^/]+)\/([^/]+)\/index\.md$/)
  const named = markdown.replace(/^(\[API\].*?) \/ (?:\[index\]\([^)]*\)|index$)/m, "$1")
  return module === null
    ? named
    : named.replace(/^# .*$/m, `# ${moduleName(`@tallymark/${module[1]}`, module[2] ?? "")}`)
}

/** What a program imports to get a module. */
export const moduleName = (name: string, module: string): string => (module === "index" ? name : `${name}/${module}`)

const withoutHead = (markdown: string): string => markdown.slice(markdown.indexOf("\n## ") + 1)
