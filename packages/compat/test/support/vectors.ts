/**
 * What the old clients were seen to do: the captured calls, with values as this package takes them.
 */
import { readFileSync } from "node:fs"
import { PyBytes, PyDate, PyDateTime, PyDecimal, PyFloat, PyInt, PyTuple, type PyValue } from "../../src/index.ts"

/** One captured call. */
export interface Vector {
  readonly name: string
  readonly call: {
    readonly class: string
    readonly client: Readonly<Record<string, unknown>>
    readonly setup?: ReadonlyArray<readonly [method: string, args: unknown]>
    readonly auth?: string
    readonly now?: number
    readonly method: string
    readonly args: Readonly<Record<string, unknown>>
  }
  readonly expected?: {
    readonly scheme?: string
    readonly host?: string
    readonly path?: string
    readonly target?: string
    readonly rawQuery?: string
    readonly headers?: ReadonlyArray<readonly [string, string]>
    readonly requests?: ReadonlyArray<unknown>
    readonly returns?: unknown
    readonly error?: VectorError
  }
  readonly error?: VectorError
}

/** A captured exception. */
export interface VectorError {
  readonly type: string
  readonly message: string
}

/** Marks names that look like integers, whose place in an object JavaScript changes. */
const mark = "\u0000"

/** Reads one of the files of captured calls. */
export const readVectors = <A = Vector>(name: string): ReadonlyArray<A> => {
  const text = readFileSync(new URL(`../../../core/test/vectors/${name}.json`, import.meta.url), "utf8")
  return JSON.parse(text.replaceAll("<PORT>", "8123").replace(/"(\d+)":/g, `"\\u0000$1":`))
}

/** A tagged value of the files as the value that stands for it here. */
export const value = (raw: unknown): PyValue => {
  if (Array.isArray(raw)) return raw.map(value)
  if (typeof raw !== "object" || raw === null) return raw as PyValue // JSON has no other values
  const tagged = raw as Readonly<Record<string, unknown>> // an object of a JSON file
  switch (tagged.$type) {
    case "float":
      return PyFloat(String(tagged.value))
    case "int":
      return PyInt(String(tagged.value))
    case "decimal":
      return PyDecimal(String(tagged.value))
    case "date":
      return PyDate(String(tagged.value))
    case "datetime":
      return PyDateTime(String(tagged.value))
    case "bytes":
      return PyBytes(Buffer.from(String(tagged.base64), "base64"))
    case "tuple":
      return PyTuple((tagged.items as ReadonlyArray<unknown>).map(value)) // a tuple has items
    case "entries":
      return new Map(
        (tagged.entries as ReadonlyArray<[unknown, unknown]>).map(([key, item]) => [value(key), value(item)])
      ) // pairs
    default:
      return object(Object.entries(tagged))
  }
}

const object = (entries: ReadonlyArray<readonly [string, unknown]>): PyValue => {
  const members = entries.map(([name, item]) => [name.replace(mark, ""), value(item)] as const)
  return entries.some(([name]) => name.startsWith(mark)) ? new Map(members) : Object.fromEntries(members)
}
