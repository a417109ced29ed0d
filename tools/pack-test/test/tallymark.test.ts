import * as Command from "@tallymark/verify/Command"
import { assert, inject, it } from "vitest"

it.for([
  [["--help"], "tallymark query segmentation"],
  [["expression", "check", 'properties["plan"] == "pro"'], "nothing is wrong with it"]
] as const)("tallymark %j answers where it is installed", async ([args, words]) => {
  const { code, output } = await Command.run("tallymark", args, { cwd: inject("consumer") })
  assert.strictEqual(code, 0, output)
  assert.include(output, words)
})
