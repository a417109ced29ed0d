/**
 * What a question fails with.
 */
import type { ApiError } from "@tallymark/core"
import type { ExportIncomplete } from "./export/ExportIncomplete.ts"

/** Why there is no answer, or no more of it: `switch` over `_tag`. */
export type QueryError = ApiError | ExportIncomplete
