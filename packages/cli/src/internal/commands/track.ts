/**
 * `tallymark record`, `set` and `alias`: one call each.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import { lazily } from "../lazily.ts"
import { described } from "./described.ts"
import { productFlags, text } from "./flags.ts"

const person = Argument.String("PERSON").pipe(Argument.withDescription("an identity of the person"))

const timestamp = text("timestamp", "TIME", "when it happened: unix seconds or an ISO 8601 time; now otherwise")

const property = Flag.KeyValuePair("property").pipe(
  Flag.withAlias("p"),
  Flag.withMetavar("NAME=VALUE"),
  Flag.withDescription("a property; may be repeated")
)

/** Records an event. */
export const record = Command.make(
  "record",
  {
    person,
    event: Argument.String("EVENT").pipe(Argument.withDescription("what the person did")),
    properties: property.pipe(Flag.withDefault({})),
    timestamp,
    ...productFlags
  },
  lazily(async () => ({ run: (await import("../programs/track.ts")).recordOne }))
).pipe(
  described({
    summary: "Records that a person did something.",
    examples: [['tallymark record bob@example.com "Signed Up" -p plan=pro', "one event with a property"]]
  })
)

/** Sets properties. */
export const set = Command.make(
  "set",
  { person, properties: property, timestamp, ...productFlags },
  lazily(async () => ({ run: (await import("../programs/track.ts")).setOne }))
).pipe(
  described({
    summary: "Sets properties of a person.",
    examples: [["tallymark set bob@example.com -p city=Oslo -p plan=pro", "two properties"]]
  })
)

/** Joins two identities. */
export const alias = Command.make(
  "alias",
  {
    person,
    identity: Argument.String("IDENTITY").pipe(Argument.withDescription("another identity of the same person")),
    ...productFlags
  },
  lazily(async () => ({ run: (await import("../programs/track.ts")).aliasOne }))
).pipe(
  described({
    summary: "Says that two identities are one person, which cannot be undone.",
    examples: [["tallymark alias anonymous-7f3a bob@example.com", "after signing up"]]
  })
)
