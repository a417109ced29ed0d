/**
 * Builds the fake server's live page once, before any test of the suite.
 */
import { join } from "node:path"
import * as Command from "@tallymark/verify/Command"
import { root } from "@tallymark/verify/workspace"

/** Vitest calls this before the suite. */
export default async function setup(): Promise<void> {
  const { code, output } = await Command.run(process.execPath, ["build-page.ts"], {
    cwd: join(root, "packages/testing")
  })
  if (code !== 0) throw new Error(`The live page cannot be built.\n${output}`)
}
