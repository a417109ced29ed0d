/**
 * Reads and writes the lines of a KISSmetrics data export, which is also the format of its JSON import: one JSON object
 * per line, an event, a set of properties or an alias.
 *
 * Real exports contain lines that are not JSON. Those whose escapes are broken are repaired; the rest are refused with
 * a reason that says what is wrong and never repeats the data. A line that is valid JSON is never altered.
 */
import * as Result from "effect/Result"
import { repairEscapes } from "./internal/broken-escapes.ts"

/**
 * A property's value as the service keeps it.
 *
 * **Details**
 *
 * The service receives every value as text, and a value that changes its spelling splits a report in two. So a number
 * is a `number` only when JavaScript writes it back the way the export wrote it, and otherwise the text of the export:
 * `19.90`, `1e21`, `-0` and `9007199254740993` are read as strings. `true` and `false` stay booleans.
 */
export type ExportValue = string | number | boolean

/** Property names and values, in the order of the line. */
export type ExportProperties = Readonly<Record<string, ExportValue>>

/** Something a person did, `_n` in the file, with the properties set at the same time. */
export interface ExportRecord {
  readonly _tag: "Record"
  readonly person: string
  readonly event: string
  /** Seconds since 1970, UTC. */
  readonly timestamp: number
  readonly properties: ExportProperties
}

/** Properties of a person without an event. There is at least one. */
export interface ExportSet {
  readonly _tag: "Set"
  readonly person: string
  /** Seconds since 1970, UTC. */
  readonly timestamp: number
  readonly properties: ExportProperties
}

/** Two identities that are one person, `_p2` in the file being the second. */
export interface ExportAlias {
  readonly _tag: "Alias"
  readonly person: string
  readonly identity: string
  /** Seconds since 1970, UTC. */
  readonly timestamp: number
}

/** One line of an export. */
export type ExportLine = ExportRecord | ExportSet | ExportAlias

/**
 * Reads one line of an export, or says why it cannot be one.
 *
 * **Details**
 *
 * - Broken escapes are repaired, but only when the line is not valid JSON: `\'`, `\x27`, `\u{27}`, the octal bytes of a
 *   UTF-8 character such as `\303\251`, raw control characters, and backslashes that escape nothing.
 * - `null` says that there is no value, so such a property is left out. An object or an array is a reason to refuse.
 * - Other names that begin with `_`, such as `_server_timestamp` and `_c`, are notes of the service about the hit and
 *   cannot be sent back to it. They are left out.
 * - Where a name occurs twice the last one counts, as everywhere in JSON.
 *
 * **Example**
 *
 * ```ts
 * import { parseExportLine } from "@tallymark/core"
 * import * as Result from "effect/Result"
 *
 * const line = parseExportLine('{"_p":"bob","_t":1262304000,"_n":"Signed Up","plan":"Bob\\\'s"}')
 * console.log(Result.getOrThrow(line))
 * // { _tag: "Record", person: "bob", event: "Signed Up", timestamp: 1262304000, properties: { plan: "Bob's" } }
 * ```
 */
export const parseExportLine = (line: string): Result.Result<ExportLine, string> =>
  // `trim` also removes the byte order mark that some files begin with.
  Result.flatMap(parseFields(line.trim()), toLine)

/**
 * Writes a line the way an export does, without the line break; `parseExportLine` reads it back as it was.
 *
 * **Gotchas**
 *
 * Properties whose names begin with `_` are reserved and left out. So is a number that is not finite, because JSON
 * cannot write it.
 */
export const formatExportLine = (line: ExportLine): string => {
  const head = { _p: line.person, _t: line.timestamp }
  switch (line._tag) {
    case "Record":
      return JSON.stringify({ ...head, _n: line.event, ...writable(line.properties) })
    case "Set":
      return JSON.stringify({ ...head, ...writable(line.properties) })
    case "Alias":
      return JSON.stringify({ ...head, _p2: line.identity })
  }
}

// `fromEntries` defines properties instead of assigning them, so that `__proto__` is a name like any other.
const writable = (properties: ExportProperties): ExportProperties =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => !isReserved(name) && (typeof value !== "number" || Number.isFinite(value))
    )
  )

const isReserved = (name: string): boolean => name.startsWith("_")

type Fields = Readonly<Record<string, unknown>>

const parseFields = (text: string): Result.Result<Fields, string> => {
  const parsed = tryParse(text)
  if (parsed !== undefined) return onlyObject(parsed)
  const repaired = repairEscapes(text)
  const second = tryParse(repaired.text)
  return second === undefined ? Result.fail(syntaxFault(text, repaired.closed)) : onlyObject(second)
}

/** The value of a JSON text; `undefined`, which JSON cannot say, when it is not one. */
const tryParse = (text: string): unknown => {
  try {
    return JSON.parse(text, keepSpelling)
  } catch {
    return undefined
  }
}

/** Where the platform does not hand over the source (`context`), numbers are spelled as JavaScript does. */
const keepSpelling = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" && context?.source !== undefined && context.source !== String(value)
    ? context.source
    : value

const onlyObject = (value: unknown): Result.Result<Fields, string> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Result.succeed(value as Fields) // an object that JSON.parse made has string keys only
    : Result.fail("the line is not a JSON object")

const syntaxFault = (text: string, stringsClosed: boolean): string => {
  if (text === "") return "the line is empty"
  if (text.startsWith("[")) return "the line belongs to an array; a line must be one JSON object"
  if (!text.startsWith("{")) return "the line does not begin with {"
  if (!stringsClosed) return "a string is not closed; the line may be cut short"
  if (!text.endsWith("}")) return "the line does not end with }; it may be cut short or run on"
  return "the line is not valid JSON"
}

const toLine = (fields: Fields): Result.Result<ExportLine, string> =>
  Result.gen(function* () {
    const person = yield* readName("_p", fields._p)
    const timestamp = yield* readTimestamp(fields._t)
    const properties = yield* readProperties(fields)
    const hasProperties = Object.keys(properties).length > 0
    if (isPresent(fields._p2)) {
      if (isPresent(fields._n))
        return yield* Result.fail("the line has both _n and _p2: an event or an alias, not both")
      if (hasProperties) return yield* Result.fail("the line has _p2 and properties: an alias cannot carry properties")
      return { _tag: "Alias", person, identity: yield* readName("_p2", fields._p2), timestamp }
    }
    if (isPresent(fields._n)) {
      return { _tag: "Record", person, event: yield* readName("_n", fields._n), timestamp, properties }
    }
    if (!hasProperties) return yield* Result.fail("the line has neither _n, nor _p2, nor a property")
    return { _tag: "Set", person, timestamp, properties }
  })

const isPresent = (value: unknown): boolean => value !== undefined && value !== null

/** Identities and event names are texts, but a number for an identity is common enough to be read as its text. */
const readName = (field: string, value: unknown): Result.Result<string, string> => {
  if (!isPresent(value)) return Result.fail(`${field} is missing`)
  if (typeof value !== "string" && typeof value !== "number") return Result.fail(`${field} is not a text`)
  return value === "" ? Result.fail(`${field} is empty`) : Result.succeed(String(value))
}

const readTimestamp = (value: unknown): Result.Result<number, string> => {
  if (!isPresent(value)) return Result.fail("_t is missing")
  const seconds = typeof value === "string" && /^[\d.eE+]+$/.test(value) ? Number(value) : value
  return typeof seconds === "number" && Number.isSafeInteger(seconds) && seconds >= 0
    ? Result.succeed(seconds)
    : Result.fail("_t is not a whole number of seconds since 1970")
}

const readProperties = (fields: Fields): Result.Result<ExportProperties, string> => {
  const properties: Array<readonly [string, ExportValue]> = []
  for (const [name, value] of Object.entries(fields)) {
    if (isReserved(name) || value === null) continue
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      return Result.fail(`a property holds ${Array.isArray(value) ? "an array" : "an object"}, which is not a value`)
    }
    properties.push([name, value])
  }
  return Result.succeed(Object.fromEntries(properties))
}
