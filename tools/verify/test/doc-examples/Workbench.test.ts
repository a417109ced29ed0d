import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import * as Workbench from "../../doc-examples/Workbench.ts"
import * as Command from "../../src/Command.ts"
import { root } from "../../src/workspace.ts"
import { directoryOf } from "../directory.ts"

const example = { file: "docs/guide.md", line: 40, code: 'const a: number = "one"', isRun: true, isTest: false }

const base = readFileSync(join(root, "tsconfig.base.json"), "utf8")

describe("Workbench", () => {
  it("keeps the line numbers of the documentation", () => {
    const directory = directoryOf({})
    const { fileOf } = Workbench.make(directory, join(directory, "dist"), [example])
    assert.strictEqual(readFileSync(fileOf(example), "utf8").split("\n")[39], example.code)
  })

  it("makes messages of the compiler name the documentation", async () => {
    const directory = directoryOf({ "tsconfig.base.json": base })
    const workbench = Workbench.make(directory, join(directory, "dist"), [example])
    const { code, output } = await Command.run("tsc", ["-p", workbench.project, "--types", ""], { cwd: directory })
    assert.notStrictEqual(code, 0)
    assert.match(workbench.rename(output), /^docs\/guide\.md\(40,7\)/m)
  })
})
