import { type FakeServer, startFakeServer } from "@tallymark/testing"
import type { Browser } from "playwright-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { launch } from "../../src/Chromium.ts"
import { open } from "../../src/LivePage.ts"

const key = "0123456789abcdef0123456789abcdef01234567"

const hostile = [
  "</script><script>window.broken = 1</script>",
  "<img src=x onerror='window.broken = 1'>",
  "\u202etxt.exe"
]

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
    { name: "at 400 pixels", colorScheme: "light", width: 400, rules: undefined }
  ] as const)("$name: no barrier, nothing beside the screen, nothing run that was sent", async (look) => {
    const { colorScheme, width, rules } = look
    await using live = await open(browser, server, { colorScheme, viewport: { width, height: 800 } })
    const { page } = live
    for (const [place, drawn] of places) {
      await live.visit(place)
      await page.locator(drawn).first().waitFor()
      assert.deepStrictEqual(await live.barriers(rules), [], place)
      assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), width, place)
    }
    assert.isUndefined(await page.evaluate("window.broken"))
    assert.strictEqual(await page.locator("script").count(), 1)
    assert.deepStrictEqual(live.complaints, [])
  })

  it("says so on an empty server as well", async () => {
    await using empty = await startFakeServer()
    await using live = await open(browser, empty)
    for (const place of ["#/events", "#/people", "#/ask", "#/ask?report=funnel", "#/control"]) {
      await live.visit(place)
      await live.page.locator(".hint, .welcome, .panel").first().waitFor()
      assert.deepStrictEqual(await live.barriers(), [], place)
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
    await page.keyboard.press("Escape")
    await page.getByRole("heading", { name: "What it means" }).waitFor({ state: "detached" })
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
