/**
 * Turns the values of callers into the texts of the wire. The kind of a parameter, which the table tells, decides how.
 */
import type { ParameterKind } from "@tallymark/core"
import { check, formatIssue } from "@tallymark/core/expression"
import { Expression } from "../Expression.ts"
import { dateText, dateTimeText } from "./date-text.ts"

/** What the author of a value is told about it. */
export interface Remarks {
  /** The value cannot be sent. */
  readonly problem: (message: string) => void
  /** The value can be sent, and may not mean what its author thinks. */
  readonly warning: (message: string) => void
}

/** The text of a value of a kind; `undefined` after a problem was told. Ranges and lengths are the table's to check. */
export const valueText = (
  kind: ParameterKind,
  value: unknown,
  timeZone: string,
  remarks: Remarks
): string | undefined => {
  switch (kind) {
    case "string":
      return typeof value === "string" ? value : refuse(remarks, "must be a text")
    case "integer":
    case "number":
      return typeof value === "number" || typeof value === "bigint"
        ? String(value)
        : refuse(remarks, "must be a number")
    case "boolean":
      return typeof value === "boolean" ? String(value) : refuse(remarks, "must be true or false")
    case "date":
    case "datetime": {
      const written = kind === "date" ? dateText(value, timeZone) : dateTimeText(value, timeZone)
      return "text" in written ? written.text : refuse(remarks, written.problem)
    }
    case "expression":
      return expressionText(value, remarks)
    case "strings":
      return listText(value, (item) => typeof item === "string", "must be a list of texts", remarks)
    case "integers":
      return listText(value, Number.isSafeInteger, "must be a list of whole numbers", remarks)
    case "object":
      return objectText(value, remarks)
  }
}

const refuse = (remarks: Remarks, message: string): undefined => {
  remarks.problem(message)
  return undefined
}

/** A text is sent as it was written. A mistake is shown with a caret under it, and nothing is sent. */
const expressionText = (value: unknown, remarks: Remarks): string | undefined => {
  const text = value instanceof Expression ? String(value) : value
  if (typeof text !== "string")
    return refuse(remarks, "must be an expression: a text, or property(…), user(…), event(…)")
  const issues = check(text)
  for (const issue of issues) remarks[issue.severity === "error" ? "problem" : "warning"](formatIssue(issue))
  return issues.some(({ severity }) => severity === "error") ? undefined : text
}

const listText = (
  value: unknown,
  isItem: (item: unknown) => boolean,
  message: string,
  remarks: Remarks
): string | undefined =>
  Array.isArray(value) && value.every(isItem) ? JSON.stringify(value) : refuse(remarks, message)

const objectText = (value: unknown, remarks: Remarks): string | undefined =>
  (typeof value === "object" && value !== null ? jsonText(value) : undefined) ??
  refuse(remarks, "must be an object that can be written as JSON")

/** A value as JSON; `undefined` for what JSON cannot say: a circle, a bigint, a function. */
export const jsonText = (value: unknown): string | undefined => {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
