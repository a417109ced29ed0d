/**
 * Where the parser is: the tokens, the place among them, what is open, and which names are bound.
 */
import type { Expression } from "../../expression/Expression.ts"
import type { Findings, Span } from "./Findings.ts"
import { levels } from "./precedence.ts"
import { isMark, type Mark, type Token } from "./Token.ts"

/** How deep parentheses, lists, calls and signs may stand inside each other. */
export const maximumDepth = 200

/** Reads operators of a level and above, and their operands. */
export type ReadLevel = (cursor: Cursor, level: number) => Expression

/** The state of one run of the parser. */
export class Cursor {
  readonly findings: Findings
  /** The names that a function such as `any` has bound around the place. */
  readonly bound: Array<string> = []
  readonly #tokens: ReadonlyArray<Token>
  readonly #end: Token
  readonly #readLevel: ReadLevel
  readonly #open = { "(": 0, "[": 0 }
  #index = 0
  #depth = 0

  constructor(findings: Findings, tokens: ReadonlyArray<Token>, readLevel: ReadLevel) {
    this.findings = findings
    this.#readLevel = readLevel
    this.#tokens = tokens
    this.#end = { kind: "end", value: "", start: findings.text.length, end: findings.text.length }
  }

  /**
   * Reads an expression of operators of this level and above. The parts of the grammar that contain an expression get
   * at the whole grammar here, so that no modules form a ring.
   */
  read(level: number = levels.or): Expression {
    return this.#readLevel(this, level)
  }

  /** The token that is read next. */
  get token(): Token {
    return this.#tokens[this.#index] ?? this.#end
  }

  /** The token that was read last; `undefined` at the start. */
  get previous(): Token | undefined {
    return this.#tokens[this.#index - 1]
  }

  /** The token `distance` places after the next one. */
  peek(distance: number): Token {
    return this.#tokens[this.#index + distance] ?? this.#end
  }

  /** Whether the next token is this mark. */
  isAt(mark: Mark): boolean {
    return isMark(this.#tokens[this.#index], mark)
  }

  /** Whether everything has been read. */
  get isAtEnd(): boolean {
    return this.token.kind === "end"
  }

  /** Steps over tokens. */
  skip(count = 1): void {
    this.#index = Math.min(this.#index + count, this.#tokens.length - 1)
  }

  /** Where the last token that was read ends. */
  get end(): number {
    return this.previous?.end ?? 0
  }

  /** The part of the text from an offset to the end of the last token. */
  spanFrom(start: number): Span {
    return { start, end: this.end }
  }

  /** The characters of a span. */
  slice({ start, end }: Span): string {
    return this.findings.text.slice(start, end)
  }

  /** Goes one level down. At the limit it reports so, drops the rest of the text and answers false. */
  enter(): boolean {
    this.#depth++
    if (this.#depth <= maximumDepth) return true
    this.findings.stop(this.token.start, `the expression is nested deeper than ${maximumDepth} levels`)
    this.#index = this.#tokens.length - 1
    return false
  }

  /** Comes back from `enter`. */
  leave(): void {
    this.#depth--
  }

  /** Steps over an opening bracket. */
  open(bracket: "(" | "["): void {
    this.#open[bracket]++
    this.skip()
  }

  /**
   * Steps over the bracket that closes the one at `start`, or reports that it is missing. A wrong bracket counts as
   * the right one unless something further out is waiting for it.
   */
  close(bracket: "(" | "[", start: number): void {
    this.#open[bracket]--
    const [closer, other, otherOpener] = bracket === "(" ? ([")", "]", "["] as const) : (["]", ")", "("] as const)
    const { token } = this
    if (isMark(token, closer)) {
      this.skip()
    } else if (isMark(token, other) && this.#open[otherOpener] === 0) {
      this.findings.error(token, `${other} does not close ${bracket}`, closer)
      this.skip()
    } else {
      const here = { start: this.end, end: this.end }
      this.findings.error({ start, end: start + 1 }, `this ${bracket} is not closed`, closer, here)
    }
  }
}
