/** Every parameter, form and body of an answer shows what it looks like. */
import type { SpecNode } from "./spec-node.ts"

/** Fails unless the place has an example, or several by name. */
export const requireExample = (place: SpecNode): void => {
  if (!place.has("example") && (place.find("examples")?.keys().length ?? 0) === 0) place.fail("an example is missing")
}
