import { basename, dirname, join } from "node:path"
import { assert, describe, it } from "vitest"
import * as Command from "../src/Command.ts"
import { root } from "../src/workspace.ts"
import { claimsOf, unmet } from "./claims.ts"
import * as Example from "./Example.ts"
import * as Workbench from "./Workbench.ts"

const examples = Example.findAll(root)
const directory = join(import.meta.dirname, "../dist/doc-examples")
const workbench = Workbench.make(root, directory, examples)

/** What an example leaves in the state directory of its user is left in the workbench. */
const env = { XDG_STATE_HOME: join(directory, "state") }

const succeeds = async (command: string, ...args: ReadonlyArray<string>): Promise<string> => {
  const { code, output } = await Command.run(command, args, { deadline: 30_000, env })
  if (code !== 0) assert.fail(workbench.rename(output))
  return output
}

/** An example that tests something is run by its test runner, any other one by Node. */
const commandOf = (example: Example.Example): readonly [string, ...Array<string>] => {
  const file = workbench.fileOf(example)
  return example.isTest ? ["vitest", "run", "--root", dirname(file), basename(file)] : ["node", file]
}

describe.concurrent("the documentation", () => {
  it("has examples that compile", () => succeeds("tsc", "--project", workbench.project), 60_000)

  for (const example of examples.filter(({ isRun }) => isRun)) {
    it(`${example.file}:${example.line} runs, and prints what it says`, async () => {
      const output = await succeeds(...commandOf(example))
      assert.deepStrictEqual(unmet(claimsOf(example.code), output), [], `it prints:\n${output}`)
    }, 60_000)
  }
})
