import { parse } from "@tallymark/core/expression"
import * as Result from "effect/Result"
import { assert, describe, it } from "vitest"
import { readingOf } from "../../../src/internal/expression/reading.ts"

const read = (text: string): string => readingOf(Result.getOrThrow(parse(text))).join("\n")

describe("the reading of an expression", () => {
  it.each([
    ['properties["plan"] == "pro"', 'the property "plan" is "pro"'],
    ['properties["seats"] >= 5', 'the property "seats" is at least 5'],
    ['user["$email"] != null', 'the profile\'s property "$email" is not null'],
    ['properties["plan"] in ["pro", "team"]', 'the property "plan" is one of "pro", "team"'],
    ['"new" in properties["tags"]', '"new" is in the property "tags"'],
    ['defined(properties["plan"])', 'the property "plan" is there'],
    ['not defined(properties["plan"])', 'the property "plan" is not there'],
    ['not properties["trial"]', 'it is not so that the property "trial" is true'],
    ['number(properties["a"]) + 1 - 2 > -3', '(the property "a" as a number plus 1 minus 2) is greater than minus 3'],
    ['any(X, properties["tags"], X == "new")', 'for at least one X of the property "tags", X is "new"'],
    ['if(properties["a"] or true, 1, 2) == 1', '(1 if (the property "a" is true or always true), otherwise 2) is 1'],
    ['event["$time"] < datetime(5)', 'the event\'s field "$time" is less than 5 as a moment'],
    ['behaviors["bought"] > 2', 'the behavior "bought" is greater than 2'],
    ['properties["plan"]', 'the property "plan" is true'],
    ['strange(properties["a"], 1) == 2', 'the result of strange for the property "a", 1 is 2']
  ])("says %s as: %s", (text, reading) => {
    assert.strictEqual(read(text), reading)
  })

  it("lists what is joined, nested as it is", () => {
    assert.strictEqual(
      read('properties["a"] == 1 and (properties["b"] == 2 or properties["c"] == 3) and properties["d"] == 4'),
      [
        "all of these hold:",
        '  - the property "a" is 1',
        "  - at least one of these holds:",
        '      - the property "b" is 2',
        '      - the property "c" is 3',
        '  - the property "d" is 4'
      ].join("\n")
    )
  })

  it("reads chains of any length", () => {
    const long = (joint: string) => Array.from({ length: 20_000 }, (_, n) => `properties["a"] == ${n}`).join(joint)
    assert.lengthOf(read(long(" or ")).split("\n"), 20_001)
    const sum = Array.from({ length: 20_000 }, () => "1").join(" + ")
    assert.include(read(`${sum} > 1`), "plus 1) is greater than 1")
  })
})
