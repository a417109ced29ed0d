import { parseExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { formatOf } from "../../../src/internal/replay/file-format.ts"
import { lineReader } from "../../../src/internal/replay/line-reader.ts"

/** What a reader makes of a line: what an export line says, or why there is none. */
const through = (read: ReturnType<typeof lineReader>, line: string): unknown =>
  Result.match(Result.flatMap(read(line), parseExportLine), {
    onSuccess: (call) => call,
    onFailure: (reason) => reason
  })

describe("the format of a file", () => {
  it.each([
    ['{"_p":"bob","url":"http://x/e?a"}', "export"],
    ["/e?_p=bob", "spool"],
    ['1.2.3.4 - - [x] "GET /s?_p=bob HTTP/1.1" 200', "spool"],
    ["\uFEFFIdentity,Timestamp,Event", "csv"],
    ["anything else", "export"]
  ] as const)("of %s is %s", (line, format) => {
    assert.strictEqual(formatOf(line), format)
  })
})

describe("a spool line", () => {
  const read = (line: string) => through(lineReader("spool"), line)

  it("is read as it was sent, with its own time when it counts", () => {
    assert.deepStrictEqual(read("/e?_k=x&_p=bob%40example.com&_n=Signed+Up&_t=1381849312&_d=1&plan=5.0"), {
      _tag: "Record",
      person: "bob@example.com",
      event: "Signed Up",
      timestamp: 1_381_849_312,
      properties: { plan: "5.0" }
    })
    assert.deepInclude(read("/s?_p=bob&city=Oslo&_t=1381849312&_d=1"), { _tag: "Set", properties: { city: "Oslo" } })
    assert.deepInclude(read("/a?_p=bob&_n=b"), { _tag: "Alias", identity: "b" })
  })

  it("has the time of the log otherwise", () => {
    const log = (time: string) => `1.2.3.4 - - [${time}] "GET /e?_p=bob&_n=Paid&_t=5 HTTP/1.1" 200 43`
    assert.deepInclude(read(log("31/Dec/2026:23:59:59 -0130")), { timestamp: 1_798_766_999 - 0 })
    assert.strictEqual(read(log("31/Foo/2026:23:59:59 -0130")), "neither _t with _d=1 nor the log says when it was")
  })

  it.each([
    ["/e?_n=Paid&_t=1&_d=1", "_p is missing"],
    ["/e?_p=bob&_t=1&_d=1", "_n is missing"],
    ["/s?_p=bob&_t=1&_d=1", "the line sets no property"],
    ["/x?_p=bob", "the line holds no /e?, /s? or /a?"]
  ])("%s is refused: %s", (line, reason) => {
    assert.strictEqual(read(line), reason)
  })
})

describe("an import line", () => {
  const reading = (header: string) => {
    const read = lineReader("csv")
    const first = read(header)
    return { first, read: (line: string) => through(read, line) }
  }

  it("is read by the names of the first one", () => {
    const { first, read } = reading("Timestamp,Identity,Alias,Event,Prop:plan,Prop: size ")
    assert.deepStrictEqual(first, Result.succeed(""))
    assert.deepStrictEqual(read("5,bob,,Paid,pro,"), {
      _tag: "Record",
      person: "bob",
      event: "Paid",
      timestamp: 5,
      properties: { plan: "pro" }
    })
    assert.deepInclude(read("5,bob,b"), { _tag: "Alias", identity: "b" })
    assert.deepInclude(read("5,bob,,,,7"), { _tag: "Set", properties: { size: "7" } })
  })

  it.each([
    ["Identity,Timestamp,Event\n,5,Paid", "Identity is missing"],
    ["Identity,Timestamp,Event\nbob,5.5,Paid", "Timestamp is not a whole number of seconds since 1970"],
    ['Identity,Timestamp,Event\nbob,5,"Paid"', "the line holds a quotation mark, which this format does not have"],
    ["Identity,Timestamp,Event,Alias\nbob,5,Paid,b", "the line has both Event and Alias"],
    ["Identity,Timestamp,Event\nbob,5,", "the line has neither an event, nor an alias, nor a property"]
  ])("of %j is refused: %s", (text, reason) => {
    const [header = "", line = ""] = text.split("\n")
    assert.strictEqual(reading(header).read(line), reason)
  })

  it("cannot be read where the first one names no columns, so that the file is refused", () => {
    assert.throws(
      () => reading("x,5,Paid"),
      "the first line of an import file must name the columns: Identity,Timestamp,Event,Prop:…"
    )
  })
})
