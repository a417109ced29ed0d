/**
 * Annotations as the current API has them: resources with tags.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import { json } from "../exchange.ts"
import { refuse } from "../reports/ReportRefused.ts"
import type { ReportRequest } from "../reports/ReportRequest.ts"
import { type Annotation, type ProjectData, saved, type Tag } from "./project-data.ts"
import { type Answered, type Answerer, type Question, requestOf } from "./question.ts"
import { notFound } from "./refusals.ts"

/** Everything is written by the same person. */
const user = { id: 1, first_name: "Fake", last_name: "Server" }

const shown = ({ id, date, description, tags }: Annotation, data: ProjectData) => ({
  id,
  date,
  description,
  user,
  tags: tags.flatMap((tag) => Option.toArray(HashMap.get(data.tags, tag)))
})

/** The annotations between two days, both included, by their date. */
export const annotationsBetween = (
  { annotations }: ProjectData,
  from: string | undefined,
  to: string | undefined
): ReadonlyArray<Annotation> =>
  Array.from(HashMap.values(annotations))
    .filter(({ date }) => date.slice(0, 10) >= (from ?? "") && date.slice(0, 10) <= (to ?? "9999"))
    .sort((a, b) => (a.date === b.date ? a.id - b.id : a.date < b.date ? -1 : 1))

/** The annotation with the number in a parameter. */
export const annotationOf = (data: ProjectData, request: ReportRequest, parameter: string): Annotation | undefined =>
  Option.getOrUndefined(HashMap.get(data.annotations, Number(request.required(parameter))))

/** The data with an annotation replaced. */
export const withAnnotation = (data: ProjectData, annotation: Annotation): ProjectData => ({
  ...data,
  annotations: HashMap.set(data.annotations, annotation.id, annotation)
})

/** The data without an annotation. */
export const withoutAnnotation = (data: ProjectData, { id }: Annotation): ProjectData => ({
  ...data,
  annotations: HashMap.remove(data.annotations, id)
})

const tagsOf = (request: ReportRequest, data: ProjectData): ReadonlyArray<number> | undefined =>
  request.texts("tags")?.map((text) => {
    const id = Number(text)
    return HashMap.has(data.tags, id) ? id : refuse(`tag ${text} does not exist`)
  })

/** Changes the annotation in the path, or answers that there is none. */
const changing =
  (change: (annotation: Annotation, question: Question) => Answered): Answerer =>
  (question) => {
    const annotation = annotationOf(question.data, requestOf(question), "annotation_id")
    return annotation === undefined ? { reply: notFound("Annotation not found") } : change(annotation, question)
  }

/** Lists annotations. */
export const listAnnotations: Answerer = (question) => {
  const request = requestOf(question)
  const found = annotationsBetween(question.data, request.text("fromDate"), request.text("toDate"))
  return { reply: json(200, { status: "ok", results: found.map((annotation) => shown(annotation, question.data)) }) }
}

/** Adds one. */
export const createAnnotation: Answerer = (question) => {
  const request = requestOf(question)
  const { nextId: id } = question.data
  const annotation: Annotation = {
    id,
    date: request.required("date"),
    description: request.required("description"),
    tags: tagsOf(request, question.data) ?? []
  }
  const data = saved(question.data, "annotations", () => annotation)
  return { reply: json(201, { status: "ok", results: shown(annotation, data) }), data }
}

/** Shows one. */
export const getAnnotation = changing((annotation, { data }) => ({
  reply: json(200, { status: "ok", results: shown(annotation, data) })
}))

/** Changes the text and the tags of one; its date stays. */
export const updateAnnotation = changing((annotation, question) => {
  const request = requestOf(question)
  const changed: Annotation = {
    ...annotation,
    description: request.text("description") ?? annotation.description,
    tags: tagsOf(request, question.data) ?? annotation.tags
  }
  const data = withAnnotation(question.data, changed)
  return { reply: json(200, { status: "ok", results: shown(changed, data) }), data }
})

/** Removes one. */
export const deleteAnnotation = changing((annotation, { data }) => ({
  reply: json(200, { status: "ok", results: { id: annotation.id } }),
  data: withoutAnnotation(data, annotation)
}))

const shownTag = (tag: Tag, { data, project: { projectId } }: Question) => ({
  ...tag,
  project_id: projectId,
  has_annotations: HashMap.some(data.annotations, ({ tags }) => tags.includes(tag.id))
})

/** Lists tags. */
export const listAnnotationTags: Answerer = (question) => {
  const tags = Array.from(HashMap.values(question.data.tags)).sort((a, b) => a.id - b.id)
  return {
    reply: json(
      200,
      tags.map((tag) => shownTag(tag, question))
    )
  }
}

/** Adds a tag. */
export const createAnnotationTag: Answerer = (question) => {
  const tag = { id: question.data.nextId, name: requestOf(question).required("name") }
  return { reply: json(200, shownTag(tag, question)), data: saved(question.data, "tags", () => tag) }
}
