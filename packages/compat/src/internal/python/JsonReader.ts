/**
 * Reads JSON as CPython's scanner does, mistakes included.
 */
import { JSONDecodeError, RecursionError } from "../../errors/builtin.ts"
import { parseIntLiteral } from "./int-literal.ts"
import type { PyJson } from "./PyJson.ts"

const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings.
const plainText = /[^"\\\u0000-\u001f]*/y
const space = /[ \t\n\r]*/y

const words: ReadonlyArray<readonly [string, PyJson]> = [
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY]
]

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t"
}

/** About where CPython gives up. */
const deepest = 990

/** Reads one text. */
export class JsonReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Reads the whole text. */
  read(): PyJson {
    this.#match(space)
    const value = this.#value(0)
    this.#match(space)
    if (this.#at < this.#text.length) this.#fail("Extra data", this.#at)
    return value
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found !== null) this.#at = pattern.lastIndex
    return found
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  /** Python counts code points, and its columns begin after the last line feed. */
  #fail(what: string, at: number): never {
    const before = this.#text.slice(0, at)
    const line = before.slice(before.lastIndexOf("\n") + 1)
    const lines = before.split("\n").length
    throw new JSONDecodeError(
      `${what}: line ${lines} column ${Array.from(line).length + 1} (char ${Array.from(before).length})`
    )
  }

  #value(depth: number): PyJson {
    const next = this.#peek()
    if (next === '"') return this.#string()
    if (next === "{" || next === "[") {
      if (depth >= deepest) throw new RecursionError(tooDeep(next))
      return next === "{" ? this.#object(depth + 1) : this.#array(depth + 1)
    }
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    const found = this.#match(number)
    if (found === null) return this.#fail("Expecting value", this.#at)
    const [digits, fraction, exponent] = found
    return fraction === undefined && exponent === undefined ? integer(digits) : Number(digits)
  }

  #array(depth: number): ReadonlyArray<PyJson> {
    const items: Array<PyJson> = []
    this.#at++
    this.#match(space)
    if (this.#peek() !== "]") {
      for (;;) {
        items.push(this.#value(depth))
        this.#match(space)
        if (this.#peek() === "]") break
        if (this.#peek() !== ",") this.#fail("Expecting ',' delimiter", this.#at)
        this.#at++
        this.#match(space)
      }
    }
    this.#at++
    return items
  }

  #object(depth: number): { readonly [name: string]: PyJson } {
    const members = new Map<string, PyJson>()
    this.#at++
    this.#match(space)
    if (this.#peek() !== "}") {
      for (;;) {
        if (this.#peek() !== '"') this.#fail("Expecting property name enclosed in double quotes", this.#at)
        const name = this.#string()
        this.#match(space)
        if (this.#peek() !== ":") this.#fail("Expecting ':' delimiter", this.#at)
        this.#at++
        this.#match(space)
        members.set(name, this.#value(depth))
        this.#match(space)
        if (this.#peek() === "}") break
        if (this.#peek() !== ",") this.#fail("Expecting ',' delimiter", this.#at)
        this.#at++
        this.#match(space)
      }
    }
    this.#at++
    return Object.fromEntries(members)
  }

  #string(): string {
    const start = this.#at
    let text = ""
    this.#at++
    for (;;) {
      text += this.#match(plainText)?.[0] ?? ""
      const next = this.#peek()
      if (next === "") this.#fail("Unterminated string starting at", start)
      if (next !== '"' && next !== "\\") this.#fail("Invalid control character at", this.#at)
      this.#at++
      if (next === '"') return text
      text += this.#escape(start)
    }
  }

  /** The character after a backslash. */
  #escape(start: number): string {
    const next = this.#peek()
    if (next === "") this.#fail("Unterminated string starting at", start)
    this.#at++
    if (next === "u") return this.#unicode()
    return escapes[next] ?? this.#fail("Invalid \\escape", this.#at - 2)
  }

  #unicode(): string {
    const digits = this.#text.slice(this.#at, this.#at + 4)
    // CPython wants a character behind the digits too, if only the closing quote.
    const isLast = this.#at + 4 >= this.#text.length
    if (isLast || !/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail("Invalid \\uXXXX escape", this.#at - 1)
    this.#at += 4
    return String.fromCharCode(Number.parseInt(digits, 16))
  }
}

const integer = (digits: string): number | bigint => {
  const value = Number(digits)
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  return parseIntLiteral(digits)
}

const tooDeep = (bracket: string): string =>
  `maximum recursion depth exceeded while decoding a JSON ${bracket === "{" ? "object" : "array"} from a unicode string`
