/**
 * `pnpm verify [NAME…]`: runs every check, or the named ones with what they build on.
 *
 * Exits with 1 when anything failed. The last line is the sum over everything.
 */
import { availableParallelism } from "node:os"
import { checks } from "./checks.ts"
import { verify } from "./verify.ts"

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130))

process.exitCode = await verify(checks, {
  names: process.argv.slice(2),
  lanes: Math.max(2, Math.floor(availableParallelism() / 2)),
  ci: process.env.CI === "true",
  colour: process.stdout.hasColors?.() ?? false,
  write: (text) => process.stdout.write(text)
})
