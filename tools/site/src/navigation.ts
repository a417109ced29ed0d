/**
 * What the site shows, in the order of its sidebar. A new page of `docs/` needs one line here.
 *
 * Pages are named by their file in the repository; their titles are their own headings. A section with one page is a
 * single entry, under the section's title. The packages and the services come after these sections by themselves.
 */
import { filesOf } from "./repository.ts"

/** A group of pages about one task. */
export interface Section {
  readonly title: string
  readonly files: ReadonlyArray<string>
  /** Shows the title alone until somebody opens the section. */
  readonly collapsed?: boolean
}

/** The first page. */
export const home = "docs/README.md"

/** The guides, by task. */
export const sections: ReadonlyArray<Section> = [
  {
    title: "Begin",
    files: [
      "docs/getting-started.md",
      "docs/recipes.md",
      "docs/authentication.md",
      "docs/errors.md",
      "examples/README.md"
    ]
  },
  {
    title: "Record",
    files: ["docs/delivery.md", "docs/senders.md", "docs/scale.md", "packages/tracking/README.md"]
  },
  {
    title: "Ask",
    files: ["docs/asking.md", "docs/expressions.md", "docs/exporting.md", "docs/limits.md", "packages/query/README.md"]
  },
  { title: "Test", files: ["docs/testing.md", "docs/live-page.md", "packages/testing/README.md"] },
  { title: "Command line", files: ["docs/cli.md"] },
  { title: "Leave the old clients", files: ["docs/migrating.md", "packages/compat/README.md"] },
  { title: "Decisions", files: filesOf("docs/decisions/*.md"), collapsed: true },
  { title: "Contributing", files: ["CONTRIBUTING.md", "tools/bench/README.md"] }
]
