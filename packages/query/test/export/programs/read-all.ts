/**
 * A program that reads an export and says what came of it, and how much memory that took at most.
 */
import { isExportIncomplete } from "../../../src/export/ExportIncomplete.ts"
import { exporter } from "../support/exporting.ts"

const [, , url = ""] = process.argv
const query = exporter(url)
let events = 0
let failure: string | undefined
try {
  for await (const batch of query.export({}).batches()) events += batch.length
} catch (error) {
  failure = isExportIncomplete(error) ? error.reason._tag : String(error)
} finally {
  await query[Symbol.asyncDispose]()
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ events, failure, megabytes }))
