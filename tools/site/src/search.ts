/**
 * What the search finds, and what it puts first.
 */
import type { DefaultTheme } from "vitepress"

/** One index over guides, decisions, API and services, read in the browser. */
export const search: NonNullable<DefaultTheme.Config["search"]> = {
  provider: "local",
  options: {
    _render: (markdown, env, renderer) => renderer.render(asIndexed(env.relativePath, markdown), env),
    miniSearch: {
      // Sent to the browser as text, so it stands alone.
      searchOptions: {
        boostDocument: (id: string) =>
          // Guides before what is looked up, and single exports last: their names fill the index.
          /^\/api\/[^/]+\/[^/#]/.test(id)
            ? 0.25
            : id.startsWith("/services/")
              ? 0.8
              : id.startsWith("/decisions/")
                ? 0.5
                : 1
      }
    }
  }
}

/**
 * The text of a page as it goes into the index.
 *
 * On pages of the API only the name of the export and those of its members are headings; "Parameters" and its like
 * would be found thousands of times. The name tells where it is imported from, because several modules may have it. Lists
 * of what a module exports are left out. So are the refusals of services, which are the same for most operations.
 */
export const asIndexed = (place: string, markdown: string): string => {
  if (place.startsWith("services/")) return markdown.replace(/^## Refusals and failures$.*/ms, "")
  const [api, name, ...rest] = place.split("/")
  const [module] = rest
  if (api !== "api" || name === undefined || rest.length < 2) return markdown
  if (rest.at(-1) === "index.md") return ""
  const source = module === undefined || module === "index" || kinds.has(module) ? name : `${name}/${module}`
  return markdown
    .replaceAll(/^(?:##|#{4,6}) .*$/gm, "")
    .replaceAll(/^### (?:Constructor|Parameters|Returns|Type Parameters)$/gm, "")
    .replace(/^# /m, `# ${source}: `)
}

/** The directories that typedoc puts exports into. In a package with one module they are the only ones. */
const kinds: ReadonlySet<string> = new Set(["functions", "classes", "variables", "interfaces", "type-aliases"])
