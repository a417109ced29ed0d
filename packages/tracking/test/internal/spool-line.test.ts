import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import { type Call, Parcel } from "../../src/internal/Parcel.ts"
import { fromLine } from "../../src/internal/spool-line.ts"

const name = FastCheck.string({ unit: "grapheme", minLength: 1, maxLength: 50 }).filter((text) => !text.startsWith("_"))
const encode = (pairs: ReadonlyArray<readonly [string, string]>): string =>
  pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")

const call: FastCheck.Arbitrary<Call> = FastCheck.record({
  kind: FastCheck.constantFrom("record", "set", "alias"),
  person: name,
  other: name,
  timestamp: FastCheck.integer({ min: 1_230_768_000, max: 2_000_000_000 }),
  properties: FastCheck.uniqueArray(FastCheck.tuple(name, FastCheck.string({ unit: "grapheme", maxLength: 100 })), {
    selector: ([property]) => property,
    minLength: 1
  })
}).map(({ kind, person, other, timestamp, properties }): Call => {
  const time = [
    ["_t", String(timestamp)],
    ["_d", "1"]
  ] as const
  if (kind === "alias") {
    const parameters = encode([
      ["_p", person],
      ["_n", other]
    ])
    return { kind, person, name: other, timestamp: 0, parameters }
  }
  if (kind === "set")
    return { kind, person, name: undefined, timestamp, parameters: encode([["_p", person], ...time, ...properties]) }
  return {
    kind,
    person,
    name: other,
    timestamp,
    parameters: encode([["_p", person], ["_n", other], ...time, ...properties])
  }
})

describe("a line of the spool", () => {
  it("gives back the call it was written from, to the byte, in one line", () => {
    FastCheck.assert(
      FastCheck.property(call, (written) => {
        const { line } = new Parcel(written, "tracker", 1, 0)
        assert.notInclude(line, "\n")
        assert.deepStrictEqual(fromLine(line), written)
      })
    )
  })

  it.each([
    "",
    "?",
    "/e",
    "/e?",
    "/e?_p=bob",
    "/e?_n=Signed%20Up",
    "/s?_n=x&_p=bob",
    "/e?_p=bob&_n=A&_t=1700000000000&_d=1",
    "/e?_p=bob&_n=A&_t=soon",
    "/e?_p=bob&_n=%zz",
    "/e?_p=bob&_n=A&plan",
    "/e?_k=stolen&_p=bob&_n=A",
    "/e?_p=bob&_n=A&_p=rob",
    "/a?_p=bob&_n=rob&plan=pro",
    "/x?_p=bob&_n=A",
    "GET /e?_p=bob&_n=A",
    "\u0000\ufffd\ufffd"
  ])("is none when it reads %j", (line) => {
    assert.isUndefined(fromLine(line))
  })
})
