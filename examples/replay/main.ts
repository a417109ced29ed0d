/**
 * Replays a data export into a fake server, shows what arrives, and asks the same server about it: with the sample, or
 * with the reader's own file.
 *
 *     npm start
 *     npm start -- FILE
 */
import { fileURLToPath } from "node:url"
import { paintFor } from "@tallymark/cli/drawing"
import { startFakeServer } from "@tallymark/testing"
import { answerLines } from "../ask/answer-lines.ts"
import { project } from "../ask/project.ts"
import { askQuestions } from "../ask/questions.ts"
import { shop, subjectOf } from "../ask/subject.ts"
import { heading } from "../drawing/section.ts"
import { checkFile, readArguments, usage } from "./arguments.ts"
import { countLines } from "./count-lines.ts"
import { makeProgress } from "./progress.ts"
import { replayFile } from "./replay-file.ts"
import { reportLines } from "./report.ts"

const exitCodes = { done: 0, contractBroken: 1, unusableFile: 2, interrupted: 130 } as const

const sample = fileURLToPath(new URL("../data/shop.jsonl", import.meta.url))

const opening = [
  "Replays a month of an invented shop into a fake server, and asks it what people",
  "did. Nothing leaves this machine. Four lines of the sample are bad on purpose."
]

const next = [
  "  npm start -- FILE",
  "    the same with a data export of your own",
  "  npm run tallymark -- serve --seed examples/data/shop.jsonl",
  "    a fake server that stays, and a page that shows what arrives",
  "  docs/README.md",
  "    the guides by task"
]

const main = async (): Promise<number> => {
  const request = readArguments(process.argv.slice(2))
  if (request._tag === "Help") {
    process.stdout.write(usage)
    return exitCodes.done
  }
  if (request._tag === "Mistake") return refuse(`${request.message}\n\n${usage}`)
  const checked = await checkFile(request.path ?? sample)
  if ("fault" in checked) return refuse(`${checked.fault}\n`)

  const { file } = checked
  const source = request.path ?? "the sample, examples/data/shop.jsonl"
  const paint = paintFor(process.stdout)
  const progress = makeProgress(process.stdout, await countLines(file), paint)
  if (request.path === undefined) write(opening)
  const interrupt = new AbortController()
  process.once("SIGINT", () => interrupt.abort())
  try {
    await using server = await startFakeServer({ mixpanel: { projects: [project] } })
    const findings = await replayFile({ file, source, server, progress, signal: interrupt.signal })
    progress.clear()
    const { counts, malformed, violations } = findings
    if (counts.lines === counts.blank) return refuse(`${source} has nothing but blank lines\n`)
    const look = { columns: Math.min(Math.max(process.stdout.columns ?? 80, 40), 120), paint }
    write(reportLines(findings, look))
    if (malformed.total === counts.lines - counts.blank) return refuse(`\n${source} has no line of an export in it\n`)
    const subject = subjectOf(server.events(), request.path === undefined ? shop : undefined)
    if (subject !== undefined) {
      write(answerLines(await askQuestions(server, subject, { signal: interrupt.signal }), look))
    }
    if (request.path === undefined) write([...heading("Next", look), ...next])
    return violations.total === 0 ? exitCodes.done : exitCodes.contractBroken
  } catch (error) {
    progress.clear()
    if (!interrupt.signal.aborted) throw error
    process.stderr.write("stopped\n")
    return exitCodes.interrupted
  }
}

const write = (lines: ReadonlyArray<string>): void => {
  process.stdout.write(`${lines.join("\n")}\n`)
}

const refuse = (message: string): number => {
  process.stderr.write(message)
  return exitCodes.unusableFile
}

process.exitCode = await main()
