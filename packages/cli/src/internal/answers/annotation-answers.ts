/**
 * Annotations and their tags as answers.
 */
import type { Annotation } from "@tallymark/query"
import { type Answer, type Row, rowsOf } from "./Answer.ts"

/** One row for each annotation. */
export const annotationsAnswer = (annotations: ReadonlyArray<Annotation>): Answer => ({
  rows: annotations.map(rowOf),
  whole: { value: annotations }
})

/** What was written, or that it was where the service does not show it. */
export const writtenAnswer = (annotation: Annotation | undefined): Answer =>
  annotation === undefined
    ? { rows: [], instead: "done; the legacy API does not show what it wrote, and tallymark annotations list does" }
    : annotationsAnswer([annotation])

/** One row for each tag. */
export const tagsAnswer = (tags: ReadonlyArray<{ readonly id: number; readonly name: string }>): Answer => ({
  rows: rowsOf(tags)
})

const rowOf = ({ author, date, description, id, tags }: Annotation): Row => ({
  id,
  date,
  description,
  ...(tags.length === 0 ? {} : { tags: tags.map(({ name }) => name) }),
  ...(author === undefined ? {} : { author: [author.firstName, author.lastName].filter(Boolean).join(" ") })
})
