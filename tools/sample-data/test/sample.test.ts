import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { type ExportLine, parseExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { makeSample } from "../src/sample.ts"
import { firstMidnight } from "../src/shop.ts"

const text = makeSample()
const lines = text.trimEnd().split("\n")
const read = lines.map(parseExportLine)
const good = read.flatMap((line) => (Result.isSuccess(line) ? [line.success] : []))
const events = good.filter((line) => line._tag === "Record")

describe("the sample", () => {
  it("is what is committed", async () => {
    const file = new URL("../../../examples/data/shop.jsonl", import.meta.url)
    assert.isTrue((await readFile(file, "utf8")) === text, "run `node tools/sample-data/src/make.ts`")
    const script = fileURLToPath(new URL("../src/make.ts", import.meta.url))
    await promisify(execFile)(process.execPath, [script, "--check"])
  })

  it("has about 5,000 events on each of 30 days, in less than 1.5 MB", () => {
    assert.approximately(events.length, 5000, 300)
    const days = new Set(events.map(({ timestamp }) => Math.floor((timestamp - firstMidnight) / 86_400)))
    assert.deepStrictEqual(
      [...days].sort((a, b) => a - b),
      Array.from({ length: 30 }, (_, day) => day)
    )
    assert.isBelow(new TextEncoder().encode(text).length, 1_500_000)
  })

  it("names invented people only", () => {
    const identities = good.flatMap((line) => (line._tag === "Alias" ? [line.person, line.identity] : [line.person]))
    for (const identity of identities) {
      assert.match(identity, /^(?:[a-z.]+\.\d+@example\.com|[A-Za-z\d]{27}=|card-\d{4}|null)$/)
    }
  })

  it("joins the people from before and after they sign up", () => {
    const accounts = new Set(events.flatMap(({ event, person }) => (event === "Signed Up" ? [person] : [])))
    const aliased = new Set(good.flatMap((line) => (line._tag === "Alias" ? [line.identity] : [])))
    assert.deepStrictEqual(aliased, accounts)
  })

  it("has lines sent twice", () => {
    assert.isAtLeast(lines.length - new Set(lines).size, 30)
  })

  it("has events that are received a day late", () => {
    const late = events.filter((line, index) => line.timestamp < (events[index - 1]?.timestamp ?? 0) - 20_000)
    assert.isAtLeast(late.length, 20)
  })

  it("writes names and values in many scripts", () => {
    for (const script of ["Han", "Hiragana", "Cyrillic", "Greek", "Hebrew", "Arabic", "Devanagari", "Thai"]) {
      assert.match(text, new RegExp(`\\p{Script=${script}}`, "u"))
    }
    assert.match(text, /\p{Emoji_Presentation}/u)
  })

  it("has lines that only a repair makes readable, and two that are beyond it", () => {
    const invalid = lines.filter((line) => !isJson(line))
    const beyond = lines.filter((_line, index) => Result.isFailure(read[index] ?? Result.fail("absent")))
    assert.strictEqual(invalid.length, 8)
    assert.strictEqual(beyond.length, 2)
    assert.isTrue(good.some((line) => hasValue(line, "mother's day")))
    assert.isTrue(good.some((line) => hasValue(line, "café crème")))
    assert.isTrue(good.some((line) => hasValue(line, "9007199254740993")))
  })
})

const isJson = (line: string): boolean => {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

const hasValue = (line: ExportLine, value: string): boolean =>
  line._tag !== "Alias" && Object.values(line.properties).includes(value)
