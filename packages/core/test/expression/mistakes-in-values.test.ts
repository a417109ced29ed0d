import { describe } from "vitest"
import { mistake } from "./mistakes.ts"

describe("check, of a value", () => {
  mistake(
    "properties[\"a\"] == 'x'",
    "                   ^",
    "a text is written in double quotes",
    'properties["a"] == "x"'
  )
  mistake(
    'properties["a"] == \'it\\\'s "x"\'',
    "                   ^",
    "a text is written in double quotes",
    'properties["a"] == "it\'s \\"x\\""'
  )
  mistake(
    'properties["a"] == “x”',
    "                   ^",
    "a text is written in double quotes",
    'properties["a"] == "x"'
  )
  mistake(
    'properties["a"] == ‘x’',
    "                   ^",
    "a text is written in double quotes",
    'properties["a"] == "x"'
  )
  mistake(
    'properties["a"] == `x`',
    "                   ^",
    "a text is written in double quotes",
    'properties["a"] == "x"'
  )
  mistake('properties["a"] == "x', "                   ^", "the text is not closed", 'properties["a"] == "x"')
  mistake('(properties["a"] == "x)', "                    ^", "the text is not closed", '(properties["a"] == "x")')
  mistake('properties["a"] == “x', "                   ^", "the text is not closed", 'properties["a"] == "x"')
  mistake('properties["a"] == "x”', "                   ^", "the text is not closed", 'properties["a"] == "x"')
  mistake('properties["a"] == \'x', "                   ^", "the text is not closed", 'properties["a"] == "x"')
  mistake('"\\', "^", "the text is not closed", '"\\\\"')
  mistake('properties["a"] == True', "                   ^", "the value is written true", 'properties["a"] == true')
  mistake('properties["a"] == None', "                   ^", "the value is written null", 'properties["a"] == null')
  mistake('properties["a"] == NULL', "                   ^", "the value is written null", 'properties["a"] == null')
  mistake(".5 + 1", "^", "a number starts with a digit", "0.5 + 1")
  mistake("5. + 1", "^", "a number does not end with a point", "5 + 1")
  mistake("1_000", "^", "a number has no separators", "1000")
  mistake("0x1F", "^", "numbers are decimal", "31")
  mistake("5px", "^", "this is not a number; a text is written in double quotes", '"5px"')
  mistake("1.2.3", "^", "this is not a number; a text is written in double quotes", '"1.2.3"')
  mistake("1e999", "^", "the number is too large")
  mistake("2024-01-31", "^", "a date is written as a text and handed to datetime()", 'datetime("2024-01-31T00:00:00")')
  mistake(
    "datetime(2024-01-31)",
    "         ^",
    "a date is written as a text and handed to datetime()",
    'datetime("2024-01-31T00:00:00")'
  )
  mistake(
    'properties["a"] > 2024-01-31T10:00:00',
    "                  ^",
    "a date is written as a text and handed to datetime()",
    'properties["a"] > datetime("2024-01-31T10:00:00")'
  )
  mistake('defined properties["a"]', "^", "defined is a function and needs parentheses", 'defined(properties["a"])')
  mistake(
    'defined properties["a"] and true',
    "^",
    "defined is a function and needs parentheses",
    'defined(properties["a"]) and true'
  )
  mistake("defined == 1", "^", "defined is a function and needs parentheses")
})
