/**
 * `tallymark doctor`: what is configured, and whether it works.
 */
import * as Command from "effect/cli/Command"
import { lazily } from "../lazily.ts"
import { described } from "./described.ts"
import { choice, connectionFlags, text } from "./flags.ts"

/** Looks at everything that records and questions depend on. */
export const doctor = Command.make(
  "doctor",
  {
    offline: choice("offline", "look at the configuration only, and call nobody"),
    trackingHost: text("tracking-host", "URL", "the origin to send to (TALLYMARK_TRACKING_HOST)"),
    connection: connectionFlags
  },
  lazily(() => import("../programs/doctor.ts"))
).pipe(
  described({
    summary: "Says what is configured, what works, and what to repair.",
    details: "Credentials are named and never shown. It makes one call with them, and fails when something is wrong.",
    examples: [
      ["tallymark doctor", "look at everything"],
      ["tallymark doctor --offline --profile staging", "look at a profile"]
    ]
  })
)
