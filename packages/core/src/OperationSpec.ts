/**
 * The shape of the generated `operations` tables: what a service accepts and answers, as plain data.
 *
 * `tools/codegen` writes one table per spec under `generated/`. Facades, validation and the fake servers read the
 * tables and know nothing about endpoints themselves.
 */

/**
 * What a text stands for: a plain value, a calendar `date` (`2026-11-22`), a `datetime` (`2026-11-22 13:00:00`), a
 * segmentation `expression`, or JSON written as text: an array of strings or integers, or an object.
 */
export type ParameterKind =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "datetime"
  | "expression"
  | "strings"
  | "integers"
  | "object"

/** What a parameter's text must look like on the wire. Lengths count UTF-16 code units, as JavaScript strings do. */
export interface TextRules {
  readonly kind: ParameterKind
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

/** Where a parameter travels: in the path, in the query, in a form, or as a member of a JSON body. */
export type ParameterPlace = "path" | "query" | "form" | "json"

/** One named parameter, in the place and order the service expects it. */
export interface ParameterSpec extends TextRules {
  readonly name: string
  readonly in: ParameterPlace
  readonly required: boolean
  readonly default?: string
  /** For `strings` and `integers`: how many items there must be at least. */
  readonly minItems?: number
  /** The API generations that know it; every generation of the operation where absent. */
  readonly generations?: ReadonlyArray<string>
}

/** Every parameter the table does not name: a free-form map spread over the query or the form. */
export interface OpenParameters {
  readonly in: "query" | "form"
  readonly names: TextRules
  readonly values: TextRules
}

/**
 * One answer the service may give. `contentType` is absent where there is no body; a status with several content types
 * stands once for each.
 */
export interface ResponseSpec {
  readonly status: number
  readonly contentType?: string
}

/** One operation of a service. */
export interface OperationSpec {
  readonly id: string
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  /** The path per API generation, beginning with a slash; a parameter in it stands in braces. */
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
  /** Which of the table's limits counts its calls; none does where absent. */
  readonly limit?: string
  readonly responses: ReadonlyArray<ResponseSpec>
}

/**
 * How a secret travels: as the named query or form parameter, as HTTP Basic, or not at all, because it only signs the
 * parameters. `generation` is there when one API generation alone takes the scheme. `parameters` come with it: the
 * operations list them, and whoever has the credentials knows their values. What a signature adds, no operation lists.
 */
export type AuthScheme = {
  readonly generation?: string
  readonly parameters?: ReadonlyArray<string>
} & (
  | { readonly type: "parameter"; readonly name: string }
  | { readonly type: "basic" }
  | { readonly type: "signature"; readonly key: string; readonly expire: string; readonly signature: string }
)

/** The parameters that a scheme adds to calls: the secret's own, and those that come with it. */
export const schemeParameters = (scheme: AuthScheme): ReadonlyArray<string> => {
  const { parameters = [] } = scheme
  if (scheme.type === "parameter") return [scheme.name, ...parameters]
  return scheme.type === "basic" ? parameters : [scheme.key, scheme.expire, scheme.signature, ...parameters]
}

/** How many calls the service takes from one project. */
export interface LimitSpec {
  readonly perHour?: number
  readonly perSecond?: number
  readonly concurrent?: number
}

/** One spec: its hosts, auth schemes and operations. */
export interface ServiceSpec {
  readonly id: string
  /** Host role → default origin, without a trailing slash. */
  readonly hosts: Readonly<Record<string, string>>
  /** Region → host role → origin, where the service keeps data in several regions. */
  readonly regions?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly limits?: Readonly<Record<string, LimitSpec>>
  readonly auth: Readonly<Record<string, AuthScheme>>
  readonly operations: Readonly<Record<string, OperationSpec>>
}
