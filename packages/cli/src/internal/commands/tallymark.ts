/**
 * The whole command line: every command by its group.
 */
import * as Command from "effect/cli/Command"
import { annotations } from "./annotations.ts"
import { described } from "./described.ts"
import { doctor } from "./doctor.ts"
import { exportCommand } from "./export.ts"
import { expression } from "./expression.ts"
import { login } from "./login.ts"
import { query } from "./query.ts"
import { replay } from "./replay.ts"
import { serve } from "./serve.ts"
import { alias, record, set } from "./track.ts"

/** The root of the command line. */
export const tallymark = Command.make("tallymark").pipe(
  Command.withSubcommands([
    { group: "Record", commands: [record, set, alias, replay] },
    { group: "Ask", commands: [query, exportCommand, annotations, expression] },
    { group: "Set up", commands: [login, doctor, serve] }
  ]),
  described({
    summary: "Records what people do in a product, and asks about it afterwards.",
    examples: [
      ["tallymark serve --port 8123", "try everything without an account"],
      ['tallymark query segmentation "Signed Up" --last 30d --format chart', "see who signed up"]
    ]
  })
)
