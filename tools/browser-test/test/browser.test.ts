import { type FakeServer, startFakeServer } from "@tallymark/testing"
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, it } from "vitest"
import { launch } from "../src/Chromium.ts"
import * as Site from "../src/Site.ts"

const patience = { timeout: "10 seconds" } as const

describe("a page that tracks", () => {
  let browser: Browser
  let site: Site.Site
  let server: FakeServer
  let page: Page
  let complaints: Array<string>

  beforeAll(async () => {
    site = await Site.start()
    server = await startFakeServer()
    browser = await launch()
  })

  afterAll(async () => {
    await browser.close()
    await server.close()
    await site[Symbol.asyncDispose]()
  })

  beforeEach(async () => {
    server.reset()
    complaints = []
    page = await browser.newPage()
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
    })
    await page.goto(site.trackingPage(server.url))
  })

  afterEach(async () => {
    await page.close()
    assert.deepStrictEqual(complaints, [])
    assert.deepStrictEqual(server.violations, [])
  })

  const arrivals = (name: string): number => server.events().filter((event) => event.name.startsWith(name)).length

  it("delivers to another origin without asking for permission first", async () => {
    await page.evaluate(() => window.recordMany("Viewed", 1))
    await server.waitFor(1, patience)
    assert.deepStrictEqual(
      server.requests.map(({ method }) => method),
      ["GET"]
    )
  })

  it("loses nothing when it is left right after recording", async () => {
    await page.evaluate((elsewhere) => {
      window.recordMany("Left", 100)
      location.href = elsewhere
    }, site.otherPage)
    await server.waitFor(() => arrivals("Left") === 100, patience)
    await page.waitForURL(site.otherPage)
  })

  it("loses nothing when it is reloaded right after recording", async () => {
    const loaded = page.waitForEvent("load")
    await page.evaluate(() => {
      window.recordMany("Reloaded", 100)
      location.reload()
    })
    await server.waitFor(() => arrivals("Reloaded") === 100, patience)
    await loaded
  })

  it("loses nothing when it closes itself right after recording", async () => {
    const popup = page.waitForEvent("popup")
    await page.evaluate((url) => void window.open(url), site.trackingPage(server.url))
    const opened = await popup
    await opened.waitForLoadState()
    await opened.evaluate(() => {
      window.recordMany("Closed", 100)
      setTimeout(() => window.close())
    })
    await server.waitFor(() => arrivals("Closed") === 100, patience)
  })

  it("sends an event too long for a query as a form", async () => {
    const properties = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, name.repeat(500)]))
    await page.evaluate(
      ([elsewhere, properties]) => {
        window.recordMany("Long", 1, properties)
        location.href = elsewhere
      },
      [site.otherPage, properties] as const
    )
    await server.waitFor(() => arrivals("Long") === 1, patience)
    await page.waitForURL(site.otherPage)
    assert.strictEqual(server.requests.at(-1)?.method, "POST")
  })

  /** Properties of so many characters. */
  const long = (characters: number): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from({ length: Math.ceil(characters / 500) }, (_, i) => [`p${i}`, "x".repeat(500)]))

  it("delivers what is too long to outlive the page, while that stays", async () => {
    await page.evaluate((properties) => window.recordMany("Huge", 1, properties), long(80_000))
    await server.waitFor(() => arrivals("Huge") === 1, patience)
    await page.evaluate((properties) => window.recordMany("Long", 60, properties), long(20_000))
    await server.waitFor(() => arrivals("Long") === 60, patience)
  })

  it("delivers all that is long when it is hidden and stays", async () => {
    await page.evaluate((properties) => {
      window.recordMany("Hidden", 60, properties)
      Object.defineProperty(document, "visibilityState", { value: "hidden" })
      document.dispatchEvent(new Event("visibilitychange"))
    }, long(3_000))
    await server.waitFor(() => arrivals("Hidden") === 60, patience)
  })
})
