/**
 * `tallymark login`: writes a profile.
 */
import * as Command from "effect/cli/Command"
import { lazily } from "../lazily.ts"
import { described } from "./described.ts"
import { connectionFlags, text } from "./flags.ts"

const { profile, project, workspace, username, region, host, timeZone } = connectionFlags

/** Puts settings and secrets into a profile. */
export const login = Command.make(
  "login",
  {
    profile,
    project,
    workspace,
    username,
    region,
    host,
    trackingHost: text("tracking-host", "URL", "the origin to send to, such as a fake server's"),
    timeZone
  },
  lazily(() => import("../programs/login.ts"))
).pipe(
  described({
    summary: "Keeps settings and secrets in a profile that only you can read.",
    details:
      "On a terminal it asks for the secrets without showing them. Otherwise it reads lines NAME=VALUE from standard " +
      "input, with the names key, secret, projectSecret, apiKey and apiSecret.",
    examples: [
      ["tallymark login --username reports.a1b2c3.mp-service-account --project 12345", "asks for the secrets"],
      ["pass show km | sed s/^/key=/ | tallymark login --profile staging", "from a password store"]
    ]
  })
)
