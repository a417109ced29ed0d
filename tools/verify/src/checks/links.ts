/**
 * Relative links in markdown files lead to a file of the repository, and their fragments to a heading in it.
 */
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import * as Check from "../Check.ts"
import * as Markdown from "../Markdown.ts"

/** Directories whose content is not part of the repository. */
const made = ["node_modules", "dist", ".git", ".turbo"]

const isMade = (path: string): boolean => made.some((directory) => `/${path}/`.includes(`/${directory}/`))

/** Checks the links of every markdown file under a directory. */
export const links = async (root: string): Promise<Check.Outcome> => {
  const files = globSync("**/*.md", { cwd: root, exclude: isMade }).sort()
  const read = new Map<string, Markdown.Markdown>()
  const markdownOf = (path: string): Markdown.Markdown => {
    const known = read.get(path) ?? Markdown.parse(readFileSync(path, "utf8"))
    read.set(path, known)
    return known
  }
  const complaints: Array<string> = []
  for (const file of files) {
    const path = join(root, file)
    for (const { target, line } of markdownOf(path).links) {
      if (/^[a-z][a-z+.-]*:/i.test(target)) continue
      const [place = "", fragment] = target.split("#")
      const goal = place === "" ? path : join(dirname(path), decodeURIComponent(place))
      const complain = (why: string): number => complaints.push(`${file}:${line} links to ${target}: ${why}`)
      if (relative(root, goal).startsWith("..")) complain("outside the repository")
      else if (isMade(relative(root, goal))) complain("a file that is not committed")
      else if (!existsSync(goal)) complain("no such file")
      else if (fragment !== undefined && goal.endsWith(".md") && !markdownOf(goal).anchors.has(fragment))
        complain("no such heading")
    }
  }
  return Check.fromComplaints(complaints)
}
