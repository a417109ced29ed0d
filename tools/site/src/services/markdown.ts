/**
 * The pieces of Markdown that the pages of services are made of.
 */

/** Text of a description, in which nothing is taken for HTML or for a template. */
export const prose = (text: string): string =>
  text
    .trim()
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;").replaceAll("{{", "&#123;{")))
    .join("")

/** A name or a value as it is written in a program. */
export const code = (text: string): string => `\`${text}\``

/** A value on one line. Text stays as it is, anything else becomes JSON. */
export const literal = (value: unknown): string =>
  code(typeof value === "string" && value !== "" ? value : JSON.stringify(value))

/** A block of code. Text stays as it is, anything else becomes JSON. */
export const block = (value: unknown): string =>
  typeof value === "string"
    ? `\`\`\`text\n${value.trimEnd()}\n\`\`\``
    : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``

/** A table, or nothing when it has no rows. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  rows.length === 0 ? "" : [head, head.map(() => "---"), ...rows].map(row).join("\n")

/** Paragraphs and blocks one after the other, with those that are empty left out. */
export const sections = (...parts: ReadonlyArray<string>): string => parts.filter((part) => part !== "").join("\n\n")

const row = (cells: ReadonlyArray<string>): string => `| ${cells.map(cell).join(" | ")} |`

const cell = (text: string): string =>
  text
    .trim()
    .replaceAll("|", "\\|")
    .replaceAll(/\n{2,}/g, "<br>")
    .replaceAll("\n", " ")
