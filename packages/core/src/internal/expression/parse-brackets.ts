/**
 * Reads parentheses, lists and the parameters of a call, and goes on after a mistake inside them.
 */
import { type Expression, list } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import { placeholder } from "./placeholder.ts"
import { isMark, type Token } from "./Token.ts"

/** Reads `( … )`. After `in`, several values in parentheses are taken for the list that was meant. */
export const readParentheses = (cursor: Cursor): Expression => {
  const { start } = cursor.token
  const isAfterIn = isMark(cursor.previous, "in")
  if (!cursor.enter()) return placeholder
  const items = readItems(cursor, "(", () => cursor.read(), isAfterIn ? "values" : "one value")
  cursor.leave()
  const [only] = items
  const span = cursor.spanFrom(start)
  if (only === undefined) cursor.findings.error(span, "there is nothing in the parentheses")
  if (only !== undefined && items.length === 1) return only
  if (!isAfterIn || items.length === 0) return placeholder
  const inside = cursor.slice(span).replace(/^\(/, "").replace(/\)$/, "")
  cursor.findings.error(span, "a list is written in square brackets", `[${inside}]`)
  return list(items)
}

/** Reads `[ … ]`. */
export const readList = (cursor: Cursor): Expression => {
  if (!cursor.enter()) return placeholder
  const items = readItems(cursor, "[", () => cursor.read(), "values")
  cursor.leave()
  return list(items)
}

/**
 * Reads values between brackets, from the opening one to the closing one. `readItem` is told how many have been read.
 */
export const readItems = (
  cursor: Cursor,
  bracket: "(" | "[",
  readItem: (index: number) => Expression,
  expected: "one value" | "values"
): ReadonlyArray<Expression> => {
  const { start } = cursor.token
  const items: Array<Expression> = []
  cursor.open(bracket)
  if (!isEnd(cursor.token)) {
    items.push(readItem(0))
    while (!isEnd(cursor.token)) {
      if (!stepToNextItem(cursor, expected)) break
      items.push(readItem(items.length))
    }
  }
  cursor.close(bracket, start)
  return items
}

const isEnd = (token: Token): boolean => token.kind === "end" || isMark(token, ")") || isMark(token, "]")

/** Steps over a comma, or reports that one is missing or is one too many; answers whether a value follows. */
const stepToNextItem = (cursor: Cursor, expected: "one value" | "values"): boolean => {
  const comma = cursor.token
  if (!isMark(comma, ",")) {
    reportMissingBetween(cursor, expected)
    return true
  }
  if (expected === "one value") cursor.findings.error(comma, "a comma stands in lists and between parameters only")
  cursor.skip()
  while (cursor.isAt(",")) {
    cursor.findings.error(cursor.token, "there is a comma too many", "")
    cursor.skip()
  }
  if (!isEnd(cursor.token)) return true
  if (cursor.token.kind !== "end") cursor.findings.error(comma, "no value follows this comma", "")
  return false
}

/** Reports that a value follows another one directly. */
export const reportMissingBetween = ({ findings, token, end }: Cursor, expected: "one value" | "values"): void => {
  // A stray character before this has been reported and was probably meant as the operator or the comma.
  if (findings.hasErrorWithin({ start: end, end: token.start })) return
  if (expected === "one value") {
    findings.error(token, "an operator such as and, or, == is missing before this")
  } else {
    findings.error(token, "a comma is missing before this", ",", { start: end, end })
  }
}
