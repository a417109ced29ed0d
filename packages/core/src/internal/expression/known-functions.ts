/**
 * The functions there are reports of, and how many parameters they take.
 *
 * The published grammar is incomplete, so a function that is not listed is worth a warning and never an error.
 */

/** A function as far as it is known. */
export interface KnownFunction {
  readonly least: number
  readonly most: number
  /** `formula` functions are documented for custom properties only; `where` and `on` may not know them. */
  readonly seenIn: "expression" | "formula"
  /** Whether its first parameter is a name that the third one uses. */
  readonly binds: boolean
}

const inExpressions = (least: number, most = least, binds = false): KnownFunction => ({
  least,
  most,
  seenIn: "expression",
  binds
})

const inFormulas = (least: number, most = least, binds = false): KnownFunction => ({
  least,
  most,
  seenIn: "formula",
  binds
})

const many = Number.POSITIVE_INFINITY

/** Every known function by its name. */
export const knownFunctions: ReadonlyMap<string, KnownFunction> = new Map([
  ["boolean", inExpressions(1)],
  ["number", inExpressions(1)],
  ["string", inExpressions(1, 2)],
  ["floor", inExpressions(1)],
  ["round", inExpressions(1)],
  ["ceil", inExpressions(1)],
  ["defined", inExpressions(1)],
  ["datetime", inExpressions(1)],
  ["list", inExpressions(1)],
  ["has_prefix", inExpressions(2)],
  ["any", inExpressions(3, 3, true)],
  ["all", inFormulas(3, 3, true)],
  ["filter", inFormulas(3, 3, true)],
  ["map", inFormulas(3, 3, true)],
  ["let", inFormulas(3, 3, true)],
  ["if", inFormulas(3)],
  ["ifs", inFormulas(2, many)],
  ["sum", inFormulas(1)],
  ["min", inFormulas(1, many)],
  ["max", inFormulas(1, many)],
  ["upper", inFormulas(1)],
  ["lower", inFormulas(1)],
  ["len", inFormulas(1)],
  ["left", inFormulas(2)],
  ["right", inFormulas(2)],
  ["mid", inFormulas(3)],
  ["split", inFormulas(2, 3)],
  ["has_suffix", inFormulas(2)],
  ["parse_url", inFormulas(2)],
  ["regex_extract", inFormulas(2, 3)],
  ["regex_match", inFormulas(2)],
  ["regex_replace", inFormulas(3)],
  ["datedif", inFormulas(3)],
  ["TODAY", inFormulas(0)]
])
