import { type FakeServer, startFakeServer } from "@tallymark/testing"
import type { Browser } from "playwright-core"
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, it } from "vitest"
import { launch } from "../../src/Chromium.ts"
import { type LivePage, open } from "../../src/LivePage.ts"

const login = { headers: { authorization: `Basic ${btoa("me:secret")}` } }

describe("the ask box", () => {
  let browser: Browser
  let server: FakeServer
  let live: LivePage

  beforeAll(async () => {
    browser = await launch()
    server = await startFakeServer({ clock: "2026-03-01" })
    await server.seed({ users: 80 })
  })

  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  beforeEach(async () => {
    live = await open(browser, server)
    await live.page.getByRole("link", { name: "Ask" }).click()
  })

  afterEach(async () => {
    await live[Symbol.asyncDispose]()
    assert.deepStrictEqual(live.complaints, [])
  })

  const api = async () => {
    const call = await live.page.locator(".call code").textContent()
    return (await fetch(`${server.url}${call}&project_id=1`, login)).json()
  }

  /** The numbers of a row of the table by its heading. */
  const numbers = async (heading: string): Promise<ReadonlyArray<number>> => {
    const row = live.page
      .locator("table.numbers tr")
      .filter({ has: live.page.getByRole("rowheader", { name: heading, exact: true }) })
    return (await row.locator("td").allInnerTexts()).map((text) => Number(text.replaceAll(/[,%]/g, "")))
  }

  it("draws a segmentation with the numbers that the API gives", async () => {
    const { page } = live
    await page.getByLabel("Event", { exact: true }).fill("Purchased")
    await page
      .getByRole("img", { name: /Line chart/ })
      .locator("canvas")
      .waitFor()
    const { series, values } = (await api()).data
    const daily = series.map((day: string) => values.Purchased[day])
    const total = daily.reduce((sum: number, value: number) => sum + value, 0)
    assert.isAbove(total, 0)
    assert.deepStrictEqual(await numbers("Purchased"), [total, ...daily])
    await page.getByRole("button", { name: "Bar" }).click()
    await page
      .getByRole("img", { name: /Bar chart/ })
      .locator("canvas")
      .waitFor()
  })

  it("offers the events there are, and days that have an answer", async () => {
    const { page } = live
    await page.getByRole("button", { name: "Purchased" }).click()
    assert.strictEqual(await page.getByLabel("Event", { exact: true }).inputValue(), "Purchased")
    await page.getByRole("rowheader", { name: "Purchased" }).waitFor()
    const total = await numbers("Purchased")
    await page.getByLabel("From").fill("2025-06-01")
    await page.getByLabel("To", { exact: true }).fill("2025-06-30")
    await page.getByText("Nothing of this happened in these days.").waitFor()
    await page.getByRole("button", { name: /^Ask about all days/ }).click()
    await page.getByRole("rowheader", { name: "Purchased" }).waitFor()
    assert.isAtLeast((await numbers("Purchased"))[0] ?? 0, total[0] ?? 0)
    await page.getByLabel("To", { exact: true }).fill("2025-06-30")
    await page.getByText("The first day is after the last.").waitFor()
  })

  it("adds up events, and neither people nor averages", async () => {
    const { page } = live
    await page.getByLabel("Event", { exact: true }).fill("Visited Site")
    await page.getByRole("columnheader", { name: "Total" }).waitFor()
    await page.getByLabel("Count").selectOption("events per person")
    await page.getByRole("columnheader", { name: "Total" }).waitFor({ state: "detached" })
    const { series, values } = (await api()).data
    const shown = series.map((day: string) => Number(values["Visited Site"][day].toFixed(2)))
    assert.deepStrictEqual(await numbers("Visited Site"), shown)
    assert.strictEqual(await page.locator(".legend b").count(), 0)
  })

  it("splits by a property, and draws bars of the totals", async () => {
    const { page } = live
    await page.getByLabel("Event", { exact: true }).fill("Purchased")
    await page.getByLabel("On").fill('properties["product"]')
    await page.getByRole("rowheader", { name: "Teapot" }).waitFor()
    const { series, values } = (await api()).data
    for (const [name, own] of Object.entries<Record<string, number>>(values)) {
      assert.deepStrictEqual(
        (await numbers(name)).slice(1),
        series.map((day: string) => own[day])
      )
    }
    await page.getByRole("button", { name: "Bar" }).click()
    assert.strictEqual(await page.locator(".bars li").count(), Object.keys(values).length)
  })

  it("shows a mistake with a caret under the character, and repairs it with a click", async () => {
    const { page } = live
    await page.getByLabel("Event", { exact: true }).fill("Purchased")
    await page.getByRole("rowheader", { name: "Purchased" }).waitFor()
    await page.getByLabel("Where").fill('properties.product == "Mug"')
    const issue = page.locator(".issue")
    assert.strictEqual(await issue.locator("pre").textContent(), 'properties.product == "Mug"\n          ^')
    await page.getByText("Repair the expression").waitFor()
    await issue.getByRole("button", { name: 'Write properties["product"]' }).click()
    assert.strictEqual(await page.getByLabel("Where").inputValue(), 'properties["product"] == "Mug"')
    await page.getByRole("rowheader", { name: "Purchased" }).waitFor()
    const mugs = server.events({ event: "Purchased" }).filter(({ properties }) => properties.product === "Mug")
    assert.strictEqual((await numbers("Purchased"))[0], mugs.length)
  })

  it("says which product it asks about where there are several", async () => {
    await using two = await startFakeServer({ clock: "2026-03-01" })
    for (const letter of ["b", "a"]) await two.seed({ users: 5 }, { key: letter.repeat(40) })
    await using other = await open(browser, two)
    const { page } = other
    await other.visit("#/ask?event=Visited+Site")
    await page.getByText("A question is about one product, here bbbbbb…bbbbbb.").waitFor()
    await page.getByLabel("Product key").selectOption("a".repeat(40))
    await page.getByText("A question is about one product").waitFor({ state: "detached" })
    await page.getByRole("rowheader", { name: "Visited Site" }).waitFor()
  })

  it("saves a funnel and draws it", async () => {
    const { page } = live
    await page.getByRole("button", { name: "Funnel" }).click()
    await page.getByRole("button", { name: "New funnel" }).click()
    await page.getByLabel("Step 1").fill("Visited Site")
    await page.getByLabel("Step 2").fill("Added to Cart")
    await page.getByRole("button", { name: "Add a step" }).click()
    await page.getByLabel("Step 3").fill("Purchased")
    await page.getByRole("button", { name: "Save funnel" }).click()
    await page.locator(".funnel").waitFor()
    const [{ steps }] = Object.values<{ steps: ReadonlyArray<{ count: number }> }>((await api()).data) as [never]
    const counts = await page.locator(".funnel .step-count b").allInnerTexts()
    assert.deepStrictEqual(
      counts.map(Number),
      (steps as ReadonlyArray<{ count: number }>).map(({ count }) => count)
    )
  })

  it("draws retention as a heat map", async () => {
    const { page } = live
    await page.getByRole("button", { name: "Retention" }).click()
    await page.getByLabel("Began with").fill("Visited Site")
    await page.locator("table.heat").waitFor()
    const report: Record<string, { counts: ReadonlyArray<number>; first: number }> = await api()
    const cells = page.locator("table.heat tbody tr").first().locator("td[title]")
    const titles = await cells.evaluateAll((found) => found.map((cell) => cell.getAttribute("title")))
    const [row] = Object.values(report)
    assert.deepStrictEqual(
      titles,
      row?.counts.map((count) => `${count} of ${row.first}`)
    )
    await page.getByRole("button", { name: "Segmentation" }).click()
    await page.getByText("Choose an event.").waitFor()
  })
})
