/**
 * `tallymark export`: raw events into files.
 */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import { lazily } from "../lazily.ts"
import { described } from "./described.ts"
import { choice, connectionFlags, daysFlags, positive, text, texts } from "./flags.ts"

/** Exports days into a directory. */
export const exportCommand = Command.make(
  "export",
  {
    days: daysFlags,
    out: Flag.String("out").pipe(Flag.withMetavar("DIR"), Flag.withDescription("the directory for the files")),
    gzip: choice("gzip", "keep the files compressed, as DAY.ndjson.gz"),
    parquet: choice("parquet", "write DAY.parquet instead of DAY.ndjson"),
    events: texts("event", "EVENT", "only this event; may be repeated"),
    where: text("where", "EXPRESSION", "only events that this is true of"),
    concurrency: positive("concurrency", "NUMBER", "how many days at once; 4 where nothing is said"),
    connection: connectionFlags
  },
  lazily(() => import("../programs/export.ts"))
).pipe(
  described({
    summary: "Writes raw events into a directory, one file for each day.",
    details:
      "Files appear whole or not at all, and days that are there are not asked for again, so the same command goes on " +
      "after a failure. Each directory holds the answer to one question.",
    examples: [
      ["tallymark export --from 2026-01-01 --to 2026-01-31 --out january", "a month, as lines of JSON"],
      ["tallymark export --last 7d --out week --parquet", "for a data frame"]
    ]
  })
)
