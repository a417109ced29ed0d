import { type FakeServer, startFakeServer } from "@tallymark/testing"
import type { Browser, Page } from "playwright-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { launch } from "../../src/Chromium.ts"
import * as Colour from "../../src/Colour.ts"
import { open } from "../../src/LivePage.ts"

const key = "0123456789abcdef0123456789abcdef01234567"

const hostile = [
  "</script><script>window.broken = 1</script>",
  "<img src=x onerror='window.broken = 1'>",
  "\u202etxt.exe"
]

/** The parts of the page that have more than fits beside each other. */
const beside = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate(() =>
    [...document.querySelectorAll("html, .view, .scroll, .pane-detail")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} in ${clientWidth}`)
  )

describe("the live page looks right", () => {
  let browser: Browser
  let server: FakeServer
  /** Addresses, and what is there once they are drawn. */
  let places: ReadonlyArray<readonly [hash: string, drawn: string]>

  beforeAll(async () => {
    browser = await launch()
    server = await startFakeServer({ clock: "2026-02-01", mixpanel: { limits: true } })
    await server.seed({ users: 6 })
    const call = async (parameters: Record<string, string>) =>
      fetch(`${server.url}/e?${new URLSearchParams({ _k: key, ...parameters })}`)
    for (const text of hostile) await call({ _p: text, _n: text, [text]: text })
    await call({ _p: "bob", _n: "long ".repeat(60), note: "z".repeat(900) })
    await call({ _p: "" })
    const funnel = server.addFunnel({ name: hostile[0] ?? "", steps: ["Visited Site", "Purchased"] })
    server.faults.set([{ operation: "export", times: 3, fault: { kind: "reset" } }])
    const where = encodeURIComponent('properties.plan == "pro"')
    const on = encodeURIComponent('properties["product"]')
    const ids = [
      server.violations[0]?.request.sequence,
      ...server
        .events()
        .slice(-2)
        .map(({ sequence }) => sequence)
    ]
    places = [
      ["#/events", ".arrival"],
      ["#/events?group=problems", ".arrival"],
      ...ids.map((id) => [`#/events?id=${id}`, ".inspector-body"] as const),
      ["#/people", ".someone"],
      [`#/people?person=${encodeURIComponent(hostile[1] ?? "")}&of=${key}`, ".timeline"],
      [`#/ask?event=Purchased&on=${on}`, "canvas"],
      [`#/ask?event=Purchased&on=${on}&chart=bar`, ".bars"],
      [`#/ask?event=Purchased&where=${where}`, ".issue"],
      [`#/ask?report=funnel&funnel=${funnel}&on=${encodeURIComponent('properties["campaign"]')}`, ".funnel"],
      ["#/ask?report=retention&born=Visited+Site", ".heat"],
      ["#/control", ".rules"]
    ]
  })

  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it.each([
    { name: "in the light", colorScheme: "light", width: 1280, rules: undefined },
    { name: "in the dark", colorScheme: "dark", width: 1280, rules: ["color-contrast"] },
    { name: "at 400 pixels", colorScheme: "light", width: 400, rules: undefined },
    { name: "at 400 pixels in the dark", colorScheme: "dark", width: 400, rules: ["color-contrast"] },
    { name: "at 200 percent of 1280 pixels", colorScheme: "light", width: 640, rules: undefined },
    { name: "at 400 percent of 1280 pixels", colorScheme: "light", width: 320, rules: [] }
  ] as const)("$name: no barrier, nothing beside the screen, nothing run that was sent", async (look) => {
    const { colorScheme, width, rules } = look
    await using live = await open(browser, server, { colorScheme, viewport: { width, height: 800 } })
    const { page } = live
    for (const [place, drawn] of places) {
      await live.visit(place)
      await page.locator(drawn).first().waitFor()
      if (rules?.length !== 0) assert.deepStrictEqual(await live.barriers(rules), [], place)
      assert.deepStrictEqual(await beside(page), [], place)
    }
    assert.isUndefined(await page.evaluate("window.broken"))
    assert.strictEqual(await page.locator("script").count(), 1)
    assert.deepStrictEqual(live.complaints, [])
  })

  it.each([1280, 400])("says so on an empty server as well, at %i pixels", async (width) => {
    await using empty = await startFakeServer()
    await using live = await open(browser, empty, { viewport: { width, height: 800 } })
    for (const place of ["#/events", "#/people", "#/ask", "#/ask?report=funnel", "#/control"]) {
      await live.visit(place)
      await live.page.locator(".hint, .welcome, .panel").first().waitFor()
      assert.deepStrictEqual(await live.barriers(), [], place)
      assert.deepStrictEqual(await beside(live.page), [], place)
    }
    assert.deepStrictEqual(live.complaints, [])
  })

  it("can be used without a mouse", async () => {
    await using live = await open(browser, server)
    const { page } = live
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "")
    await page.keyboard.press("/")
    await page.keyboard.type("visited site")
    await page.getByText(/ of \d+$/).waitFor()
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press("Tab")
    assert.include(await focused(), "Visited Site")
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
    assert.strictEqual(outline, "solid")
    const place = () => page.evaluate(() => document.activeElement?.getAttribute("href"))
    const first = await place()
    await page.keyboard.press("ArrowDown")
    assert.notStrictEqual(await place(), first)
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "What it means" }).waitFor()
    const next = await place()
    await page.keyboard.press("ArrowDown")
    await page.waitForFunction((old) => document.activeElement?.getAttribute("href") !== old, next)
    await page.locator(`a.arrival[aria-current]:focus`).waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("heading", { name: "What it means" }).waitFor({ state: "detached" })
    assert.include(await focused(), "Visited Site")
  })

  it.each(["#/events", "#/people"])(
    "leads the keyboard into what it opens at %s, and back, where only one of both fits",
    async (view) => {
      await using live = await open(browser, server, { viewport: { width: 400, height: 800 } })
      const { page } = live
      await live.visit(view)
      const row = page.locator("a[data-id]").nth(3)
      const id = await row.getAttribute("data-id")
      await row.focus()
      await page.keyboard.press("Enter")
      await page.locator("button.back:focus").waitFor()
      await page.keyboard.press("Enter")
      await page.locator("a[data-id]:focus").waitFor()
      assert.strictEqual(await page.locator("a[data-id]:focus").getAttribute("data-id"), id)
    }
  )

  it("does not move where the reader wants nothing to move", async () => {
    for (const [reducedMotion, moves] of [
      ["reduce", false],
      ["no-preference", true]
    ] as const) {
      await using own = await startFakeServer()
      await own.seed({ users: 2 })
      await using live = await open(browser, own, { reducedMotion })
      await live.page.locator(".arrival").first().waitFor()
      await fetch(`${own.url}/e?_k=${key}&_p=bob&_n=Did`)
      const row = live.page.locator(".arrival.is-new")
      await row.waitFor()
      const name = await row.evaluate((element) => getComputedStyle(element).animationName)
      assert.strictEqual(name !== "none", moves)
    }
  })

  it.each(["light", "dark"] as const)("draws series that every eye tells apart, %s", async (colorScheme) => {
    await using live = await open(browser, server, { colorScheme })
    const [surface = "", ...series] = await live.page.evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      return ["surface", ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `series-${number}`)].map((name) =>
        style.getPropertyValue(`--${name}`).trim()
      )
    })
    for (const colour of series) assert.isAbove(Colour.contrast(colour, surface), 3, colour)
    for (const [name, eye] of Object.entries(Colour.eyes)) {
      for (const [index, one] of series.entries()) {
        for (const other of series.slice(index + 1)) {
          assert.isAbove(Colour.distance(eye, one, other), 8, `${one} and ${other}, ${name}`)
        }
      }
    }
  })

  it("keeps charts and choices in sight where the reader has colours of their own", async () => {
    await using live = await open(browser, server, { forcedColors: "active" })
    const { page } = live
    const colour = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
    await live.visit(`#/ask?event=Purchased&on=${encodeURIComponent('properties["product"]')}&chart=bar`)
    await page.locator(".bars").waitFor()
    const canvas = await colour("body", "background-color")
    assert.notStrictEqual(await colour(".bar-track i", "background-color"), canvas)
    await live.visit("#/ask?report=retention&born=Visited+Site")
    await page.locator(".heat").waitFor()
    assert.notStrictEqual(await colour(".heat-10", "background-color"), canvas)
    await live.visit(places[2]?.[0] ?? "")
    await page.locator(".arrival[aria-current]").waitFor()
    assert.strictEqual(await colour(".arrival[aria-current]", "outline-style"), "solid")
  })

  it("opens with the token of its server, and keeps it out of the address", async () => {
    await using guarded = await startFakeServer({ token: "correct-horse-battery" })
    await using live = await open(browser, guarded)
    assert.strictEqual(new URL(live.page.url()).search, "")
    await live.page.reload()
    await live.page.getByText("Nothing has arrived yet").waitFor()
    assert.deepStrictEqual(live.complaints, [])
  })
})
