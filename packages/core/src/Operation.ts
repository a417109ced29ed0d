/**
 * One operation of a service, ready to use: checks parameters against the generated table and writes them as text.
 *
 * Parameters are pairs of name and wire text, in the order they will be sent. The facades turn values into text; the
 * fake servers take the pairs off the wire. Both are held to the same table.
 */
import type { Issue } from "./ApiError.ts"
import type { OperationSpec, TextRules } from "./OperationSpec.ts"

/** Parameters as they travel: name and text, in order. */
export type Parameters = ReadonlyArray<readonly [name: string, text: string]>

/** An operation with its rules compiled. */
export interface Operation {
  readonly spec: OperationSpec
  /** Every problem of the parameters, by path, in their order; empty when they are right. Never repeats a value. */
  readonly check: (parameters: Parameters) => ReadonlyArray<Issue>
}

/** What is wrong with one text, or `undefined`. */
type Rule = (text: string) => string | undefined

const kinds: Readonly<Record<TextRules["kind"], { readonly pattern: RegExp; readonly message: string } | undefined>> = {
  string: undefined,
  integer: { pattern: /^-?\d+$/, message: "must be a whole number" },
  number: { pattern: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/, message: "must be a number" },
  boolean: { pattern: /^(true|false)$/, message: "must be true or false" }
}

const compile = (rules: TextRules): Rule => {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, minimum, maximum, enum: allowed } = rules
  const kind = kinds[rules.kind]
  const pattern = rules.pattern === undefined ? undefined : new RegExp(rules.pattern, "u")
  const { hint } = rules
  const patternProblem = hint === undefined ? `must match ${rules.pattern}` : "is not allowed"

  const problem: Rule = (text) => {
    if (text.length < minLength) return text === "" ? "must not be empty" : `must be at least ${minLength} characters`
    if (text.length > maxLength) return `must be at most ${maxLength} characters, and has ${text.length}`
    if (!text.isWellFormed()) return "must be well-formed Unicode, and holds half of a surrogate pair"
    if (kind !== undefined && !kind.pattern.test(text)) return kind.message
    if (allowed !== undefined && !allowed.includes(text)) return `must be one of ${allowed.join(", ")}`
    if (minimum !== undefined && Number(text) < minimum) return `must be at least ${minimum}`
    if (maximum !== undefined && Number(text) > maximum) return `must be at most ${maximum}`
    if (pattern !== undefined && !pattern.test(text)) return patternProblem
    return undefined
  }
  if (hint === undefined) return problem
  return (text) => {
    const found = problem(text)
    return found === undefined ? undefined : `${found}; ${hint}`
  }
}

/**
 * A caller's name as it may appear in a path: shortened, and with nothing in it that could forge a line of a log, steer
 * a terminal or turn text around.
 */
export const printable = (name: string): string =>
  JSON.stringify(name.slice(0, 64).toWellFormed())
    .slice(1, -1)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)

/** What {@link make} needs to know beside the table. */
export interface Options {
  /** Parameters that someone else adds on the way, such as the credentials: not required, and not accepted, here. */
  readonly supplied?: ReadonlyArray<string> | undefined
}

/** Compiles the rules of one operation; call it once per operation and keep the result. */
export const make = (spec: OperationSpec, { supplied = [] }: Options = {}): Operation => {
  const own = spec.parameters.filter(({ name }) => !supplied.includes(name))
  const named = new Map(own.map((parameter) => [parameter.name, compile(parameter)]))
  const required = own.filter((parameter) => parameter.required)
  const openName = spec.open === undefined ? undefined : compile(spec.open.names)
  const openValue = spec.open === undefined ? undefined : compile(spec.open.values)

  const pathOf = (name: string): string =>
    named.has(name) || spec.open === undefined ? printable(name) : `properties.${printable(name)}`

  const checkOpen = (name: string, text: string, issues: Array<Issue>): void => {
    if (openName === undefined || openValue === undefined) {
      issues.push({ path: pathOf(name), message: "is not a parameter of this operation" })
      return
    }
    const nameProblem = openName(name)
    const valueProblem = openValue(text)
    if (nameProblem !== undefined) issues.push({ path: pathOf(name), message: `the name ${nameProblem}` })
    if (valueProblem !== undefined) issues.push({ path: pathOf(name), message: valueProblem })
  }

  const check = (parameters: Parameters): ReadonlyArray<Issue> => {
    const issues: Array<Issue> = []
    const seen = new Set<string>()
    for (const [name, text] of parameters) {
      if (seen.has(name)) issues.push({ path: pathOf(name), message: "appears more than once" })
      seen.add(name)
      const rule = named.get(name)
      if (rule === undefined) checkOpen(name, text, issues)
      else {
        const message = rule(text)
        if (message !== undefined) issues.push({ path: name, message })
      }
    }
    for (const { name } of required) if (!seen.has(name)) issues.push({ path: name, message: "is required" })
    return issues
  }

  return { spec, check }
}

/** Whether a text is written as it is. Most are, and asking is cheaper than encoding. */
const isUnreserved = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
    const isDigitOrMark = (code >= 48 && code <= 57) || code === 95 || code === 46 || code === 45
    if (!isLetter && !isDigitOrMark) return false
  }
  return true
}

const escape = (text: string): string => {
  if (isUnreserved(text)) return text
  const escaped = encodeURIComponent(text)
  // URLs leave an apostrophe alone and `fetch` does not. Writing it here keeps the bytes the same over every transport.
  return escaped.includes("'") ? escaped.replaceAll("'", "%27") : escaped
}

/** Writes parameters as `application/x-www-form-urlencoded` text, for a query or a form; a space becomes `%20`. */
export const encode = (parameters: Parameters): string =>
  // Joining makes one flat string. Appending would leave a tree of pieces that takes ten times the memory in a queue.
  parameters.map(([name, text]) => `${escape(name)}=${escape(text)}`).join("&")
