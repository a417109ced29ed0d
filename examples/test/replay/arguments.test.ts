import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { checkFile, readArguments } from "../../replay/arguments.ts"
import { countLines } from "../../replay/count-lines.ts"

describe("readArguments", () => {
  it("replays the sample when no file is named", () => {
    assert.deepStrictEqual(readArguments([]), { _tag: "Replay", path: undefined })
  })

  it("replays the file that is named", () => {
    assert.deepStrictEqual(readArguments(["my export.json"]), { _tag: "Replay", path: "my export.json" })
  })

  it("shows help", () => {
    assert.deepStrictEqual(readArguments(["--help"]), { _tag: "Help" })
  })

  it("refuses a second file and options it does not know", () => {
    assert.deepStrictEqual(readArguments(["a", "b"]), { _tag: "Mistake", message: "one file at a time, please" })
    assert.deepStrictEqual(readArguments(["--fast"]), { _tag: "Mistake", message: "Unknown option '--fast'" })
  })
})

describe("checkFile", () => {
  it("says what is wrong with a file that cannot be replayed", async () => {
    await using directory = await scratch()
    const [empty, absent] = [join(directory.path, "empty.json"), join(directory.path, "absent.json")]
    await writeFile(empty, "")
    assert.deepStrictEqual(await checkFile(empty), { fault: `${empty} is empty` })
    assert.deepStrictEqual(await checkFile(absent), { fault: `there is no file ${absent}` })
    assert.deepStrictEqual(await checkFile(join(empty, "below")), { fault: `there is no file ${join(empty, "below")}` })
    assert.deepStrictEqual(await checkFile(directory.path), {
      fault: `${directory.path} is a directory; name a file of the export, such as 1.json`
    })
  })

  it("answers the absolute path of a good one", async () => {
    await using directory = await scratch()
    const file = join(directory.path, "1.json")
    await writeFile(file, "{}")
    assert.deepStrictEqual(await checkFile(file), { file })
  })
})

describe("countLines", () => {
  it.each([
    ["a\nb\n", 2],
    ["a\nb", 2],
    ["\n\n", 2],
    ["", 0]
  ])("counts the lines of %j", async (content, expected) => {
    await using directory = await scratch()
    const file = join(directory.path, "1.json")
    await writeFile(file, content)
    assert.strictEqual(await countLines(file), expected)
  })
})

const scratch = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), "tallymark-"))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}
