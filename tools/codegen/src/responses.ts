/** Collects the answers of an operation. */
import type { ResponseSpec } from "@tallymark/core"
import { requireExample } from "./example.ts"
import type { SpecNode } from "./spec-node.ts"

/** The answers in the order of the spec: a status each, with at most one content type. */
export const responsesOf = (operation: SpecNode): ReadonlyArray<ResponseSpec> => {
  const responses = operation.get("responses")
  return responses.keys().map((status) => responseOf(status, responses.get(status)))
}

const responseOf = (key: string, response: SpecNode): ResponseSpec => {
  if (!/^[1-5]\d\d$/.test(key)) response.fail("should be a status of three digits")
  const status = Number(key)
  const content = response.find("content")
  if (content === undefined) return { status }
  const [contentType, ...others] = content.keys()
  if (contentType === undefined || others.length > 0) return content.fail("should be exactly one content type")
  requireExample(content.get(contentType))
  return { status, contentType }
}
