/**
 * Says where an answer is not what the operation promises, without repeating what is in it.
 */
import { ApiError, UnreadableResponse } from "@tallymark/core"
import type * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"

/** The error for an answer of the wrong shape. */
export const unreadable = (operation: string, { issue }: Schema.SchemaError): ApiError => {
  const [first] = format(issue).issues
  const path = (first?.path ?? []).map((part) => segment(typeof part === "object" ? part.key : part)).join("")
  const detail = `${first?.message ?? "another shape than promised"} at ${path === "" ? "the top" : path.replace(/^\./, "")}`
  return new ApiError({ operation, reason: new UnreadableResponse({ status: 200, detail }) })
}

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** Names in an answer are people's data: what looks like a field of the service is shown, the rest is not. */
const segment = (key: PropertyKey): string => {
  if (typeof key === "number") return `[${key}]`
  return typeof key === "string" && /^\$?[a-z][a-zA-Z_]{0,30}$/.test(key) ? `.${key}` : ".…"
}
