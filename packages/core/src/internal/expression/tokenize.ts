/**
 * Splits a text into tokens.
 *
 * Marks of other languages become the token that was meant, with an error on their place, so that the parser can go on
 * and find the next mistake.
 */
import { isDigit, isNamePart, isNameStart, isSpace } from "./characters.ts"
import type { Findings } from "./Findings.ts"
import type { Mark, Token } from "./Token.ts"
import { scanForeign } from "./tokenize-foreign.ts"
import { scanNumber } from "./tokenize-number.ts"
import { scanText } from "./tokenize-text.ts"
import { operatorWords } from "./vocabulary.ts"

/** The tokens of a text, the last one of kind `end`. */
export const tokenize = (findings: Findings): ReadonlyArray<Token> => {
  const { text } = findings
  const tokens: Array<Token> = []
  let offset = 0
  while (offset < text.length) {
    const code = text.charCodeAt(offset)
    if (isSpace(code)) {
      offset++
    } else if (isNameStart(code)) {
      offset = scanName(findings, tokens, offset)
    } else if (code === quotationMark) {
      offset = scanText(findings, tokens, offset)
    } else if (isDigit(code) || (code === point && isDigit(text.charCodeAt(offset + 1)))) {
      offset = scanNumber(findings, tokens, offset)
    } else {
      offset = scanMark(findings, tokens, offset)
    }
  }
  tokens.push({ kind: "end", value: "", start: text.length, end: text.length })
  return tokens
}

const quotationMark = 0x22
const point = 0x2e

const scanName = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  let end = start + 1
  while (isNamePart(text.charCodeAt(end))) end++
  const word = text.slice(start, end)
  const operator = operatorWords.get(word) ?? misspelledOperator(findings, word, start, end)
  tokens.push(
    operator === undefined ? { kind: "name", value: word, start, end } : { kind: "mark", value: operator, start, end }
  )
  return end
}

const misspelledOperator = (findings: Findings, word: string, start: number, end: number): Mark | undefined => {
  if (word.length > 3) return undefined
  const operator = operatorWords.get(word.toLowerCase())
  if (operator !== undefined)
    findings.error({ start, end }, `operators are written in lower case: ${operator}`, operator)
  return operator
}

/** Marks that nothing can follow to make another one, of this language or of any. */
const singleMarks: ReadonlyMap<string, Mark> = new Map(
  Array.from("()[],.+-*/%" as const, (mark) => [mark, mark as Mark])
) // the text holds marks

/** Marks that compare, and what of another language begins like them. */
const comparison = /===|!==|==|!=|>=|<=|<>|=>|=<|=!|[=<>]/y

const comparisonMarks: ReadonlySet<string> = new Set(["==", "!=", ">=", "<=", "=", "<", ">"])

const scanMark = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  const single = singleMarks.get(text.charAt(start))
  if (single !== undefined) {
    tokens.push({ kind: "mark", value: single, start, end: start + 1 })
    return start + 1
  }
  comparison.lastIndex = start
  const found = comparison.exec(text)?.[0] ?? ""
  if (!comparisonMarks.has(found)) return scanForeign(findings, tokens, start)
  const end = start + found.length
  tokens.push({ kind: "mark", value: found as Mark, start, end }) // the set holds marks
  return end
}
