/**
 * Builds the site before its tests, from the API that the check `api-docs` leaves behind.
 */
import { join } from "node:path"
import * as Command from "@tallymark/verify/Command"

/** Where the built site is. */
export const site = join(import.meta.dirname, "../dist/site")

/** Runs before all tests. */
export const setup = async (): Promise<void> => {
  const { code, output } = await Command.run("node", ["src/main.ts"], { cwd: join(import.meta.dirname, "..") })
  if (code !== 0) throw new Error(output)
}
