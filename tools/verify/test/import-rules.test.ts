import { mkdirSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import * as Command from "../src/Command.ts"
import { root } from "../src/workspace.ts"
import { directoryOf } from "./directory.ts"

const rules = join(root, "tools/verify/dependency-cruiser.config.mjs")

const manifest = (name: string, dependencies: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify({ name: `@tallymark/${name}`, exports: { ".": "./src/index.ts" }, dependencies })

/** A small workspace that breaks no rule. */
const sound = {
  "package.json": "{}",
  "packages/core/package.json": manifest("core"),
  "packages/core/src/index.ts": 'export { one } from "./one.ts"',
  "packages/core/src/one.ts": "export const one = 1",
  "packages/core/src/OperationSpec.ts": "export interface OperationSpec {}",
  "packages/core/src/generated/table.ts": 'import type { OperationSpec } from "../OperationSpec.ts"',
  "packages/tracking/package.json": manifest("tracking", { "@tallymark/core": "*" }),
  "packages/tracking/src/index.ts": 'import { one } from "@tallymark/core"\nexport const two = one + 1',
  "packages/tracking/src/node.ts": 'import * as fs from "node:fs"\nexport { two } from "./index.ts"',
  "packages/testing/package.json": manifest("testing", { "@tallymark/core": "*" }),
  "packages/testing/src/index.ts": 'import { one } from "@tallymark/core"\nexport const three = one + 2',
  "packages/compat/package.json": manifest("compat"),
  "packages/compat/src/index.ts": "export const four = 4",
  "packages/cli/package.json": manifest("cli", { "@tallymark/core": "*", "@tallymark/tracking": "*" }),
  "packages/cli/src/index.ts": 'import { two } from "@tallymark/tracking"\nexport const five = two + 3'
}

const cruise = async (broken: Readonly<Record<string, string>>) => {
  const directory = directoryOf({ ...sound, ...broken })
  for (const from of ["tracking", "testing", "compat", "cli"]) {
    mkdirSync(join(directory, `packages/${from}/node_modules/@tallymark`), { recursive: true })
    for (const to of ["core", "testing", "tracking", "compat", "cli"])
      symlinkSync(join(directory, "packages", to), join(directory, `packages/${from}/node_modules/@tallymark`, to))
  }
  const { output } = await Command.run("depcruise", ["--config", rules, "packages"], { cwd: directory })
  return [...new Set(output.match(/(?<=error )[a-z-]+/g))].sort()
}

/** Each rule with a file that breaks it and no other. */
const breaches: ReadonlyArray<readonly [rule: string, file: string, code: string]> = [
  ["no-cycles", "packages/core/src/one.ts", 'import type { one as t } from "./index.ts"\nexport const one = 1'],
  ["testing-imports-core-only", "packages/testing/src/index.ts", 'import { two } from "@tallymark/tracking"'],
  ["facades-stay-apart", "packages/tracking/src/index.ts", 'import { three } from "@tallymark/testing"'],
  ["compat-stands-on-the-facades", "packages/compat/src/index.ts", 'import { five } from "@tallymark/cli"'],
  ["the-cli-imports-what-it-shows", "packages/cli/src/index.ts", 'import { four } from "@tallymark/compat"'],
  ["generated-imports-types-only", "packages/core/src/generated/table.ts", 'import { one } from "../one.ts"'],
  ["packages-by-name", "packages/tracking/test/a.ts", 'import { one } from "../../core/src/one.ts"'],
  ["resolves", "packages/core/src/one.ts", 'import { gone } from "gone"\nexport const one = 1'],
  ["portable-by-default", "packages/core/src/one.ts", 'import * as fs from "node:fs"\nexport const one = 1']
]

describe("the import rules", () => {
  it("accept a sound workspace", async () => assert.deepStrictEqual(await cruise({}), []))

  for (const [rule, file, code] of breaches)
    it(`enforce ${rule}`, async () => assert.deepStrictEqual(await cruise({ [file]: code }), [rule]))

  it("keep core below the facades, even by path", async () => {
    const code = 'import { three } from "../../testing/src/index.ts"\nexport const one = 1'
    const rules = await cruise({ "packages/core/src/one.ts": code })
    assert.include(rules, "core-imports-no-other-package")
  })

  it("refuse the root of Effect and packages that are not declared", async () => {
    const rules = await cruise({
      "packages/core/src/one.ts": 'import { Effect } from "effect"\nexport const one = 1',
      "packages/core/node_modules/effect/package.json": '{ "name": "effect", "exports": "./dist/index.js" }',
      "packages/core/node_modules/effect/dist/index.js": "export const Effect = {}"
    })
    assert.deepStrictEqual(rules, ["effect-by-subpath", "ships-what-it-declares"])
  })
})
