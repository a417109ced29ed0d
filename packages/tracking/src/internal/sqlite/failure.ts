/**
 * Reads what SQLite and the file system complain about. Messages of theirs hold paths and statements, so only codes are
 * kept.
 */
import { OutboxFailed, type OutboxProblem } from "../../TrackingError.ts"

/** SQLite's primary result codes that mean something to a caller. */
const results: Readonly<Record<number, readonly [code: string, problem: OutboxProblem]>> = {
  5: ["SQLITE_BUSY", "busy"],
  6: ["SQLITE_LOCKED", "busy"],
  8: ["SQLITE_READONLY", "readonly"],
  10: ["SQLITE_IOERR", "unavailable"],
  11: ["SQLITE_CORRUPT", "corrupt"],
  13: ["SQLITE_FULL", "full"],
  14: ["SQLITE_CANTOPEN", "unavailable"],
  26: ["SQLITE_NOTADB", "corrupt"]
}

const systemProblems: Readonly<Record<string, OutboxProblem>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EROFS: "readonly",
  EACCES: "readonly",
  EPERM: "readonly"
}

/** The typed failure behind whatever was thrown. */
export const failureOf = (error: unknown): OutboxFailed => {
  if (error instanceof OutboxFailed) return error
  const result = results[primaryCode(error)]
  if (result !== undefined) return new OutboxFailed({ code: result[0], problem: result[1] })
  const code = codeOf(error)
  return new OutboxFailed({ code, problem: systemProblems[code ?? ""] ?? "unavailable" })
}

/** The low byte of an extended result code is the primary one. */
const primaryCode = (error: unknown): number =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined
