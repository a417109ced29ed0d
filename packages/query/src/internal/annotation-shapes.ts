/**
 * The shapes of the answers about annotations, in both generations of the API.
 */
import * as Schema from "effect/Schema"

const Text = Schema.String
const Numeric = Schema.Number

/** A tag of an annotation. */
export const AnnotationTag = Schema.Struct({ id: Numeric, name: Text })

/** A tag of the project. */
export const Tag = Schema.Struct({
  id: Numeric,
  name: Text,
  project_id: Schema.optionalKey(Numeric),
  has_annotations: Schema.optionalKey(Schema.Boolean)
})

/** An annotation. */
export const Annotation = Schema.Struct({
  id: Numeric,
  date: Text,
  description: Text,
  user: Schema.optionalKey(
    Schema.Struct({
      id: Schema.optionalKey(Numeric),
      first_name: Schema.optionalKey(Text),
      last_name: Schema.optionalKey(Text)
    })
  ),
  tags: Schema.optionalKey(Schema.Array(AnnotationTag))
})

/** The answer about one annotation. */
export const AnnotationAnswer = Schema.Struct({ status: Text, results: Annotation })

/** The answer about several annotations. */
export const AnnotationsAnswer = Schema.Struct({ status: Text, results: Schema.Array(Annotation) })

/** The answer of deleting an annotation. */
export const DeletedAnswer = Schema.Struct({
  status: Text,
  results: Schema.optionalKey(Schema.Struct({ id: Schema.optionalKey(Numeric) }))
})

/** An annotation, as the legacy generation tells it. */
export const AnnotationLegacy = Schema.Struct({ date: Text, project_id: Numeric, id: Numeric, description: Text })

/** The legacy answer about annotations. */
export const AnnotationsLegacyAnswer = Schema.Struct({
  annotations: Schema.Array(AnnotationLegacy),
  error: Schema.optionalKey(Schema.Boolean)
})

/** The legacy answer of a call that changes something. */
export const DoneLegacyAnswer = Schema.Struct({ error: Schema.optionalKey(Schema.Boolean) })
