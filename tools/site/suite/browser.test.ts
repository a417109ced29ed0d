import { launch } from "@tallymark/browser-test/Chromium"
import { chromium as tool } from "@tallymark/verify/Tool"
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, it } from "vitest"
import { type Served, serve } from "../src/serve.ts"
import { site } from "./build.ts"

describe.skipIf(tool.find() === undefined)("the site in a browser", () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: Array<string>

  beforeAll(async () => {
    served = await serve(site)
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await served?.[Symbol.asyncDispose]()
  })

  beforeEach(async () => {
    complaints = []
    page = await browser.newPage()
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
    })
    page.on("request", (request) => {
      const url = request.url()
      if (!url.startsWith(served.origin) && !url.startsWith("data:")) complaints.push(`The page asked for ${url}.`)
    })
  })

  afterEach(async () => {
    await page.close()
    assert.deepStrictEqual(complaints, [])
  })

  const open = async (path: string): Promise<string | null> => {
    await page.goto(served.origin + path)
    await page.waitForLoadState("networkidle")
    return page.locator("h1").textContent()
  }

  const pages = {
    "its home page": ["/", "Tallymark"],
    "a guide": ["/limits.html", "Limits"],
    "the recipes": ["/recipes.html", "Recipes"],
    "a page of the API": ["/api/tracking/node/functions/createTracker.html", "createTracker()"],
    "a page of a service": ["/services/mixpanel-query/segmentation.html", "Count an event, split by an expression"]
  } as const

  for (const [name, [path, title]] of Object.entries(pages)) {
    it(`shows ${name}, also in 400 pixels`, async () => {
      assert.include((await open(path)) ?? "", title)
      await page.setViewportSize({ width: 400, height: 800 })
      assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), 400)
    })
  }

  it("follows the reader from page to page without loading anew", async () => {
    await open("/")
    await page.evaluate(() => document.documentElement.setAttribute("data-first", "yes"))
    await page.getByRole("link", { name: "Get started" }).click()
    await page.getByRole("heading", { level: 1, name: "Getting started" }).waitFor()
    await page.getByRole("link", { name: "Next page" }).click()
    await page.getByRole("heading", { level: 1, name: "Recipes" }).waitFor()
    assert.strictEqual(await page.locator("html").getAttribute("data-first"), "yes")
  })

  for (const scheme of ["light", "dark"] as const) {
    it(`is ${scheme} where the reader's machine is`, async () => {
      await page.emulateMedia({ colorScheme: scheme })
      await open("/")
      const [, red] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/(\d+)/) ?? []
      assert.strictEqual(Number(red) > 127 ? "light" : "dark", scheme)
    })
  }

  /** Searches from the home page and opens the first result. */
  const find = async (term: string): Promise<string> => {
    await open("/")
    await page.keyboard.press("Control+k")
    await page.locator("#localsearch-input").fill(term)
    await page.locator(".VPLocalSearchBox .result").first().click()
    await page.waitForURL((url) => url.pathname !== "/")
    return new URL(page.url()).pathname
  }

  // Each in a tab of its own: the search remembers what it found last, and shows it until it has found something else.
  it.each([
    ["retry", "/delivery.html"],
    ["lambda", "/recipes.html"]
  ])("finds guides before the API where both speak of %s", async (term, path) => {
    assert.strictEqual(await find(term), path)
  })

  it("finds what only the API says", async () => {
    assert.strictEqual(await find("EventNamesQuestion"), "/api/query/index/interfaces/EventNamesQuestion.html")
  })

  it("finds what only a guide says", async () => {
    assert.strictEqual(await find("unhandled signal crash"), "/delivery.html")
  })

  it("finds the parameters of a service", async () => {
    assert.strictEqual(await find("addiction_unit"), "/services/mixpanel-query/frequency.html")
  })
})
