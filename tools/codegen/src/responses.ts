/** Collects the answers of an operation. */
import type { ResponseSpec } from "@tallymark/core"
import { requireExample } from "./example.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

/** The answers in the order of the spec: a status each, and once more for every further content type it may have. */
export const responsesOf = (operation: SpecNode): ReadonlyArray<ResponseSpec> => {
  const responses = operation.get("responses")
  return responses.keys().flatMap((status) => answersOf(status, responses.get(status)))
}

const answersOf = (key: string, response: SpecNode): ReadonlyArray<ResponseSpec> => {
  if (!/^[1-5]\d\d$/.test(key)) response.fail("should be a status of three digits")
  refuseOtherKeys(response, ["description", "headers", "content"])
  const status = Number(key)
  const content = response.find("content")
  if (content === undefined) return [{ status }]
  if (content.keys().length === 0) return content.fail("should name a content type")
  return content.keys().map((contentType) => {
    requireExample(content.get(contentType))
    return { status, contentType }
  })
}
