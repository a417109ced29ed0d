/**
 * Reads a text in double quotes, with its escapes, and guesses where one ends that is not closed.
 */
import type { Findings } from "./Findings.ts"
import { isMark, type Token } from "./Token.ts"
import { isSource } from "./vocabulary.ts"

/** Reads the text whose quote is at `start` and returns where it ends. */
export const scanText = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  let isPlain = true
  let end = start + 1
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === quotationMark) break
    if (code === backslash) end++
    if (code === backslash || isControl(code)) isPlain = false
  }
  if (end >= text.length) return scanUnclosed(findings, tokens, start, text.length)
  if (isQuoteOfNext(text, tokens, start, end)) return scanUnclosed(findings, tokens, start, end)
  const written = text.slice(start + 1, end)
  const value = isPlain ? written : readEscapes(findings, written, start + 1)
  tokens.push({ kind: "text", value, start, end: end + 1 })
  return end + 1
}

const quotationMark = 0x22
const backslash = 0x5c
const bracket = 0x5d

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f)

/** Whether the quote at `end` was meant to open a text, as in `properties["plan] == "pro"`. */
const isQuoteOfNext = (text: string, tokens: ReadonlyArray<Token>, start: number, end: number): boolean =>
  text.charCodeAt(end + 1) !== bracket &&
  isMark(tokens.at(-1), "[") &&
  isSource(String(tokens.at(-2)?.value)) &&
  text.slice(start, end).includes("]") &&
  !/^\s*[\])]/.test(text.slice(end + 1, end + 9))

/** The inside of a text without its escapes. Warns of what the service is not known to read the same way. */
const readEscapes = (findings: Findings, written: string, start: number): string => {
  const control = written.search(/\p{Cc}/u)
  if (control !== -1) {
    const place = { start: start + control, end: start + control + 1 }
    findings.warning(place, "a line break or control character stands inside a text")
  }
  return written.replaceAll(/\\([\s\S])/g, (escape: string, character: string, offset: number) => {
    if (character === '"' || character === "\\") return character
    const place = { start: start + offset, end: start + offset + 2 }
    const suggestion = /\w/.test(character) ? `\\${escape}` : character
    findings.warning(place, 'only \\" and \\\\ are known to be understood inside a text', suggestion)
    return lineEscapes.get(character) ?? character
  })
}

const lineEscapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"]
])

/** Whether an odd number of backslashes stands before an index. */
const isEscaped = (text: string, from: number, index: number): boolean => {
  let start = index
  while (start > from && text.charCodeAt(start - 1) === backslash) start--
  return (index - start) % 2 === 1
}

/**
 * Reads a text that is not closed before `limit`. It ends at a typographic quote, at the bracket after the name of a
 * property, or before the brackets that close the expression.
 */
const scanUnclosed = (findings: Findings, tokens: Array<Token>, start: number, limit: number): number => {
  const rest = findings.text.slice(start + 1, limit)
  const typographic = rest.search(/[“”„‟]/)
  const closing = isMark(tokens.at(-1), "[") ? rest.search(/[\])]/) : -1
  const length = typographic !== -1 ? typographic : closing !== -1 ? closing : lengthWithoutClosers(rest)
  const end = start + 1 + length
  const next = typographic === -1 ? end : end + 1
  const closer = isEscaped(findings.text, start + 1, end) ? '\\"' : '"'
  findings.error({ start, end: next }, "the text is not closed", `${findings.text.slice(start, end)}${closer}`)
  tokens.push({ kind: "text", value: rest.slice(0, length), start, end: next })
  return next
}

const lengthWithoutClosers = (text: string): number => {
  let length = text.length
  while (length > 0 && " \t\r\n)]".includes(text.charAt(length - 1))) length--
  return length
}
