/** Keeps the generator honest: what it does not read must not stand in a spec. */
import type { SpecNode } from "./spec-node.ts"

/** Fails on a key that would be ignored. */
export const refuseOtherKeys = (place: SpecNode, allowed: ReadonlyArray<string>): void => {
  const key = place.keys().find((name) => !allowed.includes(name))
  if (key !== undefined) place.fail(`\`${key}\` is not supported here`)
}
