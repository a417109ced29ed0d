/**
 * Reads a tree aloud: what an expression means, in plain English.
 *
 * Conditions joined by `and` or `or` become the lines of a list; everything else is a phrase.
 */
import type { Binary, Call, Expression, Source } from "@tallymark/core/expression"

/** The lines of a reading, indented as they are nested. */
export const readingOf = (expression: Expression): ReadonlyArray<string> => condition(expression, "")

const condition = (expression: Expression, indent: string): ReadonlyArray<string> => {
  const chain = chainOf(expression)
  if (chain === undefined) return [indent + claim(expression)]
  const heading = chain.operator === "and" ? "all of these hold:" : "at least one of these holds:"
  return [
    indent + heading,
    ...chain.parts.flatMap((part) => {
      const [first = "", ...rest] = condition(part, "")
      return [`${indent}  - ${first}`, ...rest.map((line) => `${indent}    ${line}`)]
    })
  ]
}

/** The parts of a chain of one of the joining operators, found without recursion: a long chain is a deep tree. */
const chainOf = (
  expression: Expression
): { readonly operator: "and" | "or"; readonly parts: ReadonlyArray<Expression> } | undefined => {
  if (expression._tag !== "Binary" || (expression.operator !== "and" && expression.operator !== "or")) return undefined
  const { operator } = expression
  const parts: Array<Expression> = []
  let rest: Expression = expression
  while (rest._tag === "Binary" && rest.operator === operator) {
    parts.push(rest.right)
    rest = rest.left
  }
  return { operator, parts: [rest, ...parts.reverse()] }
}

/** A part of a condition, as something that is so or not. */
const claim = (expression: Expression): string => {
  switch (expression._tag) {
    case "Binary":
      return isClaim(expression) ? comparison(expression) : `${phrase(expression)} is true`
    case "Unary":
      return expression.operator === "not" ? denial(expression.operand) : `${phrase(expression)} is true`
    case "Call":
      return calledClaim(expression) ?? `${phrase(expression)} is true`
    case "Literal":
      return typeof expression.value === "boolean" ? `always ${expression.value}` : `${phrase(expression)} is true`
    default:
      return `${phrase(expression)} is true`
  }
}

const denial = (expression: Expression): string => {
  const [only, ...more] = expression._tag === "Call" ? expression.parameters : []
  if (expression._tag === "Call" && expression.name === "defined" && only !== undefined && more.length === 0) {
    return `${phrase(only)} is not there`
  }
  return `it is not so that ${inline(expression)}`
}

/** A condition inside a phrase, on one line. */
const inline = (expression: Expression): string => {
  const chain = chainOf(expression)
  return chain === undefined ? claim(expression) : `(${chain.parts.map(inline).join(` ${chain.operator} `)})`
}

const comparisons: Readonly<Partial<Record<Binary["operator"], string>>> = {
  "==": "is",
  "=": "is",
  "!=": "is not",
  ">": "is greater than",
  ">=": "is at least",
  "<": "is less than",
  "<=": "is at most",
  in: "is in"
}

const isClaim = ({ operator }: Binary): boolean =>
  comparisons[operator] !== undefined || operator === "and" || operator === "or"

const comparison = ({ left, operator, right }: Binary): string => {
  if (operator !== "in" || right._tag !== "List") return `${phrase(left)} ${comparisons[operator]} ${phrase(right)}`
  return `${phrase(left)} is one of ${right.items.map(phrase).join(", ")}`
}

const sources: Readonly<Record<Source, string>> = {
  properties: "the property",
  user: "the profile's property",
  event: "the event's field",
  behaviors: "the behavior"
}

/** Anything, as a thing that has a value. */
const phrase = (expression: Expression): string => {
  switch (expression._tag) {
    case "Literal":
      return typeof expression.value === "string" ? JSON.stringify(expression.value) : String(expression.value)
    case "List":
      return `the list of ${expression.items.map(phrase).join(", ")}`
    case "Property":
      return `${sources[expression.source]} ${JSON.stringify(expression.name)}`
    case "Variable":
      return expression.name
    case "Call":
      return calledPhrase(expression)
    case "Unary":
      return expression.operator === "not" ? `whether ${claim(expression)}` : `minus ${phrase(expression.operand)}`
    case "Binary":
      return isClaim(expression) ? `whether ${inline(expression)}` : arithmetic(expression)
  }
}

const operations: Readonly<Partial<Record<Binary["operator"], string>>> = {
  "+": "plus",
  "-": "minus",
  "*": "times",
  "/": "divided by",
  "%": "modulo"
}

/** The left sides are walked without recursion: a long sum is a deep tree. */
const arithmetic = (expression: Binary): string => {
  const parts: Array<string> = []
  let rest: Expression = expression
  while (rest._tag === "Binary" && operations[rest.operator] !== undefined) {
    parts.push(`${operations[rest.operator]} ${phrase(rest.right)}`)
    rest = rest.left
  }
  return `(${[phrase(rest), ...parts.reverse()].join(" ")})`
}

/** Functions that say that something is so. */
const calledClaim = ({ name, parameters }: Call): string | undefined => {
  const [one, two, three] = parameters
  if (one === undefined) return undefined
  if (name === "defined") return `${phrase(one)} is there`
  if (two === undefined) return undefined
  if (name === "has_prefix") return `${phrase(one)} begins with ${phrase(two)}`
  if (name === "has_suffix") return `${phrase(one)} ends with ${phrase(two)}`
  if (name === "regex_match") return `${phrase(one)} matches ${phrase(two)}`
  if (three === undefined) return undefined
  if (name === "any") return `for at least one ${phrase(one)} of ${phrase(two)}, ${inline(three)}`
  return name === "all" ? `for every ${phrase(one)} of ${phrase(two)}, ${inline(three)}` : undefined
}

/** Functions of one parameter, as what they make of it. */
const made: Readonly<Record<string, string>> = {
  number: "as a number",
  string: "as a text",
  boolean: "as true or false",
  datetime: "as a moment",
  list: "as a list",
  floor: "rounded down",
  ceil: "rounded up",
  round: "rounded",
  upper: "in upper case",
  lower: "in lower case"
}

const calledPhrase = (expression: Call): string => {
  const asClaim = calledClaim(expression)
  if (asClaim !== undefined) return `whether ${asClaim}`
  const { name, parameters } = expression
  const [one, two, three] = parameters
  if (one !== undefined && two === undefined) {
    if (name === "len") return `the length of ${phrase(one)}`
    const manner = Object.hasOwn(made, name) ? made[name] : undefined
    if (manner !== undefined) return `${phrase(one)} ${manner}`
  }
  if (name === "if" && one !== undefined && two !== undefined && three !== undefined) {
    return `(${phrase(two)} if ${inline(one)}, otherwise ${phrase(three)})`
  }
  return `the result of ${name} for ${parameters.length === 0 ? "nothing" : parameters.map(phrase).join(", ")}`
}
