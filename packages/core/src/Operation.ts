/**
 * One operation of a service, ready to use: checks parameters against the generated table and writes them as text.
 *
 * Parameters are pairs of name and wire text, in the order they will be sent. The facades turn values into text; the
 * fake servers take the pairs off the wire. Both are held to the same table.
 */
import type { Issue } from "./ApiError.ts"
import { type Rule, ruleOf } from "./internal/kinds.ts"
import { printable as printableText } from "./internal/printable.ts"
import type { OperationSpec, ParameterSpec, TextRules } from "./OperationSpec.ts"

/** Parameters as they travel: name and text, in order. */
export type Parameters = ReadonlyArray<readonly [name: string, text: string]>

/** An operation with its rules compiled. */
export interface Operation {
  readonly spec: OperationSpec
  /** Every problem of the parameters, by path, in their order; empty when they are right. Never repeats a value. */
  readonly check: (parameters: Parameters) => ReadonlyArray<Issue>
}

const compile = (rules: TextRules & Partial<Pick<ParameterSpec, "in" | "minItems">>): Rule => {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, minimum, maximum, enum: allowed } = rules
  const kind = ruleOf(rules, rules.minItems)
  const pattern = rules.pattern === undefined ? undefined : new RegExp(rules.pattern, "u")
  const inPath = rules.in === "path"
  const { hint } = rules
  const patternProblem = hint === undefined ? `must match ${rules.pattern}` : "is not allowed"

  const problem: Rule = (text) => {
    if (text.length < minLength) return text === "" ? "must not be empty" : `must be at least ${minLength} characters`
    if (text.length > maxLength) return `must be at most ${maxLength} characters, and has ${text.length}`
    if (!text.isWellFormed()) return "must be well-formed Unicode, and holds half of a surrogate pair"
    const kindProblem = kind?.(text)
    if (kindProblem !== undefined) return kindProblem
    if (inPath && /^\.{0,2}$/.test(text)) return "must not be empty, nor a dot or two"
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
  printableText(JSON.stringify(name.slice(0, 64).toWellFormed()).slice(1, -1))

/** How many open names are remembered, so that a caller who makes them up takes no memory. */
const mostAccepted = 1000

/** What {@link make} needs to know beside the table. */
export interface Options {
  /** Parameters that someone else adds on the way, such as the credentials: not required, and not accepted, here. */
  readonly supplied?: ReadonlyArray<string> | undefined
  /**
   * The API generation the call is for: a parameter that only others know is none of the operation's.
   *
   * @default every generation of the operation
   */
  readonly generation?: string | undefined
}

/** Compiles the rules of one operation; call it once per operation and keep the result. */
export const make = (spec: OperationSpec, { supplied = [], generation }: Options = {}): Operation => {
  const isOfGeneration = ({ generations }: ParameterSpec): boolean =>
    generation === undefined || generations === undefined || generations.includes(generation)
  const own = spec.parameters.filter((parameter) => !supplied.includes(parameter.name) && isOfGeneration(parameter))
  const foreign = new Map(
    spec.parameters.flatMap((parameter) => (isOfGeneration(parameter) ? [] : [[parameter.name, parameter.generations]]))
  )
  const named = new Map(own.map((parameter) => [parameter.name, compile(parameter)]))
  const required = own.filter((parameter) => parameter.required)
  const openName = spec.open === undefined ? undefined : compile(spec.open.names)
  const openValue = spec.open === undefined ? undefined : compile(spec.open.values)

  const pathOf = (name: string): string =>
    named.has(name) || spec.open === undefined ? printable(name) : `properties.${printable(name)}`

  /** Open names that are right: the same few come again and again. */
  const accepted = new Set<string>()

  const checkOpen = (name: string, text: string, issues: Array<Issue>): void => {
    if (openValue !== undefined && accepted.has(name)) {
      const message = openValue(text)
      if (message !== undefined) issues.push({ path: pathOf(name), message })
      return
    }
    const others = foreign.get(name)
    if (others !== undefined && !supplied.includes(name)) {
      const message = `is not a parameter of this operation in the ${generation} API, only in ${others.join(", ")}`
      issues.push({ path: printable(name), message })
      return
    }
    if (openName === undefined || openValue === undefined) {
      issues.push({ path: pathOf(name), message: "is not a parameter of this operation" })
      return
    }
    const nameProblem = openName(name)
    const valueProblem = openValue(text)
    if (nameProblem !== undefined) issues.push({ path: pathOf(name), message: `the name ${nameProblem}` })
    else if (accepted.size < mostAccepted) accepted.add(name)
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

/** 1 for each ASCII character that is written as it is. */
const unreserved = Uint8Array.from({ length: 128 }, (_, code) => (/[\w.-]/.test(String.fromCharCode(code)) ? 1 : 0))

/** Whether a text is written as it is. Most are, and asking is cheaper than encoding. */
const isUnreserved = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (unreserved[text.charCodeAt(i)] !== 1) return false
  return true
}

/** Percent-encodes one text, for a query, a form or a path. */
export const escape = (text: string): string => {
  if (isUnreserved(text)) return text
  const escaped = encodeURIComponent(text)
  // URLs leave an apostrophe alone and `fetch` does not. Writing it here keeps the bytes the same over every transport.
  return escaped.includes("'") ? escaped.replaceAll("'", "%27") : escaped
}

/** Writes one parameter of a query or form. */
export const encodePair = (name: string, text: string): string => `${escape(name)}=${escape(text)}`

/** Writes parameters as `application/x-www-form-urlencoded` text, for a query or a form; a space becomes `%20`. */
export const encode = (parameters: Parameters): string =>
  // Joining makes one flat string. Appending would leave a tree of pieces that takes ten times the memory in a queue.
  parameters.map(([name, text]) => encodePair(name, text)).join("&")

/** Reads what {@link encode} writes, and what other programs write in that form. */
export const decode = (text: string): Parameters => [...new URLSearchParams(text)]
