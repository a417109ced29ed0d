/**
 * Flags that several commands have.
 */

import type { Argument } from "effect/cli/Argument"
import * as Arguments from "effect/cli/Argument"
import * as Flag from "effect/cli/Flag"
import * as Option from "effect/Option"

/** A flag that may be left out. */
export const maybe = <A>(flag: Flag.Flag<A>): Flag.Flag<A | undefined> =>
  flag.pipe(Flag.optional, Flag.map(Option.getOrUndefined))

/** An argument that may be left out. */
export const maybeArgument = <A>(argument: Argument<A>): Argument<A | undefined> =>
  argument.pipe(Arguments.optional, Arguments.map(Option.getOrUndefined))

/** A text that may be left out. */
export const text = (name: string, metavar: string, description: string): Flag.Flag<string | undefined> =>
  maybe(Flag.String(name).pipe(Flag.withMetavar(metavar), Flag.withDescription(description)))

/** A text that may be given several times. */
export const texts = (name: string, metavar: string, description: string): Flag.Flag<ReadonlyArray<string>> =>
  Flag.String(name).pipe(Flag.atLeast(0), Flag.withMetavar(metavar), Flag.withDescription(description))

const wholeFrom =
  (least: number) =>
  (name: string, metavar: string, description: string): Flag.Flag<number | undefined> =>
    maybe(
      Flag.Int(name).pipe(
        Flag.filter(
          (value) => value >= least,
          () => `a whole number from ${least}`
        ),
        Flag.withMetavar(metavar),
        Flag.withDescription(description)
      )
    )

/** A whole number that may be left out. */
export const whole = wholeFrom(0)

/** A whole number above 0 that may be left out. */
export const positive = wholeFrom(1)

/** Something that is so or not, and is not so where nothing is said. */
export const choice = (name: string, description: string): Flag.Flag<boolean> =>
  Flag.Boolean(name).pipe(Flag.withDefault(false), Flag.withDescription(description))

/** One of a few words, which may be left out. */
export const oneOf = <const Words extends ReadonlyArray<string>>(
  name: string,
  words: Words,
  description: string
): Flag.Flag<Words[number] | undefined> => maybe(Flag.Literals(name, words).pipe(Flag.withDescription(description)))

const profile = text("profile", "NAME", "the profile to take settings from; TALLYMARK_PROFILE or default otherwise")
const secretStdin = choice("secret-stdin", "read the secret from the first line of standard input")

/** Which product is sent to. */
export const productFlags = {
  profile,
  host: text("host", "URL", "the origin to send to, such as a fake server's (TALLYMARK_TRACKING_HOST)"),
  secretStdin
}

/** Which project is asked. */
export const connectionFlags = {
  profile,
  project: whole("project", "NUMBER", "the project (TALLYMARK_PROJECT_ID)"),
  workspace: whole("workspace", "NUMBER", "its data view (TALLYMARK_WORKSPACE_ID)"),
  username: text("username", "NAME", "the service account (TALLYMARK_USERNAME)"),
  region: oneOf("region", ["us", "eu", "in"], "where the project keeps its data (TALLYMARK_REGION)"),
  host: text("host", "URL", "the origin to ask, such as a fake server's (TALLYMARK_HOST)"),
  timeZone: text("time-zone", "ZONE", "the project's, such as Europe/Oslo (TALLYMARK_TIME_ZONE)"),
  secretStdin
}

/** Which days are meant. */
export const daysFlags = {
  from: text("from", "DATE", "the first day, such as 2026-01-31"),
  to: text("to", "DATE", "the last day; today otherwise"),
  last: text("last", "SPAN", "days until today: 30d, 4w or 6m; 30d where nothing is said")
}
