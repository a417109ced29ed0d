/**
 * Turns lines of every format into lines of an export, which is what a replay reads.
 */
import { formatExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import type { FileFormat } from "./file-format.ts"
import { makeImportReader } from "./import-line.ts"
import { parseSpoolLine } from "./spool-line.ts"

/** Reads one line after the other: the line of an export, or the reason why there is none. Empty lines stay empty. */
export type LineReader = (line: string) => Result.Result<string, string>

/** The reader of a format. */
export const lineReader = (format: FileFormat): LineReader => {
  switch (format) {
    case "export":
      return Result.succeed
    case "spool":
      return unlessEmpty((line) => Result.map(parseSpoolLine(line), formatExportLine))
    case "csv":
      return unlessEmpty(makeImportReader())
  }
}

const unlessEmpty =
  (read: LineReader): LineReader =>
  (line) =>
    line.trim() === "" ? Result.succeed("") : read(line)
