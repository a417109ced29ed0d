/**
 * The formats of files that can be replayed.
 */

/** Every format. */
export const fileFormats = ["export", "spool", "csv"] as const

/** The format of a file. */
export type FileFormat = (typeof fileFormats)[number]

/** The format that a line looks like; an export where nothing says otherwise. */
export const formatOf = (line: string): FileFormat => {
  if (/^\uFEFF?identity,/i.test(line)) return "csv"
  return !line.trimStart().startsWith("{") && /\/[esa]\?/.test(line) ? "spool" : "export"
}
