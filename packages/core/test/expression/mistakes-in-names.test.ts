import { describe } from "vitest"
import { mistake } from "./mistakes.ts"

describe("check, of a property's name", () => {
  mistake(
    'properties[plan] == "pro"',
    "           ^",
    "a property's name is written in double quotes",
    'properties["plan"] == "pro"'
  )
  mistake(
    "properties[plan name] == 1",
    "           ^",
    "a property's name is written in double quotes",
    'properties["plan name"] == 1'
  )
  mistake(
    "properties[$os] == 1",
    "           ^",
    "a property's name is written in double quotes",
    'properties["$os"] == 1'
  )
  mistake("properties[1] == 1", "           ^", "a property's name is written in double quotes", 'properties["1"] == 1')
  mistake("properties[] == 1", "          ^", "the name is missing in the brackets")
  mistake("properties[", "          ^", "the name is missing after properties[")
  mistake('properties["a" + "b"] == 1', "               ^", "a property's name is one text and cannot be computed")
  mistake('properties["plan" == "pro"', "          ^", "this [ is not closed", 'properties["plan"] == "pro"')
  mistake('properties["plan] == "pro"', "           ^", "the text is not closed", 'properties["plan"] == "pro"')
  mistake('properties["plan") == 1', "                 ^", ") does not close [", 'properties["plan"] == 1')
  mistake('(properties["plan") == 1', "           ^", "this [ is not closed", '(properties["plan"]) == 1')
  mistake('defined(properties["plan")', "                  ^", "this [ is not closed", 'defined(properties["plan"])')
  mistake(
    "properties.plan == 1",
    "          ^",
    "a property's name stands in brackets, not after a point",
    'properties["plan"] == 1'
  )
  mistake('properties("plan") == 1', "          ^", "properties takes square brackets", 'properties["plan"] == 1')
  mistake('properties"plan" == 1', "          ^", "a property's name stands in brackets", 'properties["plan"] == 1')
  mistake("properties == 1", "^", 'properties needs a name in brackets, as in properties["name"]')
  mistake('property["a"] == 1', "^", "write properties instead of property", 'properties["a"] == 1')
  mistake('Properties["a"] == 1', "^", "write properties instead of Properties", 'properties["a"] == 1')
  mistake('props["a"] == 1', "^", "write properties instead of props", 'properties["a"] == 1')
  mistake('users["a"] == 1', "^", "write user instead of users", 'user["a"] == 1')
  mistake('propertes["a"] == 1', "^", "write properties instead of propertes", 'properties["a"] == 1')
  mistake(
    '$city == "x"',
    "^",
    '$city is a bare name; a property is read as properties["$city"]',
    'properties["$city"] == "x"'
  )
  mistake(
    "größe > 1",
    "^",
    'größe is a bare name; a property is read as properties["größe"]',
    'properties["größe"] > 1'
  )
  mistake(
    'properties["a"].lower()',
    "               ^",
    "a value has no members; functions take it in parentheses, as in lower(x)"
  )
  mistake(
    'properties["a"]["b"] == 1',
    "               ^",
    "a value cannot be indexed; only one name in brackets follows properties, user or event"
  )
  mistake(
    '"abc"[0]',
    "     ^",
    "a value cannot be indexed; only one name in brackets follows properties, user or event"
  )
  mistake(
    'properties[\\"plan\\"] == 1',
    "           ^",
    "the quotes are escaped once too often",
    'properties["plan"] == 1'
  )
})
