import "@tallymark/testing/vitest"
import { type FakeServer, startFakeServer } from "@tallymark/testing"
import { createTracker, type Tracker } from "@tallymark/tracking"
import type { Browser } from "playwright-core"
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { launch } from "../../src/Chromium.ts"
import { type LivePage, open } from "../../src/LivePage.ts"

const key = "0123456789abcdef0123456789abcdef01234567"

describe("the live page", () => {
  let browser: Browser
  let server: FakeServer
  let tracker: Tracker
  let live: LivePage

  beforeAll(async () => {
    browser = await launch()
  })

  afterAll(() => browser.close())

  beforeEach(async () => {
    server = await startFakeServer()
    tracker = createTracker({ key, host: server.url })
    live = await open(browser, server, { permissions: ["clipboard-read", "clipboard-write"] })
  })

  afterEach(async () => {
    await live[Symbol.asyncDispose]()
    await tracker.close()
    await server.close()
    assert.deepStrictEqual(live.complaints, [])
  })

  const rows = () => live.page.locator("a.arrival")

  it("says how to begin, and shows what is recorded while it is open", async () => {
    await live.page.getByText("Nothing has arrived yet").waitFor()
    await tracker.record("bob@example.com", "Signed Up", { plan: "pro" })
    await rows().getByText("Signed Up").waitFor()
    await tracker.record("eve@example.com", "Paid", { amount: 12 })
    await rows().getByText("Paid").waitFor()
    assert.deepStrictEqual(await rows().locator(".arrival-title").allInnerTexts(), ["Paid", "Signed Up"])
    assert.deepStrictEqual(await rows().locator(".arrival-person").allInnerTexts(), [
      "eve@example.com",
      "bob@example.com"
    ])
  })

  it("filters as one types, also what arrives later", async () => {
    for (const [person, name] of [
      ["bob", "Signed Up"],
      ["eve", "Paid"],
      ["bob", "Paid"]
    ] as const) {
      await tracker.record(person, name)
    }
    await live.page.getByLabel("Filter arrivals").pressSequentially("paid b")
    await live.page.getByText("1 of 3").waitFor()
    assert.deepStrictEqual(await rows().locator(".arrival-person").allInnerTexts(), ["bob"])
    await tracker.record("bert", "Paid")
    await live.page.getByText("2 of 4").waitFor()
    await tracker.record("bert", "Left")
    await live.page.getByText("2 of 5").waitFor()
    await live.page.getByRole("button", { name: "Problems" }).click()
    await live.page.getByText("Nothing that has arrived fits this filter.").waitFor()
  })

  it("shows a request next to its meaning and its violations", async () => {
    await tracker.alias("visitor-7", "bob@example.com")
    await fetch(
      `${server.url}/e?${new URLSearchParams({ _k: key, _p: "visitor-7", _n: "Did", note: "z".repeat(600) })}`
    )
    await rows().getByText("Did").click()
    const inspector = live.page.getByRole("region", { name: "Inspector" })
    await inspector.getByRole("heading", { name: "Did" }).waitFor()
    await inspector.getByText("also bob@example.com").waitFor()
    const wrong = inspector.locator(".parameters tr.is-wrong")
    assert.match((await wrong.textContent()) ?? "", /^note.*512/)
    assert.include(await inspector.locator(".raw").textContent(), "GET /e?")
    await inspector.getByRole("link", { name: "visitor-7" }).click()
    const person = live.page.getByRole("region", { name: "Person" })
    await person.getByText("2 identities, one person").waitFor()
    assert.deepStrictEqual(await person.locator(".identities li").allInnerTexts(), ["bob@example.com", "visitor-7"])
    await person.locator(".moment").getByText("Did").click()
    await inspector.getByRole("heading", { name: "Did" }).waitFor()
  })

  it("copies an assertion that holds, whatever was sent", async () => {
    const { page } = live
    const nasty = 'a "quoted" \\ `x` $' + "{y} </script>\u202e\u2028\n"
    await tracker.record("bob", "Paid", { amount: 12.5, seats: "0012", "the note": nasty, constructor: "x" })
    await tracker.set("bob", { plan: nasty })
    await tracker.alias("bob", nasty)
    await fetch(`${server.url}/api/query/events/names?project_id=1&type=general`, {
      headers: { authorization: `Basic ${btoa("me:secret")}` }
    })
    const matchers: Array<string> = []
    for (const kind of ["event", "properties", "alias", "question"]) {
      await rows()
        .filter({ has: page.getByRole("img", { name: kind, exact: true }) })
        .click()
      await page.getByRole("button", { name: "Copy as test" }).click()
      await page.getByText("Copied").waitFor()
      const assertion = await page.evaluate(() => navigator.clipboard.readText())
      assert.notMatch(assertion, /[\p{Cf}\u2028]/u)
      new Function("expect", "server", assertion)(expect, server)
      assert.throws(() => new Function("expect", "server", assertion.replaceAll(".to", ".not.to"))(expect, server))
      matchers.push(/to\w+/.exec(assertion)?.[0] ?? "")
      await page.getByRole("button", { name: "Close" }).click()
    }
    assert.deepStrictEqual(matchers, ["toHaveRecorded", "toHaveSetProperty", "toHaveAliased", "toHaveAsked"])
  })

  it("makes the next calls fail, and shows that they did", async () => {
    const { page } = live
    await page.getByRole("link", { name: "Control" }).click()
    await page.getByLabel("Make the next").fill("2")
    await page.getByLabel("What happens to them").selectOption("fail with 503")
    await page.getByRole("button", { name: "Set", exact: true }).click()
    await page.getByText("1 fault set").waitFor()
    const call = async () => (await fetch(`${server.url}/e?_k=${key}&_p=bob&_n=Did`)).status
    assert.deepStrictEqual([await call(), await call(), await call()], [503, 503, 200])
    await page.getByRole("row", { name: "fail with 503 all calls spent 3 2" }).waitFor()
    await page.getByRole("link", { name: "Events" }).click()
    await rows().nth(2).waitFor()
    assert.strictEqual(await rows().getByText("503").count(), 2)
    await page.getByRole("link", { name: "1 fault set" }).click()
    await page.getByRole("button", { name: "Clear all faults" }).click()
    await page.getByText("Nothing is set to go wrong.").waitFor()
    assert.deepStrictEqual(server.faults.rules, [])
  })

  it("makes calls of one kind fail until the faults are cleared", async () => {
    const { page } = live
    await live.visit("#/control")
    await page.getByLabel("Make the next").fill("")
    await page.getByLabel("Which calls").selectOption("properties")
    await page.getByLabel("What happens to them").selectOption("be refused with 429")
    await page.getByRole("button", { name: "Set", exact: true }).click()
    await page.getByRole("row", { name: "be refused with 429 properties until cleared 0 0" }).waitFor()
    const status = async (path: string) => (await fetch(`${server.url}${path}?_k=${key}&_p=bob&_n=Did&plan=pro`)).status
    assert.deepStrictEqual([await status("/e"), await status("/s"), await status("/s")], [200, 429, 429])
  })

  it("stops the clock, moves it and lets it run", async () => {
    const { page } = live
    await live.visit("#/control")
    await page.getByLabel("Stop the clock at").fill("2026-06-01T12:00")
    await page.getByRole("button", { name: "Stop at this time" }).click()
    await page.getByText("2026-06-01 12:00:00 UTC, stopped").waitFor()
    await page.getByRole("button", { name: "+1 day" }).click()
    await page.getByText("2026-06-02 12:00:00 UTC, stopped").waitFor()
    assert.strictEqual(server.clock.now(), Date.UTC(2026, 5, 2, 12))
    await page.getByRole("button", { name: "Run", exact: true }).click()
    await page.getByText("UTC, running").waitFor()
    const shown = page.locator(".panel b.mono")
    const first = (await shown.textContent()) ?? ""
    await page.waitForFunction((old) => document.querySelector(".panel b.mono")?.textContent !== old, first)
    assert.isTrue(server.clock.isRunning)
  })

  it("fills the server with sample data, and empties it when asked twice", async () => {
    const { page } = live
    await page.getByRole("button", { name: "Fill with sample data" }).click()
    await rows().first().waitFor()
    await live.visit("#/control")
    await page.getByRole("button", { name: "Reset the server…" }).click()
    assert.isAbove(server.events().length, 0)
    await page.getByRole("button", { name: "Yes, forget everything" }).click()
    await server.waitFor(() => server.events().length === 0)
  })
})
