import { ApiError } from "@tallymark/core"
import { check, compile, parse, type Expression as Tree } from "@tallymark/core/expression"
import { behavior, type Condition, event, not, property, user, type Value } from "@tallymark/query"
import * as Result from "effect/Result"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { answers } from "./support/answers.ts"
import { asking } from "./support/service.ts"

const plan = property("plan")
const seats = property("seats")

describe("the expression builder", () => {
  it.each([
    [plan.equals("pro"), 'properties["plan"] == "pro"'],
    [plan.notEquals(null), 'properties["plan"] != null'],
    [seats.greaterThan(5).and(seats.atMost(10)), 'properties["seats"] > 5 and properties["seats"] <= 10'],
    [seats.between(-1, 10), 'properties["seats"] >= -1 and properties["seats"] <= 10'],
    [seats.lessThan(1e21), 'properties["seats"] < 1000000000000000000000'],
    [plan.in(["pro", "team"]), 'properties["plan"] in ["pro", "team"]'],
    [plan.notIn(["pro"]), 'not properties["plan"] in ["pro"]'],
    [user("$email").contains("@example.com"), '"@example.com" in user["$email"]'],
    [user("$email").notContains(plan), 'not properties["plan"] in user["$email"]'],
    [plan.startsWith("p"), 'has_prefix(properties["plan"], "p")'],
    [property("tags").hasItem("new"), '"new" in list(properties["tags"])'],
    [plan.isDefined(), 'defined(properties["plan"])'],
    [plan.isNotDefined(), 'not defined(properties["plan"])'],
    [property("trial").isTrue(), 'boolean(properties["trial"]) == true'],
    [property("trial").isFalse(), 'boolean(properties["trial"]) == false'],
    [event("$time").atLeast(new Date("2026-01-01T00:00:00Z")), 'event["$time"] >= datetime(1767225600000)'],
    [behavior("bought").greaterThan(1), 'behaviors["bought"] > 1'],
    [
      plan.equals("a").or(plan.equals("b")).and(seats.equals(1)),
      '(properties["plan"] == "a" or properties["plan"] == "b") and properties["seats"] == 1'
    ],
    [
      plan.equals("a").or(plan.equals("b"), plan.equals("c")),
      'properties["plan"] == "a" or properties["plan"] == "b" or properties["plan"] == "c"'
    ],
    [not(plan.equals("a").and(plan.equals("b"))), 'not (properties["plan"] == "a" and properties["plan"] == "b")'],
    [
      seats.plus(1).times(2).minus(3).dividedBy(seats).modulo(7),
      '((properties["seats"] + 1) * 2 - 3) / properties["seats"] % 7'
    ],
    [seats.negated().round(), 'round(-properties["seats"])'],
    [
      seats.asString().plus("x").asNumber().floor().asBoolean(),
      'boolean(floor(number(string(properties["seats"]) + "x")))'
    ],
    [property("at").asDatetime(), 'datetime(properties["at"])'],
    [seats.ceil(), 'ceil(properties["seats"])'],
    [property('a"b\\c]').equals('"\\'), 'properties["a\\"b\\\\c]"] == "\\"\\\\"']
  ])("writes %s", (expression, text) => {
    assert.strictEqual(String(expression), text)
  })

  it("means what it says", () => {
    const isWanted = compile(plan.in(["pro", "team"]).and(not(seats.lessThan(5))).tree)
    assert.isTrue(isWanted({ properties: { plan: "pro", seats: 12 } }))
    assert.isFalse(isWanted({ properties: { plan: "pro", seats: 4 } }))
    assert.isFalse(isWanted({ properties: { plan: "free", seats: 12 } }))
  })

  it("is read back as it was built, whatever the names and texts", () => {
    const text = fc.string({ unit: "binary" })
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    const operand = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true }))
    const { condition } = fc.letrec<{ value: Value; condition: Condition }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.tuple(text, fc.constantFrom(property, user, event, behavior)).map(([name, source]) => source(name)),
        fc.tuple(tie("value"), number).map(([value, other]) => value.plus(other).times(value).negated()),
        tie("value").map((value) => value.asNumber().round())
      ),
      condition: fc.oneof(
        { maxDepth: 4 },
        fc.tuple(tie("value"), operand).map(([value, other]) => value.equals(other)),
        fc.tuple(tie("value"), fc.array(operand)).map(([value, others]) => value.in(others)),
        fc.tuple(tie("value"), text).map(([value, part]) => value.contains(part)),
        fc.tuple(tie("condition"), tie("condition")).map(([one, other]) => one.and(other)),
        fc.tuple(tie("condition"), tie("condition")).map(([one, other]) => one.or(other)),
        tie("condition").map(not)
      )
    }))
    fc.assert(
      fc.property(condition, (built) => {
        const issues = check(String(built)).filter(({ severity }) => severity === "error")
        assert.deepStrictEqual(issues, [])
        assert.deepStrictEqual<Tree>(Result.getOrThrow(parse(String(built))), built.tree)
      }),
      { numRuns: 200 }
    )
  })

  it.each([
    ["half of a surrogate pair in a name", () => property("\ud800")],
    ["half of a surrogate pair in a text", () => plan.equals("\udc00")],
    ["a number that is not finite", () => seats.greaterThan(Number.NaN)],
    ["a date that does not exist", () => seats.greaterThan(new Date("soon"))],
    ["an operand of another kind", () => plan.equals({} as never)],
    ["a name that is no text", () => property(undefined as never)]
  ])("refuses %s", (_, build) => {
    assert.throws(build, ApiError)
  })

  it("does not let a value be joined like a condition", () => {
    // @ts-expect-error a property is no condition: it may be anything
    assert.isUndefined(plan.and)
  })
})

describe("expressions in questions", () => {
  const days = { from: "2026-01-01", to: "2026-01-02" }

  it("sends a text as it was written", async () => {
    const { query, arrived, warnings } = asking(() => answers.series)
    await query.segmentation.counts({ event: "A", ...days, where: ' (properties["a"])==1 ' })
    assert.strictEqual(arrived[0]?.url.searchParams.get("where"), ' (properties["a"])==1 ')
    assert.deepStrictEqual(warnings, [])
  })

  it("warns of an unknown function once, and sends it", async () => {
    const { query, arrived, warnings } = asking(() => answers.series)
    const where = 'defned(properties["a"])'
    await query.segmentation.counts({ event: "A", ...days, where })
    await query.segmentation.counts({ event: "B", ...days, where })
    assert.lengthOf(arrived, 2)
    assert.lengthOf(warnings, 1)
    assert.match(warnings[0] ?? "", /^tallymark: segmentation: where: 1:1 warning: defned is not a known function/)
  })

  it("goes on when the hook for warnings throws", async () => {
    const onWarning = () => {
      throw new Error("broken hook")
    }
    const { query, arrived } = asking(() => answers.series, { onWarning })
    await query.segmentation.counts({ event: "A", ...days, where: 'defned(properties["a"])' })
    assert.lengthOf(arrived, 1)
  })
})
