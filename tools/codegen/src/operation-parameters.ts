/** What an operation takes, whichever way its parameters travel. */
import type { OpenParameters, ParameterSpec } from "@tallymark/core"

/** What a caller may send: the named parameters, and the rules for any others. */
export interface Parameters {
  readonly parameters: ReadonlyArray<ParameterSpec>
  readonly open?: OpenParameters
}
