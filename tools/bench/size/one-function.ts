/** One small function of a package with many, to see that nothing else comes along. */
export { formatExportLine } from "@tallymark/core"
