/**
 * Questions about people.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import { rowsOf } from "../answers/Answer.ts"
import { profileRows } from "../answers/profile-rows.ts"
import { askFlags, asking, datedFlags, where } from "./asking.ts"
import { described } from "./described.ts"
import { texts, whole } from "./flags.ts"

/** Profiles, page by page. */
export const people = Command.make(
  "people",
  {
    where,
    ids: texts("id", "IDENTITY", "only this person; may be repeated"),
    cohort: whole("cohort", "NUMBER", "only members of a cohort, which tallymark query cohorts tells"),
    output: texts("output", "PROPERTY", "only this property of each; may be repeated"),
    limit: whole("limit", "NUMBER", "how many at most; no further page is asked for"),
    ...askFlags
  },
  (input) =>
    asking(input, (query, _days, options) => {
      const { cohort, ids, limit, output, where } = input
      const distinctIds = ids.length > 0 ? ids : undefined
      const question = { where, cohort, distinctIds, output: output.length > 0 ? output : undefined }
      return { rows: profileRows(query.people.list(question, options), limit) }
    })
).pipe(
  described({
    summary: "People and their properties.",
    details: "With --format ndjson they are written as they arrive.",
    examples: [['tallymark query people --where \'properties["plan"] == "pro"\' --output plan --format csv', "a list"]]
  })
)

/** The saved cohorts. */
export const cohorts = Command.make("cohorts", askFlags, (input) =>
  asking(input, async (query, _days, options) => ({ rows: rowsOf(await query.cohorts.list(options)) }))
).pipe(
  described({
    summary: "The saved cohorts and their numbers.",
    examples: [["tallymark query cohorts --format json", "for a script"]]
  })
)

/** What some people did. */
export const activity = Command.make(
  "activity",
  {
    distinctIds: Argument.String("IDENTITY").pipe(
      Argument.withDescription("the ids of the people"),
      Argument.variadic({ min: 1 })
    ),
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => ({
      rows: rowsOf(await query.activity.list({ distinctIds: input.distinctIds, ...days }, options))
    }))
).pipe(
  described({
    summary: "What some people did, event by event.",
    examples: [["tallymark query activity bob@example.com --last 7d", "a week of one person"]]
  })
)
