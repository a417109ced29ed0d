/**
 * The annotations of a project, in both generations of the API.
 */
import { type Issue, mixpanelAnnotations } from "@tallymark/core"
import * as Schema from "effect/Schema"
import type { DateRange, DateTimeInput } from "../../Dates.ts"
import type {
  Annotation,
  AnnotationChange,
  AnnotationId,
  AnnotationRange,
  AnnotationTag,
  NewAnnotation
} from "../../questions/AnnotationQuestions.ts"
import * as Shapes from "../annotation-shapes.ts"
import { json, type Method } from "../Method.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelAnnotations

const annotation = ({ id, date, description, tags = [], user }: (typeof Shapes.Annotation)["Type"]): Annotation => ({
  id,
  date,
  description,
  tags,
  author: user === undefined ? undefined : { id: user.id, firstName: user.first_name, lastName: user.last_name }
})

const legacyAnnotation = ({ id, date, description }: (typeof Shapes.AnnotationLegacy)["Type"]): Annotation => {
  return { id, date, description, tags: [], author: undefined }
}

/** The annotations between two days. */
export const list: Method<AnnotationRange, ReadonlyArray<Annotation>> = {
  wire: {
    current: wire<AnnotationRange>()("annotations", operations.listAnnotations, { from: "fromDate", to: "toDate" }),
    legacy: wire<DateRange>()("annotations", operations.listAnnotationsLegacy, { from: "from_date", to: "to_date" })
  },
  read: json(Schema.Union([Shapes.AnnotationsAnswer, Shapes.AnnotationsLegacyAnswer]), (answer) =>
    "results" in answer ? answer.results.map(annotation) : answer.annotations.map(legacyAnnotation)
  )
}

/** One annotation. */
export const get: Method<AnnotationId, Annotation> = {
  wire: wire<AnnotationId>()("annotations", operations.getAnnotation, { id: "annotation_id" }),
  read: json(Shapes.AnnotationAnswer, ({ results }) => annotation(results))
}

/** The legacy answer says that there was no error, and not even that much is sure; a result is none of it. */
const Done = Schema.Struct({ ...Shapes.DoneLegacyAnswer.fields, results: Schema.optionalKey(Schema.Never) })

/** What the calls answer that write: the annotation, or that it is done. */
const written: Method<unknown, Annotation | undefined>["read"] = json(
  Schema.Union([Shapes.AnnotationAnswer, Done]),
  ({ results }) => (results === undefined ? undefined : annotation(results))
)

/** Writes one. */
export const create: Method<NewAnnotation, Annotation | undefined> = {
  wire: {
    current: wire<NewAnnotation>()("annotations", operations.createAnnotation, {
      date: "date",
      description: "description",
      tags: "tags"
    }),
    legacy: wire<Omit<NewAnnotation, "tags">>()("annotations", operations.createAnnotationLegacy, {
      date: "date",
      description: "description"
    })
  },
  read: written
}

interface LegacyChange {
  readonly id: number
  readonly date: DateTimeInput
  readonly description: string
}

const reviewChange = ({ date, description, tags }: AnnotationChange): ReadonlyArray<Issue> =>
  date === undefined && description === undefined && tags === undefined
    ? [{ path: "", message: "must change something: give `description` or `tags`" }]
    : []

/** Changes one. */
export const update: Method<AnnotationChange, Annotation | undefined> = {
  wire: {
    current: wire<Omit<AnnotationChange, "date">>()("annotations", operations.updateAnnotation, {
      id: "annotation_id",
      description: "description",
      tags: "tags"
    }),
    legacy: wire<LegacyChange>()("annotations", operations.updateAnnotationLegacy, {
      id: "id",
      date: "date",
      description: "description"
    })
  },
  review: reviewChange,
  read: written
}

/** Deletes one. */
export const remove: Method<AnnotationId, void> = {
  wire: {
    current: wire<AnnotationId>()("annotations", operations.deleteAnnotation, { id: "annotation_id" }),
    legacy: wire<AnnotationId>()("annotations", operations.deleteAnnotationLegacy, { id: "id" })
  },
  read: json(Schema.Union([Shapes.DeletedAnswer, Shapes.DoneLegacyAnswer]), () => undefined)
}

/** The tags of the project. */
export const tags: Method<object, ReadonlyArray<AnnotationTag>> = {
  wire: wire<object>()("annotations", operations.listAnnotationTags, {}),
  read: json(Schema.Array(Shapes.Tag), (found) => found.map(({ id, name }) => ({ id, name })))
}

/** Makes a tag. */
export const createTag: Method<Pick<AnnotationTag, "name">, AnnotationTag> = {
  wire: wire<Pick<AnnotationTag, "name">>()("annotations", operations.createAnnotationTag, { name: "name" }),
  read: json(Shapes.Tag, ({ id, name }) => ({ id, name }))
}
