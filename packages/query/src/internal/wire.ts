/**
 * Ties the fields of a question to the parameters of its operation.
 *
 * Each method has one small table of its names and the wire's. The compiler holds it to the generated table: a field is
 * required where the parameter is, takes what the parameter's kind and values allow, and no parameter is forgotten.
 */
import type { OperationSpec, ParameterSpec } from "@tallymark/core"
import type { DateInput, DateTimeInput } from "../Dates.ts"
import type { Expression } from "../Expression.ts"
import type { ServiceName } from "./Client.ts"

/** An operation, and which of its parameters each field of a question becomes. */
export interface Wire {
  readonly service: ServiceName
  readonly operation: OperationSpec
  /** Field of the question → name of the parameter. */
  readonly fields: Readonly<Record<string, string>>
}

/** What the credentials and the client itself add. */
type Supplied = "project_id" | "projectId" | "workspace_id" | "format" | "api_key" | "expire" | "sig"

/** What a caller passes for a parameter. */
type ValueOf<P extends ParameterSpec> = P extends { readonly enum: ReadonlyArray<infer A> }
  ? A
  : P extends { readonly kind: "date" }
    ? DateInput
    : P extends { readonly kind: "datetime" }
      ? DateTimeInput
      : P extends { readonly kind: "expression" }
        ? string | Expression
        : P extends { readonly kind: "strings" }
          ? ReadonlyArray<string>
          : P extends { readonly kind: "integers" }
            ? ReadonlyArray<number>
            : P extends { readonly kind: "integer" | "number" }
              ? number
              : P extends { readonly kind: "boolean" }
                ? boolean
                : P extends { readonly kind: "object" }
                  ? object
                  : string

type KeysOf<Input> = Input extends unknown ? keyof Input : never

type FieldOf<Input, K extends PropertyKey> = Input extends unknown
  ? K extends keyof Input
    ? Input[K]
    : undefined
  : never

type IsSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** The names of the parameters that a field may become. */
type Fitting<P extends ParameterSpec, Field> = P extends unknown
  ? IsSame<Exclude<Field, undefined>, ValueOf<P>> extends true
    ? IsSame<P["required"], undefined extends Field ? false : true> extends true
      ? P["name"]
      : never
    : never
  : never

type Fields<Op extends OperationSpec, Input> = {
  readonly [K in KeysOf<Input>]: Fitting<Op["parameters"][number], FieldOf<Input, K>>
}

/** The parameters that no field becomes; a name is an error. */
type Forgotten<Op extends OperationSpec, F> = Exclude<Op["parameters"][number]["name"], Supplied | F[keyof F]>

/** Ties a question to an operation of a service. Does not compile when they disagree. */
export const wire =
  <Input>() =>
  <const Op extends OperationSpec, const F extends Fields<Op, Input>>(
    service: ServiceName,
    operation: Op,
    fields: F & ([Forgotten<Op, F>] extends [never] ? unknown : { readonly forgotten: Forgotten<Op, F> })
  ): Wire => ({ service, operation, fields })
