/**
 * Reads the CSV import format: `Identity,Timestamp,Event,Prop:plan,…`, or `Alias` in place of `Event`. It has no quotes:
 * a comma always ends a value.
 */
import { type ExportLine, formatExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import { badInput } from "../Failure.ts"

/** Where the columns are. */
interface Columns {
  readonly identity: number
  readonly timestamp: number
  readonly event: number
  readonly alias: number
  readonly properties: ReadonlyArray<readonly [index: number, name: string]>
}

/** Makes a reader that takes the first line for the names of the columns. That line becomes an empty one. */
export const makeImportReader = (): ((line: string) => Result.Result<string, string>) => {
  let columns: Columns | undefined
  return (line) => {
    if (columns === undefined) {
      columns = columnsOf(line)
      return Result.succeed("")
    }
    return Result.map(readRow(line, columns), formatExportLine)
  }
}

const cellsOf = (line: string): ReadonlyArray<string> => line.split(",").map((cell) => cell.trim())

/** Throws a failure when the line does not name what every row needs: none of them could be read. */
const columnsOf = (line: string): Columns => {
  const names = cellsOf(line.replace(/^\uFEFF/, ""))
  const at = (name: string): number => names.findIndex((other) => other.toLowerCase() === name)
  const columns = {
    identity: at("identity"),
    timestamp: at("timestamp"),
    event: at("event"),
    alias: at("alias"),
    properties: names.flatMap((name, index) => (/^prop:./i.test(name) ? [[index, name.slice(5).trim()] as const] : []))
  }
  if (columns.identity >= 0 && columns.timestamp >= 0) return columns
  throw badInput("the first line of an import file must name the columns: Identity,Timestamp,Event,Prop:…")
}

const readRow = (line: string, columns: Columns): Result.Result<ExportLine, string> => {
  if (line.includes('"')) return Result.fail("the line holds a quotation mark, which this format does not have")
  const cells = cellsOf(line)
  const person = cells[columns.identity] ?? ""
  const time = cells[columns.timestamp] ?? ""
  const event = cells[columns.event] ?? ""
  const alias = cells[columns.alias] ?? ""
  if (person === "") return Result.fail("Identity is missing")
  if (!/^\d+$/.test(time)) return Result.fail("Timestamp is not a whole number of seconds since 1970")
  const timestamp = Number(time)
  const properties = Object.fromEntries(
    columns.properties.flatMap(([index, name]) => {
      const value = cells[index] ?? ""
      return value === "" ? [] : [[name, value] as const]
    })
  )
  if (event !== "" && alias !== "") return Result.fail("the line has both Event and Alias")
  if (alias !== "") return Result.succeed({ _tag: "Alias", person, identity: alias, timestamp })
  if (event !== "") return Result.succeed({ _tag: "Record", person, event, timestamp, properties })
  return Object.keys(properties).length === 0
    ? Result.fail("the line has neither an event, nor an alias, nor a property")
    : Result.succeed({ _tag: "Set", person, timestamp, properties })
}
