import { createFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { issuesOf, pathsOf } from "../support/outcomes.ts"
import { trackerOn } from "../support/product.ts"

const server = createFakeServer()
const tracker = trackerOn(server)

describe("identities", () => {
  it.each([
    "",
    "   ",
    "\t\n",
    "anonymous",
    "Guest",
    "NULL",
    "undefined",
    "NaN",
    "None",
    "nil",
    "unknown",
    "N/A",
    " null ",
    "true",
    "false",
    "[object Object]"
  ])("must not be %j", async (identity) => {
    assert.deepStrictEqual(await pathsOf(tracker.record(identity, "Signed Up")), ["person"])
    assert.deepStrictEqual(await pathsOf(tracker.set(identity, { a: 1 })), ["person"])
    assert.deepStrictEqual(await pathsOf(tracker.alias(identity, "bob")), ["person"])
    assert.deepStrictEqual(await pathsOf(tracker.alias("bob", identity)), ["identity"])
    assert.deepStrictEqual(await pathsOf(tracker.forPerson(identity).record("Signed Up")), ["person"])
  })

  it("are not repeated when they are refused", async () => {
    assert.deepStrictEqual(await issuesOf(tracker.record("Guest", "Signed Up")), [
      { path: "person", message: "stands for nobody in particular; it would merge unrelated people" }
    ])
  })

  it.each([
    ["null", null],
    ["undefined", undefined],
    ["number", 42],
    ["boolean", true],
    ["object", {}],
    ["symbol", Symbol("bob")],
    ["function", () => "bob"],
    ["bigint", 1n]
  ])("must be strings, not %s", async (kind, identity) => {
    const person = identity as string // what JavaScript callers pass
    const [issue] = await issuesOf(tracker.record(person, "Signed Up"))
    assert.deepStrictEqual(issue, { path: "person", message: `must be a string, not ${kind}` })
  })

  it("may hold junk as part of something longer", async () => {
    await tracker.record("guest-7", "Signed Up")
    await tracker.record("nullable@example.com", "Signed Up")
    assert.strictEqual(server.events().length, 2)
  })

  it("must differ from the person they are joined with", async () => {
    assert.deepStrictEqual(await pathsOf(tracker.alias("bob", "bob")), ["identity"])
  })
})
