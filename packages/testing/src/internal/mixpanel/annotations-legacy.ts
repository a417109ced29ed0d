/**
 * Annotations as the legacy API has them: the same ones, written and read by GET.
 */
import { json } from "../exchange.ts"
import { annotationOf, annotationsBetween, withAnnotation, withoutAnnotation } from "./annotations.ts"
import { saved } from "./project-data.ts"
import { type Answerer, requestOf } from "./question.ts"
import { notFound } from "./refusals.ts"

const done = json(200, { error: false })

/** Lists annotations. */
export const listAnnotationsLegacy: Answerer = (question) => {
  const request = requestOf(question)
  const found = annotationsBetween(question.data, request.text("from_date"), request.text("to_date"))
  const annotations = found.map(({ id, date, description }) => ({
    date,
    project_id: question.project.projectId,
    id,
    description
  }))
  return { reply: json(200, { annotations, error: false }) }
}

/** Adds one. */
export const createAnnotationLegacy: Answerer = (question) => {
  const request = requestOf(question)
  const [date, description] = [request.required("date"), request.required("description")]
  return { reply: done, data: saved(question.data, "annotations", (id) => ({ id, date, description, tags: [] })) }
}

/** Changes the text of one and, as only this generation can, its date. */
export const updateAnnotationLegacy: Answerer = (question) => {
  const request = requestOf(question)
  const annotation = annotationOf(question.data, request, "id")
  if (annotation === undefined) return { reply: notFound("Annotation not found") }
  const [date, description] = [request.required("date"), request.required("description")]
  return { reply: done, data: withAnnotation(question.data, { ...annotation, date, description }) }
}

/** Removes one. */
export const deleteAnnotationLegacy: Answerer = (question) => {
  const annotation = annotationOf(question.data, requestOf(question), "id")
  if (annotation === undefined) return { reply: notFound("Annotation not found") }
  return { reply: done, data: withoutAnnotation(question.data, annotation) }
}
