/**
 * Keeps a directory to one export at a time, among all processes that see it.
 *
 * A file in the directory names the holder, who touches it every few seconds. It counts as left behind when its process is
 * gone, which only the same machine can tell, or when nobody has touched it for a while.
 */
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"

const lockName = "export.lock"

const touchedEvery = 5000

const staleAfter = 60_000

/** What the file says. */
interface Holder {
  readonly id: string
  readonly pid: number
  readonly host: string
}

/** The locks that this process holds. */
const mine = new Set<string>()

/** A directory that is locked. */
export interface DirectoryLock {
  readonly release: () => Promise<void>
}

/** Locks a directory; the number of the process that has it, or 0 when it cannot be told, where it is taken. */
export const lockDirectory = async (directory: string): Promise<DirectoryLock | number> => {
  const path = join(directory, lockName)
  const holder: Holder = { id: crypto.randomUUID(), pid: process.pid, host: hostname() }
  const text = JSON.stringify(holder)
  if (!(await create(path, text))) {
    const found = await readLock(path)
    if (found !== undefined && !isStale(found)) return found.holder?.pid ?? 0
    if (found !== undefined) await clear(path, found.text)
    if (!(await create(path, text))) return (await readLock(path))?.holder?.pid ?? 0
  }
  mine.add(holder.id)
  const touching = setInterval(() => {
    const now = new Date()
    // Whoever has removed it has decided that this process is gone.
    utimes(path, now, now).catch(() => undefined)
  }, touchedEvery)
  touching.unref()
  return {
    release: async () => {
      clearInterval(touching)
      mine.delete(holder.id)
      await clear(path, text)
    }
  }
}

interface Found {
  readonly text: string
  readonly holder: Holder | undefined
  readonly age: number
}

const readLock = async (path: string): Promise<Found | undefined> => {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)])
    return { text, holder: parse(text), age: Date.now() - mtimeMs }
  } catch (error) {
    return ignoring(error, "ENOENT", undefined)
  }
}

const isStale = ({ holder, age }: Found): boolean => {
  if (holder?.host !== hostname()) return age > staleAfter
  // In a container, every process may have the same number.
  if (holder.pid === process.pid) return !mine.has(holder.id)
  return age > staleAfter || !isRunning(holder.pid)
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

const create = async (path: string, text: string): Promise<boolean> => {
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 })
    return true
  } catch (error) {
    return ignoring(error, "EEXIST", false)
  }
}

/** Removes a lock, unless it has become another one meanwhile. */
const clear = async (path: string, text: string): Promise<void> => {
  const aside = `${path}.${crypto.randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    return ignoring(error, "ENOENT", undefined)
  }
  const moved = await readFile(aside, "utf8")
  if (moved !== text) await create(path, moved)
  await rm(aside, { force: true })
}

const parse = (text: string): Holder | undefined => {
  try {
    const { id, pid, host } = JSON.parse(text)
    return typeof id === "string" && Number.isSafeInteger(pid) && pid > 0 && typeof host === "string"
      ? { id, pid, host }
      : undefined
  } catch {
    return undefined
  }
}

const ignoring = <A>(error: unknown, code: string, value: A): A => {
  if (error instanceof Error && "code" in error && error.code === code) return value
  throw error
}
