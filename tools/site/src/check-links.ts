/**
 * Whether a built site holds together: every link leads to a page, every fragment to an element of it, and nothing
 * that a page loads comes from elsewhere.
 */
import { existsSync, globSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { Parser } from "htmlparser2"

interface Links {
  /** Where links lead, and what the page loads. */
  readonly targets: ReadonlyArray<{ readonly url: string; readonly isLoaded: boolean }>
  readonly ids: ReadonlySet<string>
}

/** Reads every page under a directory and answers with what is wrong, page by page. */
export const checkLinks = (site: string): ReadonlyArray<string> => {
  const pages = new Map(globSync("**/*.html", { cwd: site }).map((page) => [page, readLinks(join(site, page))]))
  return [...pages].sort().flatMap(([page, { targets }]) => {
    const wrong = targets.flatMap(({ isLoaded, url }): ReadonlyArray<string> => {
      if (url.startsWith("data:")) return []
      if (/^([a-z][a-z+.-]*:|\/\/)/i.test(url)) return isLoaded ? [`loads ${url} from elsewhere`] : []
      const { hash, pathname } = new URL(url, `site:///${page}`)
      const goal = decodeURIComponent(pathname)
        .slice(1)
        .replace(/(^|\/)$/, "$1index.html")
      if (!existsSync(join(site, goal)) || statSync(join(site, goal)).isDirectory())
        return [`links to ${url}: no such file`]
      const ids = pages.get(goal)?.ids
      const isThere = hash === "" || ids === undefined || ids.has(decodeURIComponent(hash.slice(1)))
      return isThere ? [] : [`links to ${url}: no such fragment`]
    })
    return [...new Set(wrong)].map((complaint) => `${page} ${complaint}`)
  })
}

const readLinks = (file: string): Links => {
  const targets: Array<Links["targets"][number]> = []
  const ids = new Set<string>()
  const parser = new Parser({
    onopentag: (name, { href, id, src }) => {
      if (id !== undefined) ids.add(id)
      if (href !== undefined) targets.push({ url: href, isLoaded: name !== "a" })
      if (src !== undefined) targets.push({ url: src, isLoaded: true })
    }
  })
  parser.end(readFileSync(file, "utf8"))
  return { targets, ids }
}
