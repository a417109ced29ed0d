import { describe } from "vitest"
import { mistake } from "./mistakes.ts"

describe("check, of an operator", () => {
  mistake(
    'any(X, properties["a"] = 1, X = 2)',
    "                       ^",
    "two values are compared with ==",
    'any(X, properties["a"] == 1, X = 2)'
  )
  mistake(
    'properties["a"] && properties["a"]',
    "                ^",
    "write and instead of &&",
    'properties["a"] and properties["a"]'
  )
  mistake(
    'properties["a"] || properties["a"]',
    "                ^",
    "write or instead of ||",
    'properties["a"] or properties["a"]'
  )
  mistake('properties["a"] = 1', "                ^", "two values are compared with ==", 'properties["a"] == 1')
  mistake('properties["a"] === 1', "                ^", "write == instead of ===", 'properties["a"] == 1')
  mistake('properties["a"] !== 1', "                ^", "write != instead of !==", 'properties["a"] != 1')
  mistake('properties["a"] <> 1', "                ^", "write != instead of <>", 'properties["a"] != 1')
  mistake('properties["a"] => 1', "                ^", "write >= instead of =>", 'properties["a"] >= 1')
  mistake('properties["a"] =< 1', "                ^", "write <= instead of =<", 'properties["a"] <= 1')
  mistake('properties["a"] =! 1', "                ^", "write != instead of =!", 'properties["a"] != 1')
  mistake('!properties["a"]', "^", "write not instead of !", 'not properties["a"]')
  mistake('! defined(properties["a"])', "^", "write not instead of !", 'not defined(properties["a"])')
  mistake('properties["a"] ≠ 1', "                ^", "write != instead of ≠", 'properties["a"] != 1')
  mistake(
    'properties["a"] And true',
    "                ^",
    "operators are written in lower case: and",
    'properties["a"] and true'
  )
  mistake(
    'properties["a"] Or true',
    "                ^",
    "operators are written in lower case: or",
    'properties["a"] or true'
  )
  mistake('Not properties["a"]', "^", "operators are written in lower case: not", 'not properties["a"]')
  mistake('properties["a"] "x"', "                ^", "an operator such as and, or, == is missing before this")
  mistake(
    'properties["a"] == 1 properties["a"] == 2',
    "                     ^",
    "an operator such as and, or, == is missing before this"
  )
  mistake('properties["a"] ==', "                ^", "== has nothing after it")
  mistake('properties["a"] and', "                ^", "and has nothing after it")
  mistake("not", "^", "not has nothing after it")
  mistake("-", "^", "- has nothing after it")
  mistake("== 1", "^", "== has nothing before it")
  mistake('and properties["a"]', "^", "and has nothing before it")
  mistake('properties["a"] and or properties["a"]', "                    ^", "a value is missing between and and or")
  mistake('properties["a"] == == 1', "                   ^", "a value is missing between == and ==")
  mistake("+5 > 1", "^", "a number has no plus sign", "5 > 1")
  mistake("true == not true", "        ^", "not stands in parentheses after another operator", "true == (not true)")
  mistake('properties["a"] @ 1', "                ^", "@ has no meaning here")
  mistake('properties["a"] ^ 2', "                ^", "there is no operator ^")
  mistake('properties["a"] ~ "a"', "                ^", "there is no operator ~; a part of a text is found with in")
  mistake("😀 == 1", "^", "😀 has no meaning here")
  mistake('1 not in properties["a"]', "  ^", "not stands before the comparison", 'not 1 in properties["a"]')
  mistake(
    'true and 1 not in properties["a"]',
    "           ^",
    "not stands before the comparison",
    'true and not 1 in properties["a"]'
  )
  mistake(
    'properties["a"] is null',
    "                ^",
    "whether there is a value is asked with defined()",
    'not defined(properties["a"])'
  )
  mistake(
    'properties["a"] is not null',
    "                ^",
    "whether there is a value is asked with defined()",
    'defined(properties["a"])'
  )
  mistake(
    'properties["a"] is defined',
    "                ^",
    "whether there is a value is asked with defined()",
    'defined(properties["a"])'
  )
  mistake(
    'properties["a"] is not set',
    "                ^",
    "whether there is a value is asked with defined()",
    'not defined(properties["a"])'
  )
  mistake('properties["a"] is "x"', "                ^", "write == instead of is", 'properties["a"] == "x"')
  mistake('properties["a"] is not "x"', "                ^", "write != instead of is", 'properties["a"] != "x"')
  mistake(
    'properties["a"] contains "x"',
    "                ^",
    "what a text contains is asked with in, the part first",
    '"x" in properties["a"]'
  )
  mistake(
    'properties["a"] starts_with "x"',
    "                ^",
    "how a text begins is asked with has_prefix()",
    'has_prefix(properties["a"], "x")'
  )
  mistake('properties["a"] eq 1', "                ^", "write == instead of eq", 'properties["a"] == 1')
  mistake('properties["a"] mod 2', "                ^", "write % instead of mod", 'properties["a"] % 2')
})
