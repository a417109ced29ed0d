/**
 * A running Python 3.11 that answers questions, where the machine has one.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { PyValue } from "../../src/index.ts"
import { kindOf } from "../../src/internal/python/kind.ts"
import { str } from "../../src/internal/python/text.ts"

/** What Python answers: a text, or the class and message of an error. */
export type Answer = readonly [text: string] | readonly [error: string, message: string]

const program = fileURLToPath(new URL("./reference.py", import.meta.url))

/** Why the machine's Python cannot be asked; `undefined` when it can. `repr` needs Python's own version of Unicode. */
export const whyNot = ((): string | undefined => {
  const { status, stdout } = spawnSync("python3", [program], { input: "", encoding: "utf8" })
  if (status !== 0) return "python3 is not on this machine"
  return stdout.trim() === '["14.0.0"]' ? undefined : "python3 is not 3.11, whose Unicode is version 14"
})()

/** One Python process. */
export class Reference {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>

  constructor() {
    this.#child = spawn("python3", [program])
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /** Waits until it runs. */
  async ready(): Promise<this> {
    await this.#lines.next()
    return this
  }

  /** Asks one question. */
  async ask(operation: string, value: PyValue): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify([operation, tag(value)])}\n`)
    const { value: line } = await this.#lines.next()
    return JSON.parse(String(line))
  }

  /** Ends it. */
  stop(): void {
    this.#child.kill()
  }
}

/** What this side answers to the same question. */
export const answer = (compute: () => string): Answer => {
  try {
    return [compute()]
  } catch (error) {
    return error instanceof Error ? [error.name, error.message] : [String(error)]
  }
}

const tag = (value: PyValue): readonly [string, unknown] => {
  const kind = kindOf(value)
  switch (kind.type) {
    case "NoneType":
      return ["none", null]
    case "float": {
      const bits = Buffer.alloc(8)
      bits.writeDoubleBE(kind.value)
      return ["float", bits.toString("hex")]
    }
    case "int":
      return ["int", kind.value.toString()]
    case "bytes":
      return ["bytes", Buffer.from(kind.value).toString("base64")]
    case "list":
    case "tuple":
      return [kind.type, kind.items.map(tag)]
    case "set":
      throw new Error("the order of a Python set is its own")
    case "dict":
      return ["dict", kind.entries.map(([key, item]) => [tag(key), tag(item)])]
    case "decimal.Decimal":
      return ["decimal", kind.value.text]
    case "datetime.date":
      return ["date", str(value)]
    case "datetime.datetime":
      return ["datetime", str(value)]
    default:
      return [kind.type, kind.value]
  }
}
