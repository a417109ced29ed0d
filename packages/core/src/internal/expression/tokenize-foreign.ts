/**
 * Reads what does not belong into an expression: other quotes, operators of other languages, stray characters.
 */
import { isSpace } from "./characters.ts"
import type { Findings } from "./Findings.ts"
import { quote } from "./quote.ts"
import type { Token } from "./Token.ts"
import { foreignSymbols } from "./vocabulary.ts"

/** Quotes that are not `"`, each with the characters that may close it. */
const quotes: ReadonlyMap<string, string> = new Map([
  ["'", "'’"],
  ["`", "`´"],
  ["“", '”“"'],
  ["”", '”"'],
  ["„", '“”"'],
  ["‘", "’‘'"],
  ["’", "’'"],
  ["‚", "‘’'"],
  ["«", "»"]
])

/** Reads the character at `start`, which begins nothing the grammar knows, and returns where to go on. */
export const scanForeign = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  const closers = quotes.get(text.charAt(start))
  if (closers !== undefined) return scanQuoted(findings, tokens, start, closers)
  if (text.startsWith('\\"', start)) return scanEscapedQuotes(findings, tokens, start)
  for (const [foreign, own] of foreignSymbols) {
    if (!text.startsWith(foreign, start)) continue
    const end = start + foreign.length
    const isGlued = own === "not" && !isSpace(text.charCodeAt(end))
    findings.error({ start, end }, `write ${own} instead of ${foreign}`, isGlued ? `${own} ` : own)
    tokens.push({ kind: "mark", value: own, start, end })
    return end
  }
  return scanUnknown(findings, start)
}

const scanQuoted = (findings: Findings, tokens: Array<Token>, start: number, closers: string): number => {
  const { text } = findings
  let end = start + 1
  while (end < text.length && !closers.includes(text.charAt(end))) end += text.charAt(end) === "\\" ? 2 : 1
  const value = text.slice(start + 1, end).replaceAll(/\\([\s\S])/g, "$1")
  const next = Math.min(end + 1, text.length)
  const message = end < text.length ? "a text is written in double quotes" : "the text is not closed"
  findings.error({ start, end: next }, message, quote(value))
  tokens.push({ kind: "text", value, start, end: next })
  return next
}

/** `properties[\"plan\"]`: the text was taken out of source code with its escapes. */
const scanEscapedQuotes = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  const closer = text.indexOf('\\"', start + 2)
  const end = closer === -1 ? text.length : closer
  const next = Math.min(end + 2, text.length)
  const value = text.slice(start + 2, end)
  findings.error({ start, end: next }, "the quotes are escaped once too often", quote(value))
  tokens.push({ kind: "text", value, start, end: next })
  return next
}

const advice: ReadonlyMap<string, string> = new Map([
  [";", "an expression does not end with a semicolon"],
  ["?", "there is no ?: here; if(condition, then, else) is known from formulas only"],
  [":", "a colon has no meaning here"],
  ["^", "there is no operator ^"],
  ["~", "there is no operator ~; a part of a text is found with in"],
  ["#", "an expression has no comments"],
  ["\\", "a backslash has a meaning inside a text only"]
])

const removable: ReadonlySet<string> = new Set([";"])

const scanUnknown = (findings: Findings, start: number): number => {
  const character = String.fromCodePoint(findings.text.codePointAt(start) ?? 0)
  const end = start + character.length
  if (/\p{Zs}/u.test(character)) {
    findings.error({ start, end }, "this is not an ordinary space, though it looks like one", " ")
  } else if (/\p{C}/u.test(character)) {
    findings.error({ start, end }, "an invisible character stands here", "")
  } else {
    const message = advice.get(character) ?? `${character} has no meaning here`
    findings.error({ start, end }, message, removable.has(character) ? "" : undefined)
  }
  return end
}
