/**
 * Short files that the command line names.
 */
import { readFile } from "node:fs/promises"

/** The text of a file. Errors name the file, which those of Node do not for a directory. */
export const readText = (path: string): Promise<string> => readFile(path, "utf8").catch(naming(path))

/** Puts the path on the error of a file, and throws it. */
export const naming =
  (path: string) =>
  (error: unknown): never => {
    throw error instanceof Error ? Object.assign(error, { path }) : error
  }
