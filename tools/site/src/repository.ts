/**
 * The files of the repository, by their paths from its root.
 */
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "@tallymark/verify/workspace"

/** Reads a file. */
export const read = (file: string): string => readFileSync(join(root, file), "utf8")

/** The files of a pattern, in alphabetical order, a README before the rest of its directory. */
export const filesOf = (pattern: string): ReadonlyArray<string> =>
  globSync(pattern, { cwd: root }).sort((one, other) => orderOf(one).localeCompare(orderOf(other)))

const orderOf = (file: string): string => file.replace(/README\.md$/, "")
