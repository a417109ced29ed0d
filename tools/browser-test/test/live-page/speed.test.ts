import { startFakeServer } from "@tallymark/testing"
import type { Browser, Page } from "playwright-core"
import { afterAll, assert, beforeAll, it } from "vitest"
import { launch } from "../../src/Chromium.ts"
import { open } from "../../src/LivePage.ts"

const names = ["Visited Site", "Signed Up", "Purchased"]

function* events(count: number) {
  for (let index = 0; index < count; index++) {
    const person = `user-${index % 5000}@example.com`
    const properties = { product: `Teapot ${index % 100}`, amount: index }
    yield { person, event: names[index % names.length], timestamp: 1_700_000_000 + index, properties }
  }
}

const median = (times: ReadonlyArray<number>): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

/** Milliseconds from a keystroke until the list shows what fits, as the page itself sees it. */
const keystroke = (page: Page, text: string): Promise<number> =>
  page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>("input[type=search]")
    const list = document.querySelector(".pane-list")
    if (input === null || list === null) throw new Error("there is no list")
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (list.getAttribute("aria-busy") === "true") return
        observer.disconnect()
        requestAnimationFrame(() => resolve())
      })
      observer.observe(list, { attributeFilter: ["aria-busy"] })
    })
    const begin = performance.now()
    input.value = typed
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
    await drawn
    return performance.now() - begin
  }, text)

/** Milliseconds from a click on a line until the arrival is there in full. */
const opening = (page: Page, line: number): Promise<number> =>
  page.evaluate(async (index) => {
    const row = document.querySelectorAll<HTMLElement>("a.arrival")[index]
    if (row === undefined) throw new Error("there is no such line")
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(".inspector-body") === null) return
        observer.disconnect()
        requestAnimationFrame(() => resolve())
      })
      observer.observe(document.body, { subtree: true, childList: true })
    })
    const begin = performance.now()
    row.click()
    await drawn
    const took = performance.now() - begin
    document.querySelector<HTMLElement>(".close")?.click()
    await new Promise(requestAnimationFrame)
    return took
  }, line)

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

const typed = ["user-1", "user-12", "user-123", "user-12", "purch", "purchased 42", "signed", "signed 7", "teapot 7"]

/** Milliseconds from the change of an address until what it shows is there. */
const going = (page: Page, hash: string, drawn: string): Promise<number> =>
  page.evaluate(
    async ([goal, selector]) => {
      document.querySelector("main")?.setAttribute("data-old", "")
      const isThere = () => document.querySelector(`main:not([data-old]) ${selector}`) !== null
      const there = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return
          observer.disconnect()
          requestAnimationFrame(() => resolve())
        })
        observer.observe(document.body, { subtree: true, childList: true })
      })
      const begin = performance.now()
      location.hash = goal
      await there
      return performance.now() - begin
    },
    [hash, drawn] as const
  )

/** Addresses, what is there once they are drawn, and what is read for it. */
const views = [
  ["#/people", "a.someone", "crowd"],
  ["#/ask?event=Purchased&from=2023-11-14&to=2023-11-15", ".numbers", "ask"],
  ["#/events", "a.arrival", "arrivals"]
] as const

const interactions = ["keystroke", "opening", "going", "first"] as const

type Times = Record<(typeof interactions)[number], Array<number>>

/** A server with so many events, its page, and how long every interaction with it took. */
const hold = async (count: number) => {
  const server = await startFakeServer()
  await server.seed(events(count))
  const live = await open(browser, server)
  await live.page.locator("a.arrival").first().waitFor()
  const times: Times = { keystroke: [], opening: [], going: [], first: [] }
  const close = async () => {
    await live[Symbol.asyncDispose]()
    await server.close()
  }
  return { page: live.page, times, [Symbol.asyncDispose]: close }
}

it("is as quick with 100,000 events as with 1,000", { timeout: 120_000 }, async () => {
  await using few = await hold(1_000)
  await using many = await hold(100_000)
  // In turns, so that whatever else the machine does slows down both.
  for (const [index, text] of typed.entries()) {
    for (const { page, times } of [few, many])
      times[index === 0 ? "first" : "keystroke"].push(await keystroke(page, text))
  }
  for (let line = 0; line < 9; line++) {
    for (const { page, times } of [few, many]) times.opening.push(await opening(page, line))
  }
  for (const [hash, drawn] of [...views, ...views, ...views]) {
    for (const { page, times } of [few, many]) times.going.push(await going(page, hash, drawn))
  }
  const medians = interactions.map((what) => ({ what, few: median(few.times[what]), many: median(many.times[what]) }))
  const shown = medians.map(({ what, few, many }) => `${what} ${few.toFixed(1)} → ${many.toFixed(1)} ms`)
  console.log(`1,000 → 100,000 events: ${shown.join(", ")}`)
  for (const { what, few, many } of medians) {
    // A frame is 16 ms, and no interaction can take less than one. The first keystroke reads everything once.
    if (what !== "first") assert.isBelow(many / Math.max(few, 16), 5, what)
  }
})

/** When the page began and ended to read a path since a moment, in milliseconds. */
const readingsOf = (page: Page, path: string, since: number) =>
  page.evaluate(
    ([part, begin]) =>
      performance
        .getEntriesByType("resource")
        .filter(({ name, startTime }) => name.includes(part) && startTime > begin)
        .map(({ startTime, duration }) => ({ startTime, duration })),
    [`/__fake__/${path}?`, since] as const
  )

it("leaves the server to those who record, whatever is looked at", { timeout: 120_000 }, async () => {
  await using server = await startFakeServer()
  await server.seed(events(20_000))
  await using live = await open(browser, server)
  for (const [hash, drawn, path] of views) {
    await live.visit(hash)
    await live.page.locator(drawn).first().waitFor()
    const begin = await live.page.evaluate(() => performance.now())
    let readings: Awaited<ReturnType<typeof readingsOf>> = []
    for (let number = 0; readings.length < 3; number++) {
      await fetch(`${server.url}/e?_k=0123456789abcdef0123456789abcdef01234567&_p=bob&_n=Did+${number}+${begin}`)
      if (number % 20 === 0) readings = await readingsOf(live.page, path, begin)
    }
    const rests = readings.slice(1).map(({ startTime }, index) => {
      const before = readings[index]
      return before === undefined ? 0 : (startTime - before.startTime - before.duration) / before.duration
    })
    console.log(`${hash}: rests ${rests.map((rest) => rest.toFixed(1)).join(", ")} times as long as it reads`)
    // Four times, and of that a little for what a browser's timers count as one.
    for (const rest of rests) assert.isAbove(rest, 3, hash)
  }
})
