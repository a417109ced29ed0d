/**
 * Computes an expression for each line of a file, as a filter or as a count.
 */
import { type Compiled, type Context, compile, EvaluationError, type Fields } from "@tallymark/core/expression"
import { readLines } from "@tallymark/tracking/replay"
import { exitCodes } from "../../ExitCode.ts"
import { jsonText } from "../answers/formats.ts"
import { table } from "../drawing/table.ts"
import { number, plural } from "../drawing/text.ts"
import { badInput, Failure } from "../Failure.ts"
import { readText } from "../read-text.ts"
import { linesOf } from "../replay/source-file.ts"
import type { Surroundings } from "../Session.ts"
import { type ExpressionInput, parsed } from "./expression.ts"

/** What `test` takes. */
export interface TestInput extends ExpressionInput {
  readonly file: string | undefined
  readonly matching: boolean
  readonly user: string | undefined
}

/** Computes and writes. */
export const run = async (input: TestInput, session: Surroundings): Promise<void> => {
  const compute = compile(parsed(input.expression))
  const user = input.user === undefined ? undefined : await profileIn(input.user)
  const lines = input.file === undefined ? readLines(session.stdin) : linesOf(input.file)
  const outcomes = new Map<string, number>()
  let unreadable = 0
  for await (const line of lines) {
    session.signal.throwIfAborted()
    if (line.trim() === "") continue
    const fields = objectIn(line)
    if (fields === undefined) {
      unreadable++
      continue
    }
    const outcome = outcomeOf(compute, contextOf(fields, user))
    if (!input.matching) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    else if (outcome === "true") await session.out.write(`${line}\n`)
  }
  if (!input.matching) await report(outcomes, session)
  if (unreadable === 0) return
  throw new Failure({ message: `${plural(unreadable, "line")} were no JSON objects`, exitCode: exitCodes.partly })
}

/** An event has its properties in a field of its own; a line of anything else is the properties. */
const contextOf = (line: Fields, user: Fields | undefined): Context => {
  const { properties } = line
  const now = Date.now()
  if (!isFields(properties)) return { properties: line, user, now }
  const { $insert_id, distinct_id: $distinct_id, time } = properties
  const $time = typeof time === "number" ? new Date(time < firstMillis ? time * 1000 : time) : undefined
  return { properties, user, event: { $time, $event_name: line.event, $distinct_id, $insert_id }, now }
}

/** A time from here on is in milliseconds: as seconds it would be in the year 5138. */
const firstMillis = 1e11

const outcomeOf = (compute: Compiled, context: Context): string => {
  const outcome = compute(context)
  if (outcome instanceof EvaluationError) return `(no value: ${outcome.detail})`
  return outcome === undefined ? "undefined" : jsonText(outcome)
}

const report = async (outcomes: ReadonlyMap<string, number>, { out }: Surroundings): Promise<void> => {
  const rows = [...outcomes].sort(([, one], [, other]) => other - one)
  const columns = [
    { heading: "lines", cells: rows.map(([, count]) => number(count)), side: "right" },
    { heading: "value", cells: rows.map(([outcome]) => outcome), side: "left" }
  ] as const
  await out.write(`${table(columns, { columns: out.columns(), paint: out.paint }).join("\n")}\n`)
}

const profileIn = async (file: string): Promise<Fields> => {
  const fields = objectIn(await readText(file))
  if (fields === undefined) throw badInput(`${file} is not a JSON object`)
  return isFields(fields.$properties) ? fields.$properties : fields
}

const objectIn = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)
