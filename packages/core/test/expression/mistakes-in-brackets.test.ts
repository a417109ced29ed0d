import { describe } from "vitest"
import { mistake } from "./mistakes.ts"

describe("check, of brackets, commas and stray characters", () => {
  mistake('(properties["a"] == 1', "^", "this ( is not closed", '(properties["a"] == 1)')
  mistake('properties["a"] == 1)', "                    ^", "this ) closes nothing", 'properties["a"] == 1')
  mistake('((properties["a"] == 1) and true', "^", "this ( is not closed", '((properties["a"] == 1) and true)')
  mistake('(properties["a"] == 1]', "                     ^", "] does not close (", '(properties["a"] == 1)')
  mistake("[1, 2", "^", "this [ is not closed", "[1, 2]")
  mistake('properties["a"] in [1, 2)', "                        ^", ") does not close [", 'properties["a"] in [1, 2]')
  mistake('string(properties["a"]', "      ^", "this ( is not closed", 'string(properties["a"])')
  mistake("(1 2)", "   ^", "an operator such as and, or, == is missing before this")
  mistake("()", "^", "there is nothing in the parentheses")
  mistake("(,)", " ^", "a value is missing here")
  mistake("string(,1)", "       ^", "a value is missing here")
  mistake("[1,,2]", "   ^", "there is a comma too many", "[1,2]")
  mistake("[1,2,]", "    ^", "no value follows this comma", "[1,2]")
  mistake("[1 2]", "   ^", "a comma is missing before this", "[1, 2]")
  mistake("string(1 2)", "         ^", "a comma is missing before this", "string(1, 2)")
  mistake("1,000", " ^", "a comma stands in lists and between parameters only")
  mistake("(1, 2)", "  ^", "a comma stands in lists and between parameters only")
  mistake(
    'properties["a"] in (1, 2)',
    "                   ^",
    "a list is written in square brackets",
    'properties["a"] in [1, 2]'
  )
  mistake("", "^", "the expression is empty")
  mistake("   ", "^", "the expression is empty")
  mistake(
    'properties["a"] == 1;',
    "                    ^",
    "an expression does not end with a semicolon",
    'properties["a"] == 1'
  )
  mistake(
    'properties["a"]\u00a0== 1',
    "               ^",
    "this is not an ordinary space, though it looks like one",
    'properties["a"] == 1'
  )
  mistake('properties["a"] # "c"', "                ^", "an expression has no comments")
  mistake("\\", "^", "a backslash has a meaning inside a text only")
  mistake(".foo", "^", "a value is missing here")
})
