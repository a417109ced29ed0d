/**
 * Prints plain data as TypeScript in the style of the repository: what fits on a line stays on a line.
 */

const width = 120

/** The source of a value. `used` is how much of the first line is taken by what stands before it. */
export const printData = (value: unknown, indent = "", used = 0): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"]
  const line = printLine(value)
  if (indent.length + used + line.length <= width && depth(value) <= 2) return line

  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((item) => printData(item, inner))
    : Object.entries(value).map(([key, item]) => `${name(key)}: ${printData(item, inner, name(key).length + 3)}`)
  return `${open}\n${members.map((member) => inner + member).join(",\n")}\n${indent}${close}`
}

const printLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(printLine).join(", ")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, item]) => `${name(key)}: ${printLine(item)}`)
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`
}

const depth = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0

const name = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key))
