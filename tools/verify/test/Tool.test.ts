import { chmodSync } from "node:fs"
import { delimiter, join } from "node:path"
import { assert, describe, it } from "vitest"
import * as Tool from "../src/Tool.ts"
import { directoryOf } from "./directory.ts"

describe("Tool", () => {
  it("is found under the first of its names, in the first place that can run it", () => {
    const directory = directoryOf({ "a/kettle": "", "b/kettle": "", "b/pot": "" })
    chmodSync(join(directory, "b/kettle"), 0o755)
    chmodSync(join(directory, "b/pot"), 0o755)
    const path = [join(directory, "a"), join(directory, "b")].join(delimiter)
    assert.strictEqual(Tool.onPath("Teapot", "pot", "kettle").find(path), join(directory, "b/pot"))
    assert.strictEqual(Tool.onPath("Kettle", "kettle").find(path), join(directory, "b/kettle"))
  })

  it("is missing when no directory of the path has it", () => {
    assert.isUndefined(Tool.onPath("Teapot", "pot").find(directoryOf({})))
  })
})
