/**
 * The live page of a fake server in a real browser, with everything that the browser complains about.
 */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { FakeServer } from "@tallymark/testing"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"

/** A page that is open. */
export interface LivePage extends AsyncDisposable {
  readonly page: Page
  /** Errors, warnings, and whatever the content security policy has stopped. */
  readonly complaints: ReadonlyArray<string>
  /** Goes to a place such as `"#/people"` and waits until the server is heard. */
  readonly visit: (hash: string) => Promise<void>
  /** What breaks WCAG 2.2 AA where the page is now, or some rules of it: the rule, and the elements. */
  readonly barriers: (rules?: ReadonlyArray<string>) => Promise<ReadonlyArray<string>>
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

interface AxeResults {
  readonly violations: ReadonlyArray<{ readonly id: string; readonly nodes: ReadonlyArray<{ readonly html: string }> }>
}

/** Opens the page of a server in a window of its own. */
export const open = async (
  browser: Browser,
  server: Pick<FakeServer, "pageUrl">,
  options: BrowserContextOptions = {}
): Promise<LivePage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const complaints: Array<string> = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("dialog", (dialog) => complaints.push(`a dialog: ${dialog.message()}`))
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
  })
  const visit = async (hash: string): Promise<void> => {
    await page.goto(server.pageUrl + hash)
    await page.getByRole("status").getByText("Live", { exact: true }).waitFor()
  }
  await visit("")
  return {
    page,
    complaints,
    visit,
    barriers: async (rules = everything) => {
      // Through the debugger, which the page's policy does not bind.
      if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
      const options = JSON.stringify({ runOnly: rules, resultTypes: ["violations"] })
      const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`)
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    },
    [Symbol.asyncDispose]: () => context.close()
  }
}
