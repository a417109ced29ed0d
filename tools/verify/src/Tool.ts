/**
 * Programs that a check needs and npm does not install.
 *
 * A machine without one skips the check and says why. In CI the same is a failure, so that a missing package cannot
 * hide a broken promise.
 */
import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"

/** A program, under any of the names that machines give it. */
export interface Tool {
  readonly name: string
  /** Answers the program's path, or nothing when no directory of the search path has it. */
  readonly find: (path?: string) => string | undefined
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A tool that is found on the PATH under one of several names. */
export const onPath = (name: string, ...commands: ReadonlyArray<string>): Tool => ({
  name,
  find: (path = process.env.PATH ?? "") =>
    path
      .split(delimiter)
      .flatMap((directory) => commands.map((command) => join(directory, command)))
      .find(isExecutable)
})

/** The browser that the browser test drives. */
export const chromium: Tool = onPath(
  "Chromium",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable"
)
