import { describe } from "vitest"
import { doubt } from "./mistakes.ts"

describe("check, of what can be read and is worth a second look", () => {
  doubt(
    '1 < properties["a"] < 5',
    "                    ^",
    "comparisons do not chain; this compares true or false with a value",
    '1 < properties["a"] and properties["a"] < 5'
  )
  doubt(
    'properties["a"] == "a" or "b"',
    "                          ^",
    "or needs true or false on both sides, and this is neither",
    'properties["a"] == "a" or properties["a"] == "b"'
  )
  doubt(
    'defined(user["b"]) and properties["a"] != "a" and "b"',
    "                                                  ^",
    "and needs true or false on both sides, and this is neither",
    'defined(user["b"]) and properties["a"] != "a" and properties["a"] != "b"'
  )
  doubt('1 and properties["a"]', "^", "and needs true or false on both sides, and this is neither")
  doubt(
    'properties["a"] < "5"',
    "                  ^",
    "a text is neither greater nor smaller than anything, so this is undefined",
    'properties["a"] < 5'
  )
  doubt(
    'properties["a"] >= "2024-01-01"',
    "                   ^",
    "a text is neither greater nor smaller than anything, so this is undefined",
    'properties["a"] >= datetime("2024-01-01")'
  )
  doubt(
    'event["$time"] > datetime(1771063201)',
    "                          ^",
    "datetime() takes milliseconds; if these are seconds, they are 2026-02-14T10:00:01",
    'event["$time"] > datetime(1771063201000)'
  )
  doubt(
    'event["$time"] > datetime("2026-02-30")',
    "                          ^",
    "no day or time is written like this, so this is undefined; one is 2026-01-31 or 2026-01-31T13:00:00"
  )
  doubt(
    'any(X, X, X = "a")',
    "       ^",
    'X is a bare name; a property is read as properties["X"]',
    'any(X, properties["X"], X = "a")'
  )
  doubt(
    'properties["a"] < "b"',
    "                  ^",
    "a text is neither greater nor smaller than anything, so this is undefined"
  )
  doubt(
    'properties["a"] == null',
    "                ^",
    "what == says of a missing value is not documented; ask with defined()",
    'not defined(properties["a"])'
  )
  doubt(
    'properties["a"] != undefined',
    "                ^",
    "what != says of a missing value is not documented; ask with defined()",
    'defined(properties["a"])'
  )
  doubt(
    'properties["a"] in "gmail"',
    "                ^",
    "this asks whether the property is a part of the text; the part comes first",
    '"gmail" in properties["a"]'
  )
  doubt(
    'defned(properties["a"])',
    "^",
    "defned is not a known function; did you mean defined?",
    'defined(properties["a"])'
  )
  doubt('foo(properties["a"])', "^", "foo is not a known function")
  doubt(
    'DEFINED(properties["a"])',
    "^",
    "DEFINED is not a known function; did you mean defined?",
    'defined(properties["a"])'
  )
  doubt("defined()", "^", "defined takes 1 parameter, not 0")
  doubt("string(1,2,3)", "^", "string takes 1 to 2 parameters, not 3")
  doubt("ifs(true)", "^", "ifs takes 2 parameters or more, not 1")
  doubt('any("x", [1], true)', "^", "the first parameter of any is a name for the values, as in any(X, list, X == 1)")
  doubt(
    'plan == "pro"',
    "^",
    'plan is a bare name; a property is read as properties["plan"]',
    'properties["plan"] == "pro"'
  )
  doubt('upper("x")', "^", "upper is known from custom properties; where and on may not understand it")
  doubt('"a\\nb"', "  ^", 'only \\" and \\\\ are known to be understood inside a text', '"a\\\\nb"')
  doubt('"a\\/b"', "  ^", 'only \\" and \\\\ are known to be understood inside a text', '"a/b"')
  doubt('properties[""]', "           ^", "the name is empty")
})
