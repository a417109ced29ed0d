/**
 * `tallymark replay`: sends a file of history.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import { lazily } from "../lazily.ts"
import { fileFormats } from "../replay/file-format.ts"
import { described } from "./described.ts"
import { choice, oneOf, positive, productFlags, text } from "./flags.ts"

/** Sends every line of a file. */
export const replay = Command.make(
  "replay",
  {
    file: Argument.String("FILE").pipe(Argument.withDescription("the file; a compressed one is unpacked")),
    format: oneOf("format", fileFormats, "what the lines are; told from the first one where nothing is said"),
    dryRun: choice("dry-run", "check every line as it would be for sending, and send nothing"),
    restart: choice("restart", "begin anew, whatever an earlier run has done"),
    checkpoint: text("checkpoint", "PATH", "where to note how far it is; FILE.checkpoint.json otherwise"),
    truncate: choice("truncate", "cut values that are too long, rather than refuse them"),
    concurrency: positive("concurrency", "NUMBER", "how many calls are in flight at once; 64 where nothing is said"),
    attempts: positive("attempts", "NUMBER", "how often one call is tried before the replay stops; 10 otherwise"),
    patience: positive(
      "patience",
      "SECONDS",
      "how long no call may get through before the replay stops; 120 otherwise"
    ),
    ...productFlags
  },
  lazily(() => import("../programs/replay.ts"))
).pipe(
  described({
    summary: "Sends history: an export, a spool or access log, or an import file.",
    details:
      "Formats: export (lines of a KISSmetrics export), spool (lines that hold /e?…, /s?… or /a?…) and csv (the import " +
      "format with Identity, Timestamp and Event). Times stay as they are, so what is sent twice counts once. A replay " +
      "that was stopped goes on where it was when it is started again.",
    examples: [
      ["tallymark replay export.jsonl --dry-run", "say what is wrong with a file"],
      ["tallymark replay export.jsonl.gz", "send it, with a bar"]
    ]
  })
)
