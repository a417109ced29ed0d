/**
 * The numbered quirks of the old clients, and what `options.fix` does about each. The package's README explains them.
 */
import { ValueError } from "../errors/builtin.ts"

/**
 * What becomes of a quirk:
 *
 * - `option`: kept, until `fix` names it.
 * - `always`: fixed whatever `fix` says, because it only hurts.
 * - `never`: there is nothing to fix, or nothing that this package could. Naming it does nothing.
 */
export type Remedy = "option" | "always" | "never"

/** Every quirk. */
export const quirks = {
  K1: "option",
  K2: "option",
  K3: "option",
  K4: "option",
  K5: "option",
  K6: "option",
  K7: "option",
  K8: "option",
  K9: "option",
  K10: "option",
  K11: "option",
  K12: "option",
  K13: "always",
  K14: "always",
  K15: "option",
  K16: "option",
  K17: "option",
  K18: "option",
  K19: "option",
  K20: "always",
  K21: "never",
  K22: "never",
  M1: "option",
  M2: "option",
  M3: "never",
  M4: "option",
  M5: "always",
  M6: "never",
  M7: "option",
  M8: "option",
  M9: "option",
  M10: "option",
  M11: "option",
  M12: "option",
  M13: "never",
  M14: "option",
  M15: "option",
  M16: "option",
  M17: "option",
  M18: "option",
  M19: "option",
  M20: "always",
  M21: "option",
  M22: "option",
  M23: "never",
  M24: "never",
  M25: "option",
  M26: "option",
  M27: "never",
  M28: "never",
  M29: "never"
} as const satisfies Readonly<Record<string, Remedy>>

/** The number of a quirk. */
export type Quirk = keyof typeof quirks

/** Which quirks to fix. */
export type Fix = ReadonlyArray<Quirk> | "all"

/** Tells whether a quirk is to be fixed. */
export type IsFixed = (quirk: Quirk) => boolean

/** Reads `options.fix`. Throws a `ValueError` for a number that no quirk has. */
export const readFix = (fix: Fix | undefined): IsFixed => {
  if (fix === "all") return () => true
  if (fix !== undefined && !Array.isArray(fix)) {
    throw new ValueError('fix must be "all" or a list of quirk numbers such as ["K4", "M7"]')
  }
  const known: ReadonlyArray<string> = Object.keys(quirks)
  for (const number of fix ?? []) {
    if (!known.includes(number))
      throw new ValueError(`fix: there is no quirk of that number; they are ${known.join(", ")}`)
  }
  const wanted = new Set(fix)
  return (quirk) => quirks[quirk] === "always" || wanted.has(quirk)
}
