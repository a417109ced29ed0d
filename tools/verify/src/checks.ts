/**
 * Everything `pnpm verify` proves, in the order a failure is cheapest to learn.
 */
import type { Check } from "./Check.ts"
import * as Command from "./Command.ts"
import { changesets } from "./checks/changesets.ts"
import { links } from "./checks/links.ts"
import * as Tool from "./Tool.ts"
import { testSuite } from "./test-suite.ts"
import { root } from "./workspace.ts"

const command =
  (name: string, ...args: ReadonlyArray<string>) =>
  () =>
    Command.check(name, args)

const script = (of: string, name: string) => command("pnpm", "--fail-if-no-match", "--filter", of, "run", name)

const importRules = "tools/verify/dependency-cruiser.config.mjs"

const suite = (config: string) => () => testSuite(config)

/** The checks, by the names that `pnpm verify NAME…` takes. */
export const checks: ReadonlyArray<Check> = [
  { name: "lint", run: command("biome", "check", "--error-on-warnings") },
  { name: "generated", run: command("pnpm", "run", "generate", "--check") },
  { name: "specs", run: script("@tallymark/codegen", "lint:specs") },
  { name: "dependencies", run: command("depcruise", "--config", importRules, "packages", "tools", "examples") },
  { name: "types", run: command("tsc", "-b") },
  { name: "links", run: () => links(root) },
  { name: "changesets", run: () => changesets(root) },
  { name: "tests", run: suite("vitest.config.ts") },
  { name: "build", after: ["types"], run: command("pnpm", "run", "build") },
  { name: "packages", after: ["build"], run: suite("tools/pack-test/suite.config.ts") },
  { name: "browser", tools: [Tool.chromium], run: suite("tools/browser-test/suite.config.ts") },
  { name: "size", run: script("@tallymark/bench", "size") },
  { name: "api-docs", run: script("@tallymark/site", "api") },
  { name: "site", after: ["api-docs"], run: suite("tools/site/suite.config.ts") },
  { name: "examples", run: suite("tools/verify/doc-examples/suite.config.ts") }
]
