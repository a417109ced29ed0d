/**
 * `tallymark annotations`: the moments with a text that charts show.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import { annotationsAnswer, tagsAnswer, writtenAnswer } from "../answers/annotation-answers.ts"
import { askFlags, asking } from "./asking.ts"
import { described } from "./described.ts"
import { daysFlags, text } from "./flags.ts"

const id = Argument.Int("NUMBER").pipe(
  Argument.withDescription("the number of the annotation, which tallymark annotations list tells")
)

const tags = Flag.Int("tag").pipe(
  Flag.atLeast(0),
  Flag.withMetavar("NUMBER"),
  Flag.withDescription("the number of a tag, which tallymark annotations tags tells; may be repeated")
)

const given = <A>(values: ReadonlyArray<A>): ReadonlyArray<A> | undefined => (values.length > 0 ? values : undefined)

const list = Command.make("list", { days: daysFlags, ...askFlags }, (input) =>
  asking(input, async (query, days, options) => {
    const isDated = Object.values(input.days).some((value) => value !== undefined)
    return annotationsAnswer(await query.annotations.list(isDated ? days : {}, options))
  })
).pipe(
  described({
    summary: "The annotations of the project.",
    details: "All of them where no days are named; the legacy API wants days.",
    examples: [["tallymark annotations list --last 6m", "those of half a year"]]
  })
)

const get = Command.make("get", { id, ...askFlags }, (input) =>
  asking(input, async (query, _days, options) =>
    annotationsAnswer([await query.annotations.get({ id: input.id }, options)])
  )
).pipe(described({ summary: "One annotation.", examples: [["tallymark annotations get 7", "the one with number 7"]] }))

const create = Command.make(
  "create",
  {
    date: Argument.String("TIME").pipe(
      Argument.withDescription("2026-01-31 or '2026-01-31 13:00:00', in the project's time zone")
    ),
    description: Argument.String("TEXT").pipe(Argument.withDescription("what the charts show")),
    tags,
    ...askFlags
  },
  (input) =>
    asking(input, async (query, _days, options) => {
      const { date, description } = input
      return writtenAnswer(await query.annotations.create({ date, description, tags: given(input.tags) }, options))
    })
).pipe(
  described({
    summary: "Writes an annotation.",
    examples: [["tallymark annotations create 2026-01-31 'Prices went up'", "on a day"]]
  })
)

const update = Command.make(
  "update",
  {
    id,
    date: text("date", "TIME", "another time; with the legacy API only, which needs it"),
    description: text("description", "TEXT", "another text; the legacy API needs it"),
    tags,
    ...askFlags
  },
  (input) =>
    asking(input, async (query, _days, options) => {
      const { date, description, id } = input
      return writtenAnswer(await query.annotations.update({ id, date, description, tags: given(input.tags) }, options))
    })
).pipe(
  described({
    summary: "Changes an annotation.",
    examples: [["tallymark annotations update 7 --description 'Prices went down'", "another text"]]
  })
)

const remove = Command.make("delete", { id, ...askFlags }, (input) =>
  asking(input, async (query, _days, options) => {
    await query.annotations.delete({ id: input.id }, options)
    return { rows: [], instead: `annotation ${input.id} is deleted` }
  })
).pipe(
  described({
    summary: "Deletes an annotation, which cannot be undone.",
    examples: [["tallymark annotations delete 7", "the one with number 7"]]
  })
)

const listTags = Command.make("tags", askFlags, (input) =>
  asking(input, async (query, _days, options) => tagsAnswer(await query.annotations.tags(options)))
).pipe(
  described({
    summary: "The tags of annotations and their numbers.",
    examples: [["tallymark annotations tags", "a table of them"]]
  })
)

const createTag = Command.make(
  "create-tag",
  { name: Argument.String("NAME").pipe(Argument.withDescription("what it is called")), ...askFlags },
  (input) =>
    asking(input, async (query, _days, options) =>
      tagsAnswer([await query.annotations.createTag({ name: input.name }, options)])
    )
).pipe(
  described({ summary: "Makes a tag.", examples: [["tallymark annotations create-tag Release", "tells its number"]] })
)

/** Everything about annotations. */
export const annotations = Command.make("annotations").pipe(
  Command.withSubcommands([
    { group: "Annotations", commands: [list, get, create, update, remove] },
    { group: "Tags", commands: [listTags, createTag] }
  ]),
  described({
    summary: "Lists and writes the annotations of a project: moments with a text that its charts show.",
    details: "Service accounts use the current API, a legacy key and secret the legacy one, which knows no tags.",
    examples: [["tallymark annotations create 2026-01-31 'Prices went up'", "charts show it on that day"]]
  })
)
