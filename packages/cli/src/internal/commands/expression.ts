/**
 * `tallymark expression`: what is wrong with an expression, what it means, and what it comes to.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import { lazily } from "../lazily.ts"
import { described } from "./described.ts"
import { choice, maybeArgument, text } from "./flags.ts"

const expressionFlags = {
  expression: Argument.String("EXPRESSION").pipe(
    Argument.withDescription("the expression, in the quotes of your shell; - reads it from standard input")
  )
}

const check = Command.make(
  "check",
  expressionFlags,
  lazily(async () => ({ run: (await import("../programs/expression.ts")).checkOne }))
).pipe(
  described({
    summary: "Lists the mistakes of an expression, with a caret under each.",
    examples: [["tallymark expression check 'properties[plan] == \"pro\"'", "says what to write instead"]]
  })
)

const explain = Command.make(
  "explain",
  expressionFlags,
  lazily(async () => ({ run: (await import("../programs/expression.ts")).explainOne }))
).pipe(
  described({
    summary: "Says in plain English what an expression means.",
    examples: [['tallymark expression explain \'properties["plan"] in ["pro", "team"]\'', "a sentence"]]
  })
)

const test = Command.make(
  "test",
  {
    ...expressionFlags,
    file: maybeArgument(
      Argument.String("FILE").pipe(Argument.withDescription("one JSON object per line; standard input otherwise"))
    ),
    matching: choice("matching", "write the lines for which it is true, and nothing else"),
    user: text("user", "FILE", "the profile that user[…] is read from, as a JSON object")
  },
  lazily(async () => ({ run: (await import("../programs/expression-test.ts")).run }))
).pipe(
  described({
    summary: "Computes an expression for every line of a file.",
    details:
      "A line is an event of an export, with its properties under properties, or an object of properties. Without " +
      "--matching it writes how often the expression came to each value.",
    examples: [
      ["tallymark expression test 'properties[\"plan\"]' events.ndjson", "how often each plan occurs"],
      ["gunzip -c 2026-01-31.ndjson.gz | tallymark expression test 'properties[\"seats\"] > 5' --matching", "a filter"]
    ]
  })
)

/** Everything about expressions. */
export const expression = Command.make("expression").pipe(
  Command.withSubcommands([check, explain, test]),
  described({
    summary: "Checks, explains and computes the expressions of --where and --on.",
    examples: [['tallymark expression check \'properties["plan"] == "pro"\'', "nothing is wrong with this one"]]
  })
)
