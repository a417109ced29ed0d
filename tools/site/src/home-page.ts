/**
 * The first page of the site: what this is and why one would use it, before the first page of `docs/` goes on.
 */
import type { Page } from "./Page.ts"

/** A reason to read on, and where. */
interface Reason {
  readonly title: string
  readonly details: string
  readonly link: string
}

const reasons: ReadonlyArray<Reason> = [
  {
    title: "Nothing is lost",
    details:
      "A call that was accepted is written down. Outages, deployments and crashes only delay it, and it counts once.",
    link: "/delivery.html"
  },
  {
    title: "Mistakes show before they are sent",
    details: "Events and questions have types. A wrong expression is shown with a caret under the character.",
    link: "/expressions.html"
  },
  {
    title: "Exports of any size",
    details: "Events stream in constant memory, and an export that was cut goes on where it ended.",
    link: "/exporting.html"
  },
  {
    title: "A server to test against",
    details: "It behaves like both services, computes true answers, and goes wrong when you ask it to.",
    link: "/testing.html"
  },
  {
    title: "A page to look at",
    details: "See what an application records while it runs: events, people, answers, faults.",
    link: "/live-page.html"
  },
  {
    title: "The way from the old clients",
    details: "py-KISSmetrics and mixpanel-query-py: same names, same arguments, same bytes on the wire.",
    link: "/migrating.html"
  }
]

const actions = [
  { theme: "brand", text: "Get started", link: "/getting-started.html" },
  { theme: "alt", text: "Recipes", link: "/recipes.html" },
  { theme: "alt", text: "API", link: "/api/" }
]

/** Puts the head of the site in the place of a page's heading and first paragraph, which becomes its tagline. */
export const homePage = ({ markdown, place }: Page): Page => {
  const [heading = "", tagline = "", ...rest] = markdown.split("\n\n")
  const head = {
    layout: "home",
    title: "Tallymark",
    titleTemplate: false,
    hero: {
      name: heading.replace(/^# /, ""),
      text: "Record, ask, and test both",
      tagline: tagline.replaceAll("\n", " "),
      actions
    },
    features: reasons
  }
  // JSON is YAML.
  return { place, markdown: `---\n${JSON.stringify(head)}\n---\n\n${rest.join("\n\n")}` }
}
