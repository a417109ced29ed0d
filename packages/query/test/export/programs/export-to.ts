/**
 * A program that exports four days into a directory and says so; it may be killed at any time.
 */
import { exporter } from "../support/exporting.ts"

const [, , url = "", directory = ""] = process.argv
const query = exporter(url)
const { files } = await query.exportTo(directory, { concurrency: 1 })
console.log(files.map(({ isNew }) => (isNew ? "new" : "old")).join(" "))
await query[Symbol.asyncDispose]()
