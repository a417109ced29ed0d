/**
 * `tallymark serve`: the fake server.
 */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import { lazily } from "../lazily.ts"
import { described } from "./described.ts"
import { choice, text, texts, whole } from "./flags.ts"

/** Runs the fake server until it is stopped. */
export const serve = Command.make(
  "serve",
  {
    port: whole("port", "NUMBER", "the port; any free one where nothing is said"),
    hostname: text("hostname", "NAME", "the address to listen on; 127.0.0.1 where nothing is said"),
    keys: texts("key", "KEY", "a product key that this server knows, may be repeated; every key otherwise"),
    seeds: texts("seed", "FILE", "fill the store from an export of either service, .gz or not; may be repeated"),
    people: texts("people", "FILE", "fill the profiles, one JSON object per line; may be repeated"),
    projects: text("projects", "FILE", "the projects, credentials and limits of Mixpanel, as JSON"),
    limits: choice("limits", "answer 429 above Mixpanel's limits"),
    strict: choice("strict", "answer 400 to requests that break the contract"),
    faults: text("faults", "FILE", "fault rules, as JSON"),
    clock: text("clock", "TIME", "stop the clock at an ISO 8601 time"),
    open: Flag.Boolean("open").pipe(Flag.withDefault(false), Flag.withDescription("show its page in a browser"))
  },
  lazily(() => import("../programs/serve.ts"))
).pipe(
  described({
    summary: "Runs a server that behaves like the tracking service and Mixpanel.",
    details: "On a terminal it says how to use it, and otherwise it prints one line of JSON with its url and pid.",
    examples: [
      ["tallymark serve --port 8123 --seed export.jsonl", "a server that holds an export"],
      ["tallymark serve --projects projects.json --limits", "one that checks credentials and limits"]
    ]
  })
)
