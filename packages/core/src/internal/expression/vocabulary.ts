/**
 * The words of the language, and the words of other languages that people write instead.
 */
import { type Literal, type Source, sources } from "../../expression/Expression.ts"
import type { Mark } from "./Token.ts"

/** Words that are operators. Upper case is not in the reference, but on pages of the service itself. */
export const operatorWords: ReadonlyMap<string, "and" | "or" | "not" | "in"> = new Map([
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
  ["in", "in"],
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
  ["IN", "in"]
])

/** Words that are values. */
export const constants: ReadonlyMap<string, Literal["value"]> = new Map<string, Literal["value"]>([
  ["true", true],
  ["false", false],
  ["TRUE", true],
  ["FALSE", false],
  ["null", null],
  ["undefined", undefined]
])

/** Words that are values elsewhere, in lower case, and the one to write here. */
export const foreignConstants: ReadonlyMap<string, string> = new Map([
  ["true", "true"],
  ["false", "false"],
  ["null", "null"],
  ["none", "null"],
  ["nil", "null"],
  ["undefined", "undefined"]
])

/** Whether a word is `properties`, `user`, `event` or `behaviors`. */
export const isSource = (word: string): word is Source => sourceWords.has(word)

const sourceWords: ReadonlySet<string> = new Set(sources)

/** Words that people put before a bracket, in lower case, and the one to write. */
export const foreignSources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ["property", "properties"],
  ["props", "properties"],
  ["prop", "properties"],
  ["event_properties", "properties"],
  ["users", "user"],
  ["user_properties", "user"],
  ["people", "user"],
  ["person", "user"],
  ["profile", "user"],
  ["events", "event"],
  ["behavior", "behaviors"],
  ["behaviours", "behaviors"]
])

/** Operators of other languages, the longest first, and the one to write here. */
export const foreignSymbols: ReadonlyArray<readonly [foreign: string, own: Mark]> = [
  ["===", "=="],
  ["!==", "!="],
  ["&&", "and"],
  ["||", "or"],
  ["<>", "!="],
  ["=>", ">="],
  ["=<", "<="],
  ["=!", "!="],
  ["!", "not"],
  ["&", "and"],
  ["|", "or"],
  ["≠", "!="],
  ["≤", "<="],
  ["≥", ">="],
  ["¬", "not"],
  ["×", "*"],
  ["÷", "/"],
  ["−", "-"],
  ["{", "["],
  ["}", "]"]
]

/** Words that compare in other languages, in lower case, and the operator to write here. */
export const foreignComparisons: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["eq", "=="],
  ["equals", "=="],
  ["ne", "!="],
  ["neq", "!="],
  ["gt", ">"],
  ["gte", ">="],
  ["lt", "<"],
  ["lte", "<="],
  ["mod", "%"],
  ["div", "/"]
])
