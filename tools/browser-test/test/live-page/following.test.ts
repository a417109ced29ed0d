import { type FakeServer, startFakeServer } from "@tallymark/testing"
import type { Browser, Page } from "playwright-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { launch } from "../../src/Chromium.ts"
import { lay } from "../../src/Line.ts"
import { open } from "../../src/LivePage.ts"

const key = "0123456789abcdef0123456789abcdef01234567"

/** Records events called `Did 1`, `Did 2` … one after the other. */
const record = async (server: FakeServer, from: number, to: number): Promise<void> => {
  for (let number = from; number <= to; number++) {
    await fetch(`${server.url}/e?${new URLSearchParams({ _k: key, _p: "bob", _n: `Did ${number}` })}`)
  }
}

const titles = (page: Page): Promise<ReadonlyArray<string>> => page.locator(".arrival-title").allInnerTexts()

/** `Did 7`, `Did 6` … down to `Did 1`. */
const downFrom = (count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `Did ${count - index}`)

const isListening = (page: Page): Promise<unknown> =>
  page.getByRole("status").getByText("Live", { exact: true }).waitFor()

describe("the live page follows its server", () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  })

  afterAll(() => browser.close())

  it("shows everything once and in order, whatever the rate", async () => {
    await using server = await startFakeServer()
    await using live = await open(browser, server)
    await record(server, 1, 90)
    await live.page.getByText("Did 90", { exact: true }).waitFor()
    assert.deepStrictEqual(await titles(live.page), downFrom(90))
  })

  it("says that it hears nothing, and has missed nothing once it does again", async () => {
    await using server = await startFakeServer()
    await using line = await lay(server.url)
    await using live = await open(browser, { pageUrl: `${line.url}/` })
    const { page, complaints } = live
    await record(server, 1, 3)
    await page.getByText("Did 3", { exact: true }).waitFor()
    line.cut()
    await page.getByRole("alert").getByText("The server does not answer").waitFor()
    await page.getByRole("status").getByText("Not connected").waitFor()
    await record(server, 4, 6)
    assert.deepStrictEqual(await titles(page), downFrom(3))
    line.mend()
    await isListening(page)
    await page.getByText("Did 6", { exact: true }).waitFor()
    assert.deepStrictEqual(await titles(page), downFrom(6))
    assert.strictEqual(await page.getByRole("alert").count(), 0)
    // The browser's own words about the line, and no others.
    assert.deepStrictEqual(
      complaints.filter((text) => !text.startsWith("Failed to load resource: net::ERR_")),
      []
    )
  })

  it("shows what a server holds that has been started anew", async () => {
    const first = await startFakeServer()
    await using live = await open(browser, first)
    const { page } = live
    await record(first, 1, 3)
    await page.getByText("Did 3", { exact: true }).click()
    await page.getByRole("heading", { name: "What it means" }).waitFor()
    const port = Number(new URL(first.url).port)
    await first.close()
    await page.getByRole("alert").waitFor()
    await using second = await startFakeServer({ port })
    await isListening(page)
    await page.getByText("this arrival is gone").waitFor()
    await page.getByText("Nothing has arrived yet").waitFor()
    await record(second, 7, 7)
    await page.getByText("Did 7", { exact: true }).waitFor()
    assert.deepStrictEqual(await titles(page), ["Did 7"])
  })

  it("stands still while somebody reads further down, and says how many are new", async () => {
    await using server = await startFakeServer()
    await record(server, 1, 80)
    await using live = await open(browser, server)
    const { page } = live
    const line = page.getByText("Did 40", { exact: true })
    await line.scrollIntoViewIfNeeded()
    const place = () => line.evaluate((element) => element.getBoundingClientRect().top)
    const before = await place()
    await record(server, 81, 92)
    await page.getByRole("button", { name: "12 new" }).waitFor()
    assert.strictEqual(await place(), before)
    assert.deepStrictEqual(await titles(page), downFrom(80))
    await page.getByRole("button", { name: "12 new" }).click()
    await page.getByText("Did 92", { exact: true }).waitFor()
    assert.deepStrictEqual(await titles(page), downFrom(92))
    await record(server, 93, 93)
    await page.getByText("Did 93", { exact: true }).waitFor()
  })

  it("is the same in every tab, and in more of them than a browser has connections", async () => {
    await using server = await startFakeServer()
    const context = await browser.newContext()
    const tabs = await Promise.all(Array.from({ length: 8 }, () => context.newPage()))
    const [first] = tabs
    assert.isDefined(first)
    // The driver keeps every tab as if it were in sight; here only one is.
    for (const tab of tabs) {
      await tab.addInitScript(() => {
        let isHidden = false
        Object.defineProperty(document, "hidden", { get: () => isHidden })
        addEventListener("test-hide", () => {
          isHidden = !isHidden
          document.dispatchEvent(new Event("visibilitychange"))
        })
      })
    }
    const toggle = (tab: Page) => tab.evaluate(() => void dispatchEvent(new Event("test-hide")))
    for (const tab of tabs) {
      await tab.goto(server.pageUrl)
      await isListening(tab)
      await toggle(tab)
    }
    await record(server, 1, 5)
    for (const tab of tabs) {
      await toggle(tab)
      await tab.getByText("Did 5", { exact: true }).waitFor()
      assert.deepStrictEqual(await titles(tab), downFrom(5))
      await toggle(tab)
    }
    await context.close()
  })
})
