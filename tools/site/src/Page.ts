/**
 * A page of the site before it is built: Markdown, and where it stands.
 */
import type { Nodes } from "mdast"
import { fromMarkdown } from "mdast-util-from-markdown"
import { visit } from "unist-util-visit"
import { placeOf } from "./place.ts"

/** A page as the builder takes it. */
export interface Page {
  /** Its path from the root of the site: `decisions/index.md`. */
  readonly place: string
  readonly markdown: string
}

/** A page that is looked things up in. The stylesheet knows it by `pageClass`. */
export const reference = (place: string, kind: "api" | "service", markdown: string): Page => ({
  place,
  markdown: `---\npageClass: reference ${kind}\n---\n\n${markdown}`
})

/** The text of a page's first heading. */
export const titleOf = (markdown: string): string => {
  const heading = fromMarkdown(markdown).children.find((node) => node.type === "heading")
  if (heading === undefined) throw new Error("The page has no heading.")
  return textOf(heading)
}

/**
 * A file of the repository as a page.
 *
 * Links to other files become links to their pages. `known` holds the files that are pages; a link to any other file
 * would lead nowhere and is an error.
 */
export const fromFile = (file: string, markdown: string, known: ReadonlySet<string>): Page => ({
  place: placeOf(file),
  markdown: replaceLinks(markdown, (target) => {
    if (/^([a-z][a-z+.-]*:|#)/i.test(target)) return target
    const { pathname, hash } = new URL(target, `file:///${file}`)
    const goal = decodeURIComponent(pathname).slice(1)
    if (!known.has(goal))
      throw new Error(`${file} links to ${target}, which is no page of the site. Pages are listed in navigation.ts.`)
    return `/${placeOf(goal)}${hash}`
  })
})

const replaceLinks = (markdown: string, replace: (target: string) => string): string => {
  const targets: Array<{ readonly url: string; readonly at: number }> = []
  visit(fromMarkdown(markdown), (node) => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return
    targets.push({ url: node.url, at: markdown.lastIndexOf(node.url, node.position?.end.offset) })
  })
  return targets
    .toSorted((one, other) => other.at - one.at)
    .reduce((text, { url, at }) => text.slice(0, at) + replace(url) + text.slice(at + url.length), markdown)
}

const textOf = (node: Nodes): string =>
  "value" in node ? node.value : "children" in node ? node.children.map(textOf).join("") : ""
