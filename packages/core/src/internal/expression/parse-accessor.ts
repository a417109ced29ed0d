/**
 * Reads `properties["plan"]` and its kind, and the many ways to miss the brackets and the quotes.
 */
import { type Expression, property, type Source } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import { quote } from "./quote.ts"
import { isMark, type NameToken } from "./Token.ts"

/** Reads the property whose source is the next token. */
export const readAccessor = (cursor: Cursor, token: NameToken, source: Source): Expression => {
  cursor.skip()
  const { token: opening } = cursor
  const name = cursor.peek(1)
  if (isMark(opening, "[")) {
    const isWhole = name.kind === "text" && isMark(cursor.peek(2), "]")
    return isWhole ? readWhole(cursor, source, name.value) : readBroken(cursor, token, source)
  }
  if (isMark(opening, ".") && (name.kind === "name" || name.kind === "text")) {
    return repaired(cursor, token, source, name.value, 2, "a property's name stands in brackets, not after a point")
  }
  if (isMark(opening, "(") && name.kind === "text" && isMark(cursor.peek(2), ")")) {
    return repaired(cursor, token, source, name.value, 3, `${source} takes square brackets`)
  }
  if (opening.kind === "text") {
    return repaired(cursor, token, source, opening.value, 1, "a property's name stands in brackets")
  }
  cursor.findings.error(token, `${source} needs a name in brackets, as in ${source}["name"]`)
  return property("", source)
}

const readWhole = (cursor: Cursor, source: Source, name: string): Expression => {
  if (name === "") cursor.findings.warning(cursor.peek(1), "the name is empty")
  cursor.skip(3)
  return property(name, source)
}

/** Steps over tokens, reports the property made of them, and says what it should look like. */
const repaired = (
  cursor: Cursor,
  token: NameToken,
  source: Source,
  name: string,
  count: number,
  message: string
): Expression => {
  const place = cursor.token
  cursor.skip(count)
  cursor.findings.error(place, message, `${source}[${quote(name)}]`, cursor.spanFrom(token.start))
  return property(name, source)
}

/** Reads brackets that hold anything but one text. The next token is the opening bracket. */
const readBroken = (cursor: Cursor, token: NameToken, source: Source): Expression => {
  const opening = cursor.token
  const first = cursor.peek(1)
  const distance = distanceToClosing(cursor)
  if (distance === 1) {
    cursor.skip(2)
    cursor.findings.error(cursor.spanFrom(opening.start), "the name is missing in the brackets")
    return property("", source)
  }
  if (first.kind === "text") {
    cursor.open("[")
    cursor.skip()
    if (distance !== undefined) return readComputed(cursor, source, first.value, distance - 2)
    cursor.close("[", opening.start)
    return property(first.value, source)
  }
  if (first.kind !== "name" && distance === undefined) {
    cursor.skip()
    cursor.findings.error(opening, `the name is missing after ${source}[`)
    return property("", source)
  }
  // Without a closing bracket only the next word can be meant.
  const count = distance ?? 2
  const name = cursor.slice({ start: opening.end, end: cursor.peek(count - 1).end }).trim()
  cursor.skip(distance === undefined ? count : count + 1)
  const message = "a property's name is written in double quotes"
  cursor.findings.error(first, message, `${source}[${quote(name)}]`, cursor.spanFrom(token.start))
  return property(name, source)
}

/** A name followed by something else, such as `properties["a" + "b"]`. */
const readComputed = (cursor: Cursor, source: Source, name: string, count: number): Expression => {
  cursor.findings.error(cursor.token, "a property's name is one text and cannot be computed")
  cursor.skip(count)
  cursor.close("[", cursor.token.start)
  return property(name, source)
}

/** How far the bracket is that closes the next one; `undefined` when another one opens first, or none closes. */
const distanceToClosing = (cursor: Cursor): number | undefined => {
  for (let distance = 1; ; distance++) {
    const token = cursor.peek(distance)
    if (isMark(token, "]")) return distance
    if (token.kind === "end" || isMark(token, "[")) return undefined
  }
}
