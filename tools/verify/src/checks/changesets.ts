/**
 * Every package that changed since the main branch has a changeset, every changeset can be read, and the packages are
 * released together.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Check from "../Check.ts"
import * as Command from "../Command.ts"
import { publishedPackages } from "../workspace.ts"

/**
 * Runs `changeset status` against the main branch of a clone.
 *
 * A clone may know that branch by its remote only. On the branch itself, and in a clone that does not know it, there is
 * nothing to compare with, and all changesets that wait for a release are read.
 */
export const changesets = async (root: string): Promise<Check.Outcome> => {
  const apart = releasedApart(root)
  if (apart.length > 0) return Check.failed(`Not in the fixed group of .changeset/config.json: ${apart.join(", ")}`)
  const head = await commitOf("HEAD", root)
  if (head === undefined) return Check.skipped("there is no commit to compare with")
  const main = await commitOf("main", root)
  const base = main ?? (await commitOf("origin/main", root)) ?? head
  return Command.check("changeset", main === head ? ["status"] : ["status", `--since=${base}`], { cwd: root })
}

const commitOf = async (reference: string, cwd: string): Promise<string | undefined> => {
  const { code, output } = await Command.run("git", ["rev-parse", "--verify", "--quiet", `${reference}^{commit}`], {
    cwd
  })
  return code === 0 ? output.trim() : undefined
}

const releasedApart = (root: string): ReadonlyArray<string> => {
  const config: { readonly fixed: ReadonlyArray<ReadonlyArray<string>> } = JSON.parse(
    readFileSync(join(root, ".changeset/config.json"), "utf8")
  )
  return publishedPackages(root)
    .map(({ manifest }) => manifest.name)
    .filter((name) => !config.fixed[0]?.includes(name))
}
