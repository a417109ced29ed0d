/**
 * The shape of the generated `operations` tables: what a service accepts and answers, as plain data.
 *
 * `tools/codegen` writes one table per spec under `generated/`. Facades, validation and the fake servers read the
 * tables and know nothing about endpoints themselves.
 */

/** What a parameter's text must look like on the wire. Lengths count UTF-16 code units, as JavaScript strings do. */
export interface TextRules {
  readonly kind: "string" | "integer" | "number" | "boolean"
  readonly enum?: ReadonlyArray<string>
  readonly minLength?: number
  readonly maxLength?: number
  /** A regular expression source, matched with the `u` flag. */
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  /** Said after the problem with a text that breaks the rules: what to do instead. */
  readonly hint?: string
}

/** One named parameter, in the place and order the service expects it. */
export interface ParameterSpec extends TextRules {
  readonly name: string
  readonly in: "query" | "form"
  readonly required: boolean
  readonly default?: string
}

/** Every parameter the table does not name: a free-form map spread over the query or the form. */
export interface OpenParameters {
  readonly in: "query" | "form"
  readonly names: TextRules
  readonly values: TextRules
}

/** One answer the service may give. `contentType` is absent where there is no body. */
export interface ResponseSpec {
  readonly status: number
  readonly contentType?: string
}

/** One operation of a service. */
export interface OperationSpec {
  readonly id: string
  readonly method: "GET" | "POST"
  /** The path per API generation, beginning with a slash. */
  readonly paths: Readonly<Record<string, string>>
  /** Which of the table's hosts serves it. */
  readonly host: string
  /** The names of the auth schemes that apply, any one of which is enough; empty where none is needed. */
  readonly auth: ReadonlyArray<string>
  /** In wire order. */
  readonly parameters: ReadonlyArray<ParameterSpec>
  readonly open?: OpenParameters
  /** Switch to `operation` (the same call as a form) when the encoded query is longer than `characters`. */
  readonly formAbove?: { readonly characters: number; readonly operation: string }
  readonly responses: ReadonlyArray<ResponseSpec>
}

/** How a secret travels: as the named query or form parameter, or as HTTP Basic. */
export type AuthScheme = { readonly type: "parameter"; readonly name: string } | { readonly type: "basic" }

/** One spec: its hosts, auth schemes and operations. */
export interface ServiceSpec {
  readonly id: string
  /** Host role → default origin, without a trailing slash. */
  readonly hosts: Readonly<Record<string, string>>
  readonly auth: Readonly<Record<string, AuthScheme>>
  readonly operations: Readonly<Record<string, OperationSpec>>
}
