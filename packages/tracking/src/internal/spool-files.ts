/**
 * The spool on disk: one file per process that left calls behind, one line per call, each line the path and query of the
 * request without the product key.
 *
 * A file is named after the product it belongs to and the process that wrote it. To send a file, a process first renames
 * it to its own name, so that no two send the same one; a file claimed by a process that has died is claimed again.
 */
// biome-ignore lint/style/noRestrictedImports: names files by a digest synchronously, in a module only Node loads.
import { hash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"

/** Where this platform keeps the state of programs, in a directory of our own. */
export const defaultDirectory = (): string => join(stateDirectory(), "tallymark")

const stateDirectory = (): string => {
  const { LOCALAPPDATA, XDG_STATE_HOME } = process.env
  switch (process.platform) {
    case "win32":
      return LOCALAPPDATA ?? join(homedir(), "AppData", "Local")
    case "darwin":
      return join(homedir(), "Library", "Application Support")
    default:
      return XDG_STATE_HOME ?? join(homedir(), ".local", "state")
  }
}

/** Names the product a file belongs to without giving its key away. */
export const productMark = (key: string, host: string): string => hash("sha256", `${host}\n${key}`).slice(0, 16)

const left = (mark: string): string => `${mark}.${process.pid}.${process.hrtime.bigint().toString(36)}.left`
const claimPattern = /^([0-9a-f]+)\.(\d+)\.[0-9a-z]+\.(left|claimed)$/

/** Writes lines in one synchronous call, readable by this user only. An empty spool makes no file. */
export const writeSpool = (directory: string, mark: string, lines: ReadonlyArray<string>): void => {
  if (lines.length === 0) return
  writeFileSync(join(directory, left(mark)), `${lines.join("\n")}\n`, { mode: 0o600 })
}

/** A file that this process sends. */
export interface Claim {
  /** The complete lines; one cut short by a full disk is not among them. */
  readonly lines: ReadonlyArray<string>
  readonly isCut: boolean
  /** Deletes the file: everything in it has been delivered or written down again. */
  readonly release: () => void
}

/** Claims every file of a product that no living process is sending. Creates the directory when there is none. */
export const claimSpools = (directory: string, mark: string): ReadonlyArray<Claim> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return readdirSync(directory).flatMap((name) => {
    const [, owner, pid, state] = claimPattern.exec(name) ?? []
    if (owner !== mark || (state === "claimed" && isAlive(Number(pid)))) return []
    const claimed = join(directory, left(mark).replace(/left$/, "claimed"))
    return rename(join(directory, name), claimed) ? [read(claimed)] : []
  })
}

const read = (path: string): Claim => {
  const text = readFileSync(path, "utf8")
  const lines = text.split("\n")
  const rest = lines.pop()
  return { lines, isCut: rest !== "", release: () => rmSync(path, { force: true }) }
}

/** False when another process was faster. */
const rename = (from: string, to: string): boolean => {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (isCode(error, "ENOENT")) return false
    throw error
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isCode(error, "EPERM")
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code
