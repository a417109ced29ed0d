/**
 * The annotations of a project: moments with a text that its charts show.
 *
 * Service accounts use the current API, request signatures the legacy one, which knows no tags. A project secret has
 * access to neither.
 */
import type { DateInput, DateTimeInput } from "../Dates.ts"
import type { CallOptions } from "./Questions.ts"

/** Which annotations. */
export interface AnnotationRange {
  /** The first day; needed with a request signature. */
  readonly from?: DateInput | undefined
  /** The last day; needed with a request signature. */
  readonly to?: DateInput | undefined
}

/** A new annotation. */
export interface NewAnnotation {
  /** The moment, in the project's time zone. */
  readonly date: DateTimeInput
  readonly description: string
  /** The numbers of its tags. Not with a request signature. */
  readonly tags?: ReadonlyArray<number> | undefined
}

/** What to change of an annotation. */
export interface AnnotationChange {
  readonly id: number
  /** Needed with a request signature, whose API replaces it. The current API cannot change it. */
  readonly date?: DateTimeInput | undefined
  /** Needed with a request signature. */
  readonly description?: string | undefined
  /** The numbers of its tags. Not with a request signature. */
  readonly tags?: ReadonlyArray<number> | undefined
}

/** One annotation, by its number. */
export interface AnnotationId {
  readonly id: number
}

/** A tag of annotations. */
export interface AnnotationTag {
  readonly id: number
  readonly name: string
}

/** Who wrote an annotation, as far as the service tells. */
export interface AnnotationAuthor {
  readonly id: number | undefined
  readonly firstName: string | undefined
  readonly lastName: string | undefined
}

/** A moment with a text. */
export interface Annotation {
  readonly id: number
  /** `2026-11-22 13:00:00`, in the project's time zone. */
  readonly date: string
  readonly description: string
  /** Its tags; none where the legacy API answered. */
  readonly tags: ReadonlyArray<AnnotationTag>
  /** Who wrote it, where the service tells. */
  readonly author: AnnotationAuthor | undefined
}

/** The annotations of a project. */
export interface AnnotationQuestions {
  /** The annotations between two days, or all of them. */
  readonly list: (range?: AnnotationRange, options?: CallOptions) => Promise<ReadonlyArray<Annotation>>
  /** One annotation. Not with a request signature. */
  readonly get: (annotation: AnnotationId, options?: CallOptions) => Promise<Annotation>
  /** Writes one. Returns it, or `undefined` with a request signature, whose API does not tell. */
  readonly create: (annotation: NewAnnotation, options?: CallOptions) => Promise<Annotation | undefined>
  /** Changes one. Returns it, or `undefined` with a request signature, whose API does not tell. */
  readonly update: (change: AnnotationChange, options?: CallOptions) => Promise<Annotation | undefined>
  /** Deletes one. */
  readonly delete: (annotation: AnnotationId, options?: CallOptions) => Promise<void>
  /** The tags of the project. Not with a request signature. */
  readonly tags: (options?: CallOptions) => Promise<ReadonlyArray<AnnotationTag>>
  /** Makes a tag. Not with a request signature. */
  readonly createTag: (tag: Pick<AnnotationTag, "name">, options?: CallOptions) => Promise<AnnotationTag>
}
