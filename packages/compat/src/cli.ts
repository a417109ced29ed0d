/**
 * `tallymark-compat`, a program that says what changes when calls of the old clients become calls of the modern ones.
 */
import { open } from "node:fs/promises"
import { readLine } from "./internal/check/CapturedCall.ts"
import { checkQuestion, isQuestion } from "./internal/check/check-question.ts"
import { checkTracking, isTracking } from "./internal/check/check-tracking.ts"
import type { Finding } from "./internal/check/Finding.ts"

const help = `Usage: tallymark-compat check FILE

Reads calls of py-KISSmetrics and mixpanel-query-py, one per line, and says which of them the modern clients would
reject, and which they would send otherwise. A line is a URL, a line of an access log that holds one, or a line of a
KISSmetrics spool (/e?_k=...). Nothing is sent. Values of properties are never printed.

Exits with 0 when nothing would change, 1 when something would, 2 when the file cannot be read or holds no call.
`

/** How many calls there were, and how many of them would change. */
interface Tally {
  calls: number
  rejected: number
  differing: number
  skipped: number
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const checkLine = async (line: string): Promise<ReadonlyArray<Finding> | undefined> => {
  const call = readLine(line)
  if (call === undefined) return undefined
  if (isTracking(call.path)) return checkTracking(call)
  return isQuestion(call.path) ? checkQuestion(call) : undefined
}

/** How a file that gzip has packed begins: 1f, and 8b, which is no UTF-8. A pipe cannot be looked at twice. */
const packed = "\u001f\ufffd"

const checkFile = async (file: string): Promise<Tally> => {
  const tally: Tally = { calls: 0, rejected: 0, differing: 0, skipped: 0 }
  let number = 0
  // Reading to the end closes the file.
  for await (const line of (await open(file)).readLines()) {
    number++
    if (number === 1 && line.startsWith(packed)) throw new Error(`${file} is packed with gzip; unpack it first`)
    const findings = line.trim() === "" ? [] : await checkLine(line)
    if (findings === undefined) tally.skipped++
    else if (line.trim() !== "") {
      tally.calls++
      if (findings.some(({ level }) => level === "rejected")) tally.rejected++
      else if (findings.length > 0) tally.differing++
    }
    for (const { level, message } of findings ?? []) say(`${file}:${number}: ${level}: ${message}`)
  }
  return tally
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`

/** Runs the program; resolves with its exit code. */
export const main = async (args: ReadonlyArray<string>): Promise<number> => {
  const [command, file, ...rest] = args
  if (command === "--help" || command === "-h") {
    process.stdout.write(help)
    return 0
  }
  if (command !== "check" || file === undefined || rest.length > 0) {
    process.stderr.write(help)
    return 2
  }
  try {
    const { calls, rejected, differing, skipped } = await checkFile(file)
    const same = calls - rejected - differing
    say(`${count(calls, "call")}: ${same} the same, ${differing} sent otherwise, ${rejected} rejected`)
    if (skipped > 0) say(`${count(skipped, "line")} without a call of either service`)
    if (calls === 0) throw new Error(`${file} holds no call of either service; --help says what a line is`)
    return rejected + differing === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`tallymark-compat: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}
