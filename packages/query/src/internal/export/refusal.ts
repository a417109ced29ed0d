/**
 * What becomes of an export that the service refuses after it has answered 200.
 */
import { ApiError, Rejected } from "@tallymark/core"
import { type Client, tables } from "../Client.ts"
import type { Refused } from "./Break.ts"

/** The error for a refusal: the service's words, without the credentials that it may repeat. */
export const refusalOf = ({ settings }: Client["Service"], { words }: Refused): ApiError =>
  new ApiError({
    operation: tables.export.operations.exportEvents.id,
    reason: new Rejected({ status: 200, detail: printable(settings.credentials.redact(words)) })
  })

/** A text on one line, and not too long. */
const printable = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, " ")
    .slice(0, 300)
    .toWellFormed()
