/**
 * Reads calls as they were sent: lines of a spool (`/e?_p=bob&_n=Signed+Up&_t=1381849312&_d=1`) and of access logs, which
 * have such an address among other things.
 */
import type { ExportLine, ExportProperties } from "@tallymark/core"
import * as Result from "effect/Result"

/** Reads a line, or says why it is no call. The product key in it is not looked at. */
export const parseSpoolLine = (line: string): Result.Result<ExportLine, string> => {
  const [, kind, query = ""] = /\/([esa])\?([^\s"]*)/.exec(line) ?? []
  if (kind === undefined) return Result.fail("the line holds no /e?, /s? or /a?")
  const parameters = new URLSearchParams(query)
  const person = parameters.get("_p") ?? ""
  const name = parameters.get("_n") ?? ""
  if (person === "") return Result.fail("_p is missing")
  if (kind !== "s" && name === "") return Result.fail("_n is missing")
  // An alias has no time on the wire.
  if (kind === "a") return Result.succeed({ _tag: "Alias", person, identity: name, timestamp: 0 })
  const timestamp = timeOf(parameters, line)
  if (timestamp === undefined) return Result.fail("neither _t with _d=1 nor the log says when it was")
  const properties = propertiesOf(parameters)
  if (kind === "e") return Result.succeed({ _tag: "Record", person, event: name, timestamp, properties })
  return Object.keys(properties).length === 0
    ? Result.fail("the line sets no property")
    : Result.succeed({ _tag: "Set", person, timestamp, properties })
}

/** The time of the call, which counts with `_d=1` only; otherwise the moment that the log notes. */
const timeOf = (parameters: URLSearchParams, line: string): number | undefined => {
  const own = parameters.get("_t") ?? ""
  return parameters.get("_d") === "1" && /^\d+$/.test(own) ? Number(own) : loggedAt(line)
}

/** The moment of the common log format, `[10/Oct/2026:13:55:36 +0200]`, in unix seconds. */
const loggedAt = (line: string): number | undefined => {
  const [, day, month, year, time, hours, minutes] =
    /\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})\]/.exec(line) ?? []
  const millis = Date.parse(`${day} ${month} ${year} ${time} GMT${hours}${minutes}`)
  return Number.isNaN(millis) ? undefined : millis / 1000
}

const propertiesOf = (parameters: URLSearchParams): ExportProperties =>
  Object.fromEntries([...parameters].filter(([name]) => !name.startsWith("_")))
