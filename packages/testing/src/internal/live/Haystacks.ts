/**
 * The texts that a filter looks through, each made once: the numbers of arrivals never repeat, and what was imported
 * never changes.
 */
import { callOf } from "./arrival-text.ts"
import { calledIn, type Kept } from "./arrivals.ts"

const listed = (values: ReadonlyArray<readonly [string, unknown]>): string => {
  let text = ""
  for (const [name, value] of values) text += `\n${name}=${typeof value === "string" ? value : JSON.stringify(value)}`
  return text
}

const written = (kept: Kept): string => {
  const { request, imported } = kept
  const call = calledIn(kept)
  if (call !== undefined) return `${call.name}\n${call.person}${listed(call.properties)}`
  if (imported !== undefined) {
    return `${imported.name}\n${imported.distinctId}${listed(Object.entries(imported.properties))}`
  }
  return request === undefined ? "" : `${callOf(request)}\n${request.url}\n${request.body}`
}

/** The texts of one server. */
export class Haystacks {
  #byNumber: Array<string | undefined> = []
  readonly #imported = new WeakMap<object, string>()

  /** Everything about an arrival that somebody may look for, in lower case. */
  of(kept: Kept): string {
    const { hit, request, imported } = kept
    if (imported !== undefined) {
      const known = this.#imported.get(imported) ?? written(kept).toLowerCase()
      this.#imported.set(imported, known)
      return known
    }
    const number = (hit ?? request)?.sequence ?? 0
    const known = this.#byNumber[number] ?? written(kept).toLowerCase()
    this.#byNumber[number] = known
    return known
  }

  /** Lets go of everything. */
  clear(): void {
    this.#byNumber = []
  }
}
