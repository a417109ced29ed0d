/**
 * The spool on disk: one file per process that left calls behind, one line per call, each line the path and query of the
 * request without the product key.
 *
 * A file is named after the product it belongs to and the process that has it: one that is being written or sent is
 * `claimed`, one that is free for the next start is `left`. Renaming a file claims it, so that no two processes send the
 * same one; a file claimed by a process that has died is claimed again.
 */
// biome-ignore lint/style/noRestrictedImports: names files by a digest synchronously, in a module only Node loads.
import { hash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { isAbsolute, join } from "node:path"

/** Where this platform keeps the state of programs, in a directory of our own. */
export const defaultDirectory = (): string => join(stateDirectory(), "tallymark")

const stateDirectory = (): string => {
  const { LOCALAPPDATA, XDG_STATE_HOME } = process.env
  switch (process.platform) {
    case "win32":
      return LOCALAPPDATA || join(homedir(), "AppData", "Local")
    case "darwin":
      return join(homedir(), "Library", "Application Support")
    default:
      // The XDG specification has relative paths ignored.
      return isAbsolute(XDG_STATE_HOME ?? "") ? String(XDG_STATE_HOME) : join(homedir(), ".local", "state")
  }
}

/** Names the product a file belongs to without giving its key away. */
export const productMark = (key: string, host: string): string => hash("sha256", `${host}\n${key}`).slice(0, 16)

/** The name of a file of ours, new each time: product, process, when it became ours, state. */
const claimName = (mark: string): string =>
  `${mark}.${process.pid}.${Date.now().toString(36)}-${process.hrtime.bigint().toString(36)}.claimed`
const namePattern = /^([0-9a-f]+)\.(\d+)\.([0-9a-z]+)-[0-9a-z]+\.(left|claimed)$/

/** Writes lines in one synchronous call, readable by this user only. An empty spool makes no file. */
export const writeSpool = (directory: string, mark: string, lines: ReadonlyArray<string>): void => {
  if (lines.length === 0) return
  create(directory)
  // Under the claimed name, so that a process that starts in the middle of this leaves it alone.
  const path = join(directory, claimName(mark))
  writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 })
  renameSync(path, path.replace(/claimed$/, "left"))
}

const create = (directory: string): void => void mkdirSync(directory, { recursive: true, mode: 0o700 })

/** A file that this process sends. */
export interface Claim {
  /** The complete lines; one cut short by a full disk is not among them. */
  readonly lines: ReadonlyArray<string>
  readonly isCut: boolean
  /** Deletes the file: everything in it has been delivered or written down again. */
  readonly release: () => void
}

/**
 * Claims every file of a product that no living process is writing or sending. Creates the directory when there is none.
 * A file that cannot be claimed stays where it is, and is told to `onFailure`.
 */
export const claimSpools = (
  directory: string,
  mark: string,
  onFailure: (error: unknown) => void
): ReadonlyArray<Claim> => {
  create(directory)
  return readdirSync(directory).flatMap((name) => {
    const [, owner, pid, since, state] = namePattern.exec(name) ?? []
    if (owner !== mark || (state === "claimed" && isHeld(Number(pid), Number.parseInt(since ?? "", 36)))) return []
    try {
      return [claim(join(directory, name), join(directory, claimName(mark)))]
    } catch (error) {
      // Gone: another process was faster.
      if (!isCode(error, "ENOENT")) onFailure(error)
      return []
    }
  })
}

const claim = (from: string, to: string): Claim => {
  const lines = readFileSync(from, "utf8").split("\n")
  const rest = lines.pop()
  renameSync(from, to)
  return { lines, isCut: rest !== "", release: () => rmSync(to, { force: true }) }
}

/** Whether the process that claimed a file lives. In a container our own id may be that of a process that has died. */
const isHeld = (pid: number, since: number): boolean =>
  pid === process.pid ? since >= Math.floor(Date.now() - process.uptime() * 1000) : isAlive(pid)

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isCode(error, "EPERM")
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code
