/**
 * What checks read from a markdown text: its code fences, links and headings, each with the line it stands on.
 */
import GithubSlugger from "github-slugger"
import type { Nodes } from "mdast"
import { fromMarkdown } from "mdast-util-from-markdown"
import { visit } from "unist-util-visit"

/** A fenced block of code. */
export interface Fence {
  /** The word after the fence, `ts` for instance. */
  readonly language: string
  /** The words after the language. */
  readonly flags: ReadonlyArray<string>
  /** The number of the first line of code, counted from 1. */
  readonly line: number
  readonly code: string
}

/** A link, an image or the target of a reference. */
export interface Link {
  readonly target: string
  readonly line: number
}

/** A markdown text, read. */
export interface Markdown {
  readonly fences: ReadonlyArray<Fence>
  readonly links: ReadonlyArray<Link>
  /** The fragments that links can point at, as GitHub makes them from headings. */
  readonly anchors: ReadonlySet<string>
}

/** Reads a markdown text. */
export const parse = (text: string): Markdown => {
  const fences: Array<Fence> = []
  const links: Array<Link> = []
  const anchors = new Set<string>()
  const slugger = new GithubSlugger()
  visit(fromMarkdown(text), (node) => {
    const line = node.position?.start.line ?? 1
    if (node.type === "code" && node.lang != null) {
      const flags = node.meta?.split(/\s+/) ?? []
      fences.push({ language: node.lang, flags, line: line + 1, code: node.value })
    } else if (node.type === "link" || node.type === "image" || node.type === "definition") {
      links.push({ target: node.url, line })
    } else if (node.type === "heading") {
      anchors.add(slugger.slug(textOf(node)))
    }
  })
  return { fences, links, anchors }
}

const textOf = (node: Nodes): string =>
  "value" in node ? node.value : "children" in node ? node.children.map(textOf).join("") : ""
