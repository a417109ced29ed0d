/** The whole way from a directory of specs to a directory of generated files. */
import { readSpecs } from "./read-spec.ts"
import { render } from "./render.ts"
import { type Mode, sync } from "./sync.ts"

/** What a run found. */
export interface Outcome {
  /** How many files the specs call for. */
  readonly files: number
  /** The names of those that were not as they should be; in `write` mode they are now. */
  readonly stale: ReadonlyArray<string>
}

/** Generates the files of every spec, or only compares. Fails with a `SpecProblem` before anything is written. */
export const generate = async (specs: URL, output: URL, mode: Mode): Promise<Outcome> => {
  const rendered = await Promise.all((await readSpecs(specs)).map(render))
  const files = new Map(rendered.flatMap((texts) => [...texts]))
  return { files: files.size, stale: await sync(files, output, mode) }
}
