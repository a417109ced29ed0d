/**
 * Reads a number, and what people write for one: `.5`, `1_000`, `0x1F`, `5px`, `1.2.3`, `2024-01-31`.
 */
import { isDigit, isNamePart } from "./characters.ts"
import type { Findings } from "./Findings.ts"
import { quote } from "./quote.ts"
import { isMark, type Token } from "./Token.ts"

const number = /\d*(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const date = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\w-])/y
const zeroX = /0[xX][\dA-Fa-f]+/y
const grouped = /\d{1,3}(?:_\d{3})+(?!\w)/y

/** Reads the number at `start` and returns where it ends. */
export const scanNumber = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  let end = start
  while (isDigit(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  const isDone = next !== point && next !== minus && !isNamePart(next)
  if (end > start && isDone && end - start <= safeDigits) {
    tokens.push({ kind: "number", value: Number(text.slice(start, end)), start, end })
    return end
  }
  return scanUnusual(findings, tokens, start)
}

const point = 0x2e
const minus = 0x2d

/** Fifteen digits are always exact. */
const safeDigits = 15

const scanUnusual = (findings: Findings, tokens: Array<Token>, start: number): number => {
  const { text } = findings
  const day = matchAt(date, text, start)
  if (day !== "") {
    const end = start + day.length
    const moment = quote(day.length === 10 ? `${day}T00:00:00` : day.replace(" ", "T"))
    const suggestion = isParameterOfDatetime(tokens) ? moment : `datetime(${moment})`
    findings.error({ start, end }, "a date is written as a text and handed to datetime()", suggestion)
    tokens.push({ kind: "text", value: day, start, end })
    return end
  }
  const digits = matchAt(number, text, start)
  const value = Number(digits)
  const end = start + digits.length
  const tail = tailLength(text, end)
  if (tail > 0) reportTail(findings, start, end + tail)
  else if (digits.startsWith(".")) {
    findings.error({ start, end }, "a number starts with a digit", `0${digits}`)
  } else if (!Number.isFinite(value)) {
    findings.error({ start, end }, "the number is too large")
  }
  tokens.push({ kind: "number", value, start, end: end + tail })
  return end + tail
}

const isParameterOfDatetime = (tokens: ReadonlyArray<Token>): boolean =>
  isMark(tokens.at(-1), "(") && tokens.at(-2)?.value === "datetime"

/** How many characters follow that belong neither to the number nor to anything that may follow one. */
const tailLength = (text: string, start: number): number => {
  let end = start
  while (isNamePart(text.charCodeAt(end)) || text.charCodeAt(end) === point) end++
  return end - start
}

const reportTail = (findings: Findings, start: number, end: number): void => {
  const { text } = findings
  const written = text.slice(start, end)
  if (matchAt(zeroX, text, start) === written) {
    findings.error({ start, end }, "numbers are decimal", String(Number(written)))
  } else if (matchAt(grouped, text, start) === written) {
    findings.error({ start, end }, "a number has no separators", written.replaceAll("_", ""))
  } else if (/^\d+\.$/.test(written)) {
    findings.error({ start, end }, "a number does not end with a point", written.slice(0, -1))
  } else {
    findings.error({ start, end }, "this is not a number; a text is written in double quotes", quote(written))
  }
}

const matchAt = (pattern: RegExp, text: string, offset: number): string => {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? ""
}
