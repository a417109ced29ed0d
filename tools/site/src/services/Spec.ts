/**
 * The parts of an OpenAPI description that its pages show.
 *
 * The check `specs` proves the form of the files, so the types here are taken at their word.
 */
import { resolve as follow } from "@tallymark/codegen/reference"
import { parse } from "yaml"

/** Something that stands here, or elsewhere in the file. */
export type Referable<A> = A | { readonly $ref: string }

/** A JSON schema. */
export interface Schema {
  readonly description?: string
  readonly type?: string | ReadonlyArray<string>
  readonly format?: string
  readonly enum?: ReadonlyArray<unknown>
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly items?: Referable<Schema>
  readonly properties?: Readonly<Record<string, Referable<Schema>>>
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean | Referable<Schema>
  readonly anyOf?: ReadonlyArray<Referable<Schema>>
  readonly contentSchema?: Referable<Schema>
  readonly "x-hint"?: string
}

/** A body in one media type. */
export interface Media {
  readonly schema?: Referable<Schema>
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
}

/** Bodies by media type. */
export type Content = Readonly<Record<string, Media>>

/** One parameter of an operation. */
export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Referable<Schema>
  readonly content?: Content
  readonly example?: unknown
  readonly "x-generations"?: ReadonlyArray<string>
}

/** One answer of an operation. */
export interface Response {
  readonly description: string
  readonly content?: Content
}

/** One operation. */
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: ReadonlyArray<string>
  readonly security?: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly parameters?: ReadonlyArray<Referable<Parameter>>
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, Referable<Response>>>
  readonly "x-other-paths"?: Readonly<Record<string, string>>
  readonly "x-generation"?: string
  readonly "x-limit"?: string
  readonly "x-form-above"?: { readonly characters: number; readonly operation: string }
}

/** A whole description. */
export interface Document {
  readonly info: { readonly title: string; readonly summary: string; readonly description: string }
  readonly servers: ReadonlyArray<{ readonly url: string; readonly description: string }>
  readonly tags: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly security: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, { readonly type: string; readonly description: string }>>
  }
  readonly "x-limits"?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** An operation and the line that requests it. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** A description, and how to read the references in it. */
export interface Spec {
  /** The name of its file without extension: `mixpanel-query`. */
  readonly name: string
  readonly document: Document
  readonly calls: ReadonlyArray<Call>
  /** What a reference stands for. */
  readonly at: <A extends object>(value: Referable<A>) => A
}

/** Reads the text of a description. */
export const fromYaml = (name: string, yaml: string): Spec => {
  // The merged keys of a YAML alias are those of the file's linted form.
  const document = parse(yaml, { merge: true }) as Document
  return {
    name,
    document,
    calls: Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation }))
    ),
    at: <A extends object>(value: Referable<A>): A => {
      const target = follow(document, value)
      if ("problem" in target) throw new Error(`specs/${name}.yaml: ${target.problem}.`)
      // A linted reference leads to a component of the kind that is asked for.
      return target.value as A
    }
  }
}
