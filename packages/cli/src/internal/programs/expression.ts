/**
 * Says what is wrong with an expression, and what it means.
 */
import { check, type Expression, formatIssue, parse, print } from "@tallymark/core/expression"
import * as Result from "effect/Result"
import { readInputLines } from "../configuration/input-lines.ts"
import { plainly, plural } from "../drawing/text.ts"
import { readingOf } from "../expression/reading.ts"
import { badInput, failed } from "../Failure.ts"
import type { Surroundings } from "../Session.ts"

/** What every command about an expression takes. */
export interface ExpressionInput {
  readonly expression: string
}

/** Lists mistakes and warnings. Fails when there is a mistake. */
export const checkOne = async (input: ExpressionInput, session: Surroundings): Promise<void> => {
  const issues = check(await textOf(input, session))
  for (const issue of issues) await session.out.write(`${linesOf(formatIssue(issue))}\n`)
  const mistakes = issues.filter(({ severity }) => severity === "error").length
  if (mistakes > 0) throw failed(`the expression has ${plural(mistakes, "mistake")}`)
  if (issues.length === 0) await session.out.write("nothing is wrong with it\n")
}

/** Reads it aloud, after the expression as it is understood. */
export const explainOne = async (input: ExpressionInput, session: Surroundings): Promise<void> => {
  const expression = parsed(await textOf(input, session))
  const { paint } = session.out
  await session.out.write(`${paint("aside", plainly(print(expression)))}\n`)
  await session.out.write(`${readingOf(expression).map(plainly).join("\n")}\n`)
}

/** The tree of a text, or a failure with a caret under the first mistake. */
export const parsed = (text: string): Expression => {
  const result = parse(text)
  if (Result.isSuccess(result)) return result.success
  const issues = result.failure.filter(({ severity }) => severity === "error")
  throw badInput(`the expression has ${plural(issues.length, "mistake")}\n${issues.map(formatIssue).join("\n")}`)
}

/** The text of an expression, from the command line or standard input. */
const textOf = async ({ expression }: ExpressionInput, { stdin }: Surroundings): Promise<string> =>
  expression === "-" ? (await readInputLines(stdin)).join("\n") : expression

const linesOf = (text: string): string => text.split("\n").map(plainly).join("\n")
